import {
  type ActionsRequest,
  deleteArtifact,
  listAllArtifacts,
  listAllRuns,
  listGroups,
  listRunArtifacts,
  listWorkflowRuns,
  readArtifact,
  readRun,
  redirectToBlob,
} from '../artifacts/actions-rest.ts';
import { RestError, type RestRequest, type RestRoute } from './rest.ts';
import type { Answer } from '../server/faults.ts';

/** What the job's token needs: `actions: read`, or `write` for a deletion. */
function allowed(
  need: 'read' | 'write',
  answer: (request: ActionsRequest) => Answer,
): RestRoute['answer'] {
  return ({ asking, repository, caught, query, stale }: RestRequest) => {
    const granted = asking.token.actions ?? 'read';
    const isAllowed = granted === 'write' || (granted === 'read' && need === 'read');
    if (!isAllowed) throw new RestError(403, 'Resource not accessible by integration');
    const base = `${asking.hub.url}/repos/${repository.owner}/${repository.name}`;
    return answer({ store: repository.actions, base, caught, query, stale });
  };
}

function get(
  endpoint: string,
  pattern: RegExp,
  answer: (request: ActionsRequest) => Answer,
): RestRoute {
  return { method: 'GET', endpoint, pattern, answer: allowed('read', answer) };
}

/** GitHub's REST API about workflow runs and artifacts, behind `/repos/{owner}/{repo}`. */
export const actionsRoutes: readonly RestRoute[] = [
  get('artifacts', /^\/actions\/artifacts$/, listAllArtifacts),
  get('artifact', /^\/actions\/artifacts\/(\d+)$/, readArtifact),
  get('artifact-zip', /^\/actions\/artifacts\/(\d+)\/zip$/, redirectToBlob),
  get('runs', /^\/actions\/runs$/, listAllRuns),
  get('run', /^\/actions\/runs\/(\d+)$/, readRun),
  get('run-artifacts', /^\/actions\/runs\/(\d+)\/artifacts$/, listRunArtifacts),
  get('concurrency-groups', /^\/actions\/runs\/(\d+)\/concurrency_groups$/, listGroups),
  get('workflow-runs', /^\/actions\/workflows\/([^/]+)\/runs$/, listWorkflowRuns),
  {
    method: 'DELETE',
    endpoint: 'artifact-delete',
    pattern: /^\/actions\/artifacts\/(\d+)$/,
    answer: allowed('write', deleteArtifact),
  },
];
