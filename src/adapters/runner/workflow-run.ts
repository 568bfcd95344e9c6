import { statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { httpsAddress, type RepositoryName, repositoryName } from '../../core/inputs/places.ts';
import type { Finding } from '../../core/errors.ts';
import type { RunName } from '../../core/ledger/lines.ts';
import type { RunEvent } from '../../core/plan/event.ts';
import { type Environment, EnvironmentReader, type Reading } from './environment.ts';
import { type EventPayload, readEventPayload } from './event-payload.ts';

/** What the runner says about the run that the action is part of. */
export interface WorkflowRun {
  readonly name: RunName;
  /** Who started this attempt; it may be somebody else than who started the run. */
  readonly triggeredBy: string;
  readonly event: RunEvent;
  readonly repository: RepositoryName;
  /** Number of the pull request that the run belongs to. */
  readonly pullRequest: number | null;
  /** Absolute path of the work tree. */
  readonly workspace: string;
  /** File name of the workflow, such as `pay.yml`; null if the runner does not say. */
  readonly workflowFile: string | null;
  /** The key of the job in that file. */
  readonly job: string;
  /** Address of the docs/ pages for the version of the action that is running. */
  readonly docsUrl: string;
  readonly serverUrl: URL;
  readonly apiUrl: URL;
  readonly graphqlUrl: URL;
}

export interface WorkflowReading {
  /** What could be read. If there are findings, nothing may be paid with it. */
  readonly workflow: WorkflowRun;
  /** One `INPUT_INVALID` for each variable that is missing or has another form. */
  readonly findings: readonly Finding[];
}

const someText: Reading<string> = { parse: (text) => text, must: '', otherwise: '' };

const runId = matching(/^\d{1,20}$/, 'must be a number');
const commit = matching(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'must be the full hash of a commit');

/** Other runners may leave it out; they have no re-runs. */
const attempt: Reading<number> = {
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  must: 'must be a number from 1',
  otherwise: 1,
};

const ownRepository: Reading<RepositoryName> = {
  parse: (text) => valueOf(repositoryName, text),
  must: 'must be owner/name',
  otherwise: '' as RepositoryName,
};

const folder: Reading<string> = {
  parse: (text) => (path.isAbsolute(text) && isFolder(text) ? path.resolve(text) : null),
  must: 'must be the absolute path of a folder',
  otherwise: '',
};

/** We send tokens there. */
const apiAddress: Reading<URL> = {
  parse: (text) => valueOf(httpsAddress, text),
  must: 'must be an https address, or http on a loopback address, without credentials and query',
  otherwise: new URL('https://api.github.com'),
};

/** Used only for links. */
const serverAddress: Reading<URL> = {
  parse: (text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) ? url : null;
  },
  must: 'must be an address',
  otherwise: new URL('https://github.com'),
};

/**
 * Reads the runner's environment and the event's payload. Sends nothing and never throws.
 *
 * @param eventRead what `readEvent` gave
 */
export function readWorkflowRun(env: Environment, eventRead: unknown): WorkflowReading {
  const reader = new EnvironmentReader(env);
  const payload: EventPayload = readEventPayload(reader, eventRead);
  const name: RunName = {
    id: reader.need('GITHUB_RUN_ID', runId),
    attempt: reader.read('GITHUB_RUN_ATTEMPT', attempt),
    actor: reader.need('GITHUB_ACTOR', someText),
    sha: reader.need('GITHUB_SHA', commit),
    event: reader.need('GITHUB_EVENT_NAME', someText),
  };
  const repository = reader.need('GITHUB_REPOSITORY', ownRepository);
  const serverUrl = reader.read('GITHUB_SERVER_URL', serverAddress);
  const workflow: WorkflowRun = {
    name,
    triggeredBy: reader.text('GITHUB_TRIGGERING_ACTOR') || name.actor,
    event: {
      name: name.event,
      ref: reader.text('GITHUB_REF'),
      defaultBranch: payload.defaultBranch,
    },
    repository,
    pullRequest: payload.pullRequest,
    workspace: reader.need('GITHUB_WORKSPACE', folder),
    workflowFile: /([^/]+\.ya?ml)@/.exec(reader.text('GITHUB_WORKFLOW_REF'))?.[1] ?? null,
    job: reader.text('GITHUB_JOB'),
    docsUrl: docsUrlOf(reader, serverUrl, repository),
    serverUrl,
    apiUrl: reader.need('GITHUB_API_URL', apiAddress),
    graphqlUrl: reader.need('GITHUB_GRAPHQL_URL', apiAddress),
  };
  return { workflow, findings: reader.findings };
}

/**
 * The action's own repository and ref. For `uses: ./` the runner names none, so these are the
 * run's.
 */
function docsUrlOf(reader: EnvironmentReader, server: URL, home: RepositoryName): string {
  const repository = reader.text('GITHUB_ACTION_REPOSITORY') || home;
  const ref = reader.text('GITHUB_ACTION_REF') || 'HEAD';
  return `${server.href.replace(/\/$/, '')}/${repository}/blob/${ref}/docs`;
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

function matching(pattern: RegExp, must: string): Reading<string> {
  return { parse: (text) => (pattern.test(text) ? text : null), must, otherwise: '' };
}

function valueOf<T>(schema: v.GenericSchema<string, T>, text: string): T | null {
  const parsed = v.safeParse(schema, text, { abortPipeEarly: true });
  return parsed.success ? parsed.output : null;
}
