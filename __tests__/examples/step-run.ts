import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { RunnerFiles } from '../../sandbox/runner/environment.ts';
import { readOutputs } from '../../sandbox/runner/log.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { type ActionResult, runAction } from '../../sandbox/runner/run-action.ts';
import { outputNames } from '../../src/core/result/outputs-of.ts';
import { type Contexts, interpolate, type Standing } from './expressions.ts';
import type { Step, Trigger } from './workflow-file.ts';

type Texts = Readonly<Record<string, string>>;

/** What surrounds a workflow. */
export interface Setting {
  lab: Lab;
  secrets: Texts;
  vars?: Texts;
  /**
   * Other people's actions by `owner/name`: from their `with` to their outputs. Checking out is
   * built in.
   */
  actions?: Readonly<Record<string, (given: Texts) => Texts>>;
  /** Inputs of this action on top of the workflow's. */
  inputs?: Texts;
  /** Variables of the runner on top of its own, for this action. */
  env?: Texts;
  /** A folder whose programs come before the machine's. */
  programs?: string;
  /** Called with the folder of every checkout. */
  afterCheckout?: (workspace: string) => Promise<void>;
}

/** Where the steps of a job run. */
export interface JobPlace {
  setting: Setting;
  trigger: Trigger;
  /** The commit of the run. */
  sha: string;
  /** File name of the workflow. */
  file: string;
  job: string;
  /** Empty until a step checks out. */
  workspace: string;
  temp: string;
}

export interface StepRun {
  /** `id`, or `name`, or what it uses. */
  readonly label: string;
  readonly outcome: Standing | 'skipped';
  /** Of this action all, those that it has not set are empty. */
  readonly outputs: Texts;
  /** Of this action alone. */
  readonly action?: ActionResult;
  /** Of a `run` step: what it printed, and what it wrote for the summary. */
  readonly printed?: string;
  readonly summary?: string;
}

type Ending = Omit<StepRun, 'label'>;

const ownAction = /^(?:your-org\/pay-prolific-bonuses@[0-9a-f]{40}|\.\/)$/;

function labelOf({ id, name, uses }: Step): string {
  return id ?? name ?? uses ?? '';
}

export async function runStep(step: Step, contexts: Contexts, place: JobPlace): Promise<StepRun> {
  const given = interpolateAll(step.with, contexts);
  const label = labelOf(step);
  if (step.run !== undefined)
    return { label, ...(await runScript(step.run, interpolateAll(step.env, contexts), place)) };
  const uses = step.uses ?? '';
  if (ownAction.test(uses)) return { label, ...(await runOwnAction(given, place)) };
  const [name = ''] = uses.split('@');
  if (name === 'actions/checkout') {
    await checkOut(given, place);
    return { label, outcome: 'success', outputs: {} };
  }
  const action = place.setting.actions?.[name];
  if (action === undefined) throw new Error(`The test does not say what ${name} does`);
  return { label, outcome: 'success', outputs: action(given) };
}

export function skipStep(step: Step): StepRun {
  const isOwn = ownAction.test(step.uses ?? '');
  return { label: labelOf(step), outcome: 'skipped', outputs: isOwn ? noOutputs() : {} };
}

/** A name that the action does not have is not in here, and so a slip of the workflow's. */
function noOutputs(): Texts {
  return Object.fromEntries(outputNames.map((name) => [name, '']));
}

function interpolateAll(texts: Step['with'], contexts: Contexts): Record<string, string> {
  const pairs = Object.entries(texts ?? {});
  return Object.fromEntries(pairs.map(([name, text]) => [name, interpolate(text, contexts)]));
}

async function checkOut(given: Texts, place: JobPlace): Promise<void> {
  const { lab, afterCheckout } = place.setting;
  const head = given['ref'] ? await lab.github.head(repository, given['ref']) : place.sha;
  place.workspace = await lab.checkOut(head ?? given['ref']);
  await afterCheckout?.(place.workspace);
}

async function runOwnAction(inputs: Texts, place: JobPlace): Promise<Ending> {
  const { setting, trigger, sha, file, job, workspace } = place;
  const { lab } = setting;
  const { name, ref } = trigger;
  const payload = ref.startsWith('refs/pull/') ? { pull_request: { number: 7 } } : {};
  const action = await runAction({
    github: lab.github,
    artifacts: lab.artifacts,
    prolific: lab.prolific,
    githubToken: lab.githubToken,
    repository,
    workspace,
    event: { name, ref, sha, payload },
    // What the sandbox would give by itself must come from the workflow, except for its address.
    inputs: { 'prolific-token': '', ...inputs, ...setting.inputs },
    env: {
      GITHUB_JOB: job,
      GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/${file}@${ref}`,
      ...setting.env,
    },
  }).done;
  lab.results.push(action);
  const outcome = action.exitCode === 0 ? 'success' : 'failure';
  return { outcome, outputs: { ...noOutputs(), ...action.outputs }, action };
}

/**
 * Runs a script as the runner does: `bash -e`, with the variables of the step and those of its
 * files.
 */
async function runScript(script: string, env: Texts, place: JobPlace): Promise<Ending> {
  const files = new RunnerFiles();
  const printedTo = files.write('printed', '');
  const log = openSync(printedTo, 'a');
  try {
    const { programs } = place.setting;
    const path = [...(programs === undefined ? [] : [programs]), process.env['PATH']].join(':');
    const child = spawn('bash', ['-e', files.write('script.sh', script)], {
      cwd: place.workspace,
      env: {
        PATH: path,
        RUNNER_TEMP: place.temp,
        GITHUB_OUTPUT: files.path('output'),
        GITHUB_STEP_SUMMARY: files.path('summary'),
        ...env,
      },
      // Files and no pipes: a program that stays in the background would keep a pipe open.
      stdio: ['ignore', log, log],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return {
      outcome: code === 0 ? 'success' : 'failure',
      outputs: readOutputs(files.read('output')),
      printed: readFileSync(printedTo, 'utf8'),
      summary: files.read('summary'),
    };
  } finally {
    closeSync(log);
    files.remove();
  }
}
