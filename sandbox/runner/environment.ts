import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionFolder } from './inputs.ts';

/** What started the run. */
export interface RunnerEvent {
  /** As GitHub names it: `push`, `workflow_dispatch`, … */
  name: string;
  /** Full name: `refs/heads/main`. */
  ref: string;
  sha: string;
  /** Members of the event's payload that come on top of the usual ones, or in their place. */
  payload?: Record<string, unknown>;
}

export interface RunnerRun {
  id: number;
  attempt: number;
  actor: string;
  /** Who started this attempt. */
  triggeringActor: string;
}

/** The files that the runner makes for one step. */
export class RunnerFiles {
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'runner-'));
    for (const name of ['output', 'summary', 'state', 'env', 'path']) this.write(name, '');
    mkdirSync(this.path('temp'));
    mkdirSync(this.path('tools'));
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** GitHub as the run sees it. */
export interface RunnerPlace {
  files: RunnerFiles;
  event: RunnerEvent;
  run: RunnerRun;
  /** `owner/name` */
  repository: string;
  workspace: string;
  serverUrl: string;
  apiUrl: string;
  graphqlUrl: string;
}

function payloadOf({ event, repository, run }: RunnerPlace): string {
  const [owner = '', name = ''] = repository.split('/');
  const usual = {
    ref: event.ref,
    repository: {
      name,
      full_name: repository,
      owner: { login: owner },
      default_branch: 'main',
      private: true,
    },
    sender: { login: run.actor },
  };
  return JSON.stringify({ ...usual, ...event.payload });
}

/**
 * All that the runner sets for a JavaScript action (GitHub Docs: Default environment variables),
 * and nothing of this machine's.
 */
export function runnerEnvironment(place: RunnerPlace): Record<string, string> {
  const { files, event, run, repository, workspace } = place;
  const [owner = ''] = repository.split('/');
  const shortRef = event.ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
  const isPullRequest = event.name.startsWith('pull_request');
  return {
    CI: 'true',
    HOME: files.path('temp'),
    LANG: 'C.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_PATH: fileURLToPath(actionFolder),
    GITHUB_ACTION_REF: '',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: '583231',
    GITHUB_API_URL: place.apiUrl,
    GITHUB_BASE_REF: isPullRequest ? 'main' : '',
    GITHUB_ENV: files.path('env'),
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files.write('event.json', payloadOf(place)),
    GITHUB_GRAPHQL_URL: place.graphqlUrl,
    GITHUB_HEAD_REF: isPullRequest ? 'bonuses' : '',
    GITHUB_JOB: 'bonuses',
    GITHUB_OUTPUT: files.path('output'),
    GITHUB_PATH: files.path('path'),
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: shortRef,
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: '9919',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.id),
    GITHUB_SERVER_URL: place.serverUrl,
    GITHUB_SHA: event.sha,
    GITHUB_STATE: files.path('state'),
    GITHUB_STEP_SUMMARY: files.path('summary'),
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor,
    GITHUB_WORKFLOW: 'Pay bonuses',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/bonuses.yml@${event.ref}`,
    GITHUB_WORKFLOW_SHA: event.sha,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: files.path('temp'),
    RUNNER_TOOL_CACHE: files.path('tools'),
  };
}
