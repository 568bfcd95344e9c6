import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type RunnerEvent, RunnerFiles, type RunnerRun, runnerEnvironment } from './environment.ts';
import { inputEnvironment, mainFile } from './inputs.ts';
import { type Annotation, readLog, readOutputs } from './log.ts';
import type { ArtifactService } from '../artifacts/artifacts.ts';
import type { NewAttempt } from '../artifacts/attempts.ts';
import type { Github } from '../github/host.ts';
import type { ProlificSandbox } from '../prolific/prolific.ts';
import type { RecordedRequest } from '../server/recorded-request.ts';

export interface ActionRun {
  github: Github;
  /** GitHub's artifact service; without it the runner offers none. */
  artifacts?: ArtifactService;
  prolific: ProlificSandbox;
  /** What `github.token` is; a token that the GitHub sandbox knows. */
  githubToken: string;
  /** `owner/name` */
  repository: string;
  /** The folder of the checkout. */
  workspace: string;
  event: RunnerEvent;
  /**
   * The workflow's `with`. `api-url` and `prolific-token` are the sandbox's unless they are given.
   */
  inputs?: Readonly<Record<string, string>>;
  run?: Partial<RunnerRun>;
  /** What the artifact service knows of the attempt besides its run and its event. */
  attempt?: Omit<NewAttempt, 'runId' | 'attempt' | 'event'>;
  /** On top of the runner's environment; undefined takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Another build of the action than that of this folder, to compare with. */
  main?: string;
  /** How long it may take in all, in milliseconds, before it counts as hanging. */
  limitMs?: number;
}

/** What a run left behind. */
export interface ActionResult {
  exitCode: number | null;
  /** The signal that ended it, or null. */
  signal: NodeJS.Signals | null;
  outputs: Record<string, string>;
  /** Markdown */
  summary: string;
  annotations: Annotation[];
  /** Standard output and standard error as they came, without the commands that hide secrets. */
  log: string;
  masks: string[];
  strayCommands: string[];
  /** What came to the servers between its start and its end; with two runs at once, of both. */
  requests: Record<'prolific' | 'github' | 'results' | 'blobs', RecordedRequest[]>;
  /** `Date.now()` at start and end, in milliseconds. */
  startedAtMs: number;
  endedAtMs: number;
}

/** How a run ended, in short: `paid, exit 0`. */
export function endOf({ exitCode, outputs }: ActionResult): string {
  return `${outputs['status'] ?? 'no status'}, exit ${exitCode ?? 'by signal'}`;
}

export interface ActionProcess {
  readonly child: ChildProcess;
  /** Rejects where the process has to be ended because it does not end. */
  readonly done: Promise<ActionResult>;
  signal(signal: NodeJS.Signals): void;
}

let runCount = 0;

function collectLines(stream: Readable, lines: string[]): Promise<unknown> {
  const reader = createInterface({ input: stream });
  reader.on('line', (line) => lines.push(line));
  return once(reader, 'close');
}

function environmentOf(action: ActionRun, files: RunnerFiles): NodeJS.ProcessEnv {
  runCount += 1;
  const actor = action.run?.actor ?? 'octocat';
  const usual = { id: runCount, attempt: 1, actor, triggeringActor: actor };
  const given = {
    'api-url': action.prolific.url,
    'prolific-token': action.prolific.token,
    ...action.inputs,
  };
  const environment = {
    ...runnerEnvironment({
      files,
      event: action.event,
      run: { ...usual, ...action.run },
      repository: action.repository,
      workspace: action.workspace,
      serverUrl: action.github.url,
      apiUrl: action.github.url,
      graphqlUrl: action.github.graphqlUrl,
    }),
    ...artifactEnvironment(action, { ...usual, ...action.run }),
    ...inputEnvironment(given, action.githubToken),
    ...action.env,
  };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

/** Gives what has come to each server since this call. */
function watchRequests(all: ActionResult['requests']): () => ActionResult['requests'] {
  const from = Object.fromEntries(Object.entries(all).map(([name, { length }]) => [name, length]));
  return () => {
    const since = Object.entries(all).map(([name, requests]) => [name, requests.slice(from[name])]);
    return Object.fromEntries(since) as ActionResult['requests'];
  };
}

/** Begins the attempt at the artifact service, as the runner's step does that sets the job up. */
function artifactEnvironment(
  { artifacts, event, attempt: known }: ActionRun,
  { id, attempt }: RunnerRun,
): Record<string, string> {
  if (artifacts === undefined) return {};
  const headBranch = /^refs\/heads\/(.+)$/.exec(event.ref)?.[1] ?? null;
  const begun = artifacts.store.startAttempt({
    ...{ headBranch, headSha: event.sha, ...known },
    ...{ runId: id, attempt, event: event.name },
  });
  return artifacts.environmentOf(begun);
}

/**
 * Starts the built action in a process of its own, as GitHub's runner does. Needs `npm run build`
 * first, and to be run by Node 24 or later, which runs the action too.
 */
export function runAction(action: ActionRun): ActionProcess {
  const [major = '0'] = process.versions.node.split('.');
  if (Number(major) < 24) throw new Error(`The action runs on Node 24, and this is ${major}`);
  const main = action.main ?? fileURLToPath(mainFile());
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
  const { prolific, github, artifacts, limitMs = 300_000 } = action;
  const files = new RunnerFiles();
  const requestsSince = watchRequests({
    prolific: prolific.requests,
    github: github.server.requests,
    results: artifacts?.results.requests ?? [],
    blobs: artifacts?.blobs.requests ?? [],
  });
  const startedAtMs = Date.now();
  const child = spawn(process.execPath, [main], {
    cwd: action.workspace,
    env: environmentOf(action, files),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const printed = [collectLines(child.stdout, lines), collectLines(child.stderr, lines)];

  const finish = async (): Promise<ActionResult> => {
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
      child.kill('SIGKILL');
    }, limitMs);
    try {
      const [exitCode, signal] = (await once(child, 'exit')) as [
        number | null,
        ActionResult['signal'],
      ];
      const endedAtMs = Date.now();
      await Promise.all(printed);
      const { text, ...log } = readLog(lines);
      if (late.signal.aborted)
        throw new Error(`The action had not ended after ${limitMs} ms:\n${text}`);
      const requests = requestsSince();
      const outputs = readOutputs(files.read('output'));
      const summary = files.read('summary');
      return {
        exitCode,
        signal,
        outputs,
        summary,
        ...log,
        log: text,
        requests,
        startedAtMs,
        endedAtMs,
      };
    } finally {
      clearTimeout(timer);
      files.remove();
    }
  };
  const done = finish();
  // A story may look at something else first; the failure is still there when it asks.
  done.catch(() => undefined);
  return { child, done, signal: (signal) => child.kill(signal) };
}
