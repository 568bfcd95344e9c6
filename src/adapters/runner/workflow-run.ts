import { context } from '@actions/github';
import type { RepositoryName } from '../../core/inputs/places.ts';
import type { RunName } from '../../core/ledger/lines.ts';
import type { RunEvent } from '../../core/plan/event.ts';

/** What the runner tells about the run that the action is part of. */
export interface WorkflowRun {
  readonly name: RunName;
  /** Who started this attempt: a re-run can be started by another person than the run. */
  readonly triggeredBy: string;
  readonly event: RunEvent;
  readonly repository: RepositoryName;
  /** Number of the pull request that the run belongs to. */
  readonly pullRequest: number | null;
  /** Absolute path of the work tree. */
  readonly workspace: string;
  /** File name of the workflow, `pay.yml`; null where the runner does not say. */
  readonly workflowFile: string | null;
  /** The key of the job in that file. */
  readonly job: string;
  /** Where the pages of docs/ are that belong to the version of the action that runs. */
  readonly docsUrl: string;
  readonly serverUrl: URL;
  readonly apiUrl: URL;
  readonly graphqlUrl: URL;
}

/** Reads the runner's environment and the event's payload (GitHub Docs: Default environment variables). */
export function readWorkflowRun(env: NodeJS.ProcessEnv): WorkflowRun {
  const { owner, repo } = context.repo;
  const defaultBranch: unknown = context.payload.repository?.['default_branch'];
  return {
    name: {
      id: String(context.runId),
      attempt: context.runAttempt,
      actor: context.actor,
      sha: context.sha,
      event: context.eventName,
    },
    triggeredBy: env['GITHUB_TRIGGERING_ACTOR'] ?? context.actor,
    event: {
      name: context.eventName,
      ref: context.ref,
      defaultBranch: typeof defaultBranch === 'string' ? defaultBranch : null,
    },
    repository: { owner, name: repo },
    pullRequest: context.payload.pull_request?.number ?? null,
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    workflowFile: /([^/]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1] ?? null,
    job: context.job,
    docsUrl: docsUrlOf(env, `${owner}/${repo}`),
    serverUrl: new URL(context.serverUrl),
    apiUrl: new URL(context.apiUrl),
    graphqlUrl: new URL(context.graphqlUrl),
  };
}

/** The action's own repository and ref; for `uses: ./` the runner names none, and it is the run's. */
function docsUrlOf(env: NodeJS.ProcessEnv, home: string): string {
  const repository = env['GITHUB_ACTION_REPOSITORY'] || home;
  const ref = env['GITHUB_ACTION_REF'] || 'HEAD';
  return `${context.serverUrl}/${repository}/blob/${ref}/docs`;
}
