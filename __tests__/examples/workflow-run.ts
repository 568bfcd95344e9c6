import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeWorkspace } from '../../sandbox/runner/workspace.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { type Contexts, interpolate, isMet, type Standing } from './expressions.ts';
import { type JobPlace, runStep, type Setting, skipStep, type StepRun } from './step-run.ts';
import { checkTrigger, inputsOf, type Job, readWorkflow, type Trigger } from './workflow-file.ts';

export interface JobRun {
  readonly id: string;
  readonly result: Standing | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRun[];
}

/**
 * Runs a workflow file as GitHub does, job after job: its expressions, conditions and shell scripts
 * for real, this action by its built bundle against the sandbox with the values of its `with`.
 *
 * @param path from the project's root
 */
export async function runWorkflow(
  path: string,
  trigger: Trigger,
  setting: Setting,
): Promise<JobRun[]> {
  const workflow = readWorkflow(path);
  checkTrigger(workflow, trigger);
  const branch = trigger.ref.startsWith('refs/pull/') ? 'bonuses' : 'main';
  const sha = (await setting.lab.github.head(repository, branch)) ?? '';
  const place = { setting, trigger, sha, file: basename(path) };
  const contexts = {
    github: githubContext(place),
    inputs: inputsOf(workflow, trigger),
    secrets: setting.secrets,
    vars: setting.vars ?? {},
  };
  const runs: JobRun[] = [];
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needed = [job.needs ?? []].flat().map((need) => {
      const run = runs.find((one) => one.id === need);
      if (run === undefined) throw new Error(`${id} needs ${need}, which comes later or never`);
      return run;
    });
    const needs = Object.fromEntries(
      needed.map(({ id: need, result, outputs }) => [need, { result, outputs }]),
    );
    for (const matrix of job.strategy?.matrix.include ?? [{}]) {
      const own = { ...contexts, needs, matrix };
      runs.push(
        mayRun(job, own, needed)
          ? await runJob(job, own, { ...place, job: id })
          : { id, ...skipJob(job) },
      );
    }
  }
  return runs;
}

function githubContext({ setting, trigger, sha }: Omit<JobPlace, 'job' | 'workspace' | 'temp'>) {
  const [owner = '', name = ''] = repository.split('/');
  const { lab } = setting;
  return {
    event_name: trigger.name,
    ref: trigger.ref,
    sha,
    repository,
    repository_owner: owner,
    run_id: '7',
    server_url: lab.github.url,
    token: lab.githubToken,
    event: { repository: { name } },
  };
}

function mayRun(job: Job, contexts: Contexts, needed: readonly JobRun[]): boolean {
  const hasFailed = needed.some(({ result }) => result === 'failure');
  const wasSkipped = needed.some(({ result }) => result === 'skipped');
  // Behind a job that was skipped, only a condition that asks for a status lets this one run.
  if (wasSkipped && !/(?:failure|always|cancelled)\(/.test(String(job.if))) return false;
  return isMet(job.if, contexts, hasFailed ? 'failure' : 'success');
}

function skipJob(job: Job): Omit<JobRun, 'id'> {
  const outputs = Object.keys(job.outputs ?? {}).map((name) => [name, '']);
  return {
    result: 'skipped',
    outputs: Object.fromEntries(outputs) as JobRun['outputs'],
    steps: [],
  };
}

async function runJob(
  job: Job,
  contexts: Contexts,
  place: Omit<JobPlace, 'workspace' | 'temp'>,
): Promise<JobRun> {
  const empty = mkdtempSync(join(tmpdir(), 'workspace-'));
  const temp = mkdtempSync(join(tmpdir(), 'runner-temp-'));
  const here: JobPlace = { ...place, workspace: empty, temp };
  const known: Record<string, unknown> = {};
  const steps: StepRun[] = [];
  let result: Standing = 'success';
  try {
    for (const step of job.steps) {
      const all = { ...contexts, steps: known, runner: { temp } };
      const runs = isMet(step.if, all, result, here.workspace);
      const run = runs ? await runStep(step, all, here) : skipStep(step);
      steps.push(run);
      if (run.outcome === 'failure') result = 'failure';
      if (step.id !== undefined) known[step.id] = { outputs: run.outputs };
    }
    const outputs = Object.entries(job.outputs ?? {}).map(([name, text]) => [
      name,
      interpolate(text, { ...contexts, steps: known }),
    ]);
    return {
      id: place.job,
      result,
      outputs: Object.fromEntries(outputs) as JobRun['outputs'],
      steps,
    };
  } finally {
    await Promise.all([empty, temp].map(removeWorkspace));
  }
}
