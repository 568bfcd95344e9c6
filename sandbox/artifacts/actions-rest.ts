import type { Answer } from '../server/faults.ts';
import type { Attempt } from './attempts.ts';
import { downloadUrl } from './results.ts';
import type { Artifact } from './artifact.ts';
import type { ArtifactStore } from './store.ts';

/** One REST request about the runs and artifacts of a repository, by somebody who may see it. */
export interface ActionsRequest {
  store: ArtifactStore;
  /** The address of the repository: `http://127.0.0.1:<port>/repos/<owner>/<name>` */
  base: string;
  /** What the route's pattern caught. */
  caught: readonly string[];
  query: URLSearchParams;
  stale: boolean;
}

const notFound: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

function isoOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function artifactView({ store, base }: ActionsRequest, artifact: Artifact): object {
  const { id, name, attempt, sizeBytes, digest, createdAtMs, expiresAtMs } = artifact;
  const url = `${base}/actions/artifacts/${id}`;
  return {
    id,
    node_id: Buffer.from(`Artifact${id}`).toString('base64'),
    name,
    size_in_bytes: sizeBytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: store.isExpired(artifact),
    digest,
    created_at: isoOf(createdAtMs),
    updated_at: isoOf(createdAtMs),
    expires_at: isoOf(expiresAtMs),
    workflow_run: {
      id: attempt.runId,
      repository_id: store.repositoryId,
      // A fork that was deleted leaves the member out.
      ...(attempt.headRepositoryId === null
        ? {}
        : { head_repository_id: attempt.headRepositoryId }),
      head_branch: attempt.headBranch,
      head_sha: attempt.headSha,
    },
  };
}

function runView({ store, base }: ActionsRequest, run: Attempt): object {
  return {
    id: run.runId,
    name: 'Pay bonuses',
    run_attempt: run.attempt,
    event: run.event,
    path: run.path,
    status: 'in_progress',
    head_branch: run.headBranch,
    head_sha: run.headSha,
    created_at: isoOf(run.createdAtMs),
    run_started_at: isoOf(run.startedAtMs),
    updated_at: isoOf(run.startedAtMs),
    url: `${base}/actions/runs/${run.runId}`,
    repository: { id: store.repositoryId, full_name: store.repository },
    head_repository: run.headRepositoryId === null ? null : { id: run.headRepositoryId },
  };
}

/** One page of what there is, with GitHub's `Link` to the next. */
function pageOf<T>(
  { base, query }: ActionsRequest,
  path: string,
  all: readonly T[],
): { page: readonly T[]; headers: Record<string, string> } {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const next = new URLSearchParams(query);
  next.set('page', String(number + 1));
  const link = `<${base}/actions/${path}?${next.toString()}>; rel="next"`;
  const page = all.slice((number - 1) * size, number * size);
  return { page, headers: number * size < all.length ? { link } : {} };
}

function listArtifacts(request: ActionsRequest, path: string, all: readonly Artifact[]): Answer {
  const name = request.query.get('name');
  const named = all.filter((one) => name === null || one.name === name).toReversed();
  const { page, headers } = pageOf(request, path, named);
  const artifacts = page.map((one) => artifactView(request, one));
  return { status: 200, headers, body: { total_count: named.length, artifacts } };
}

/** `GET actions/artifacts`: across all runs, the newest first. */
export function listAllArtifacts(request: ActionsRequest): Answer {
  const { store, stale } = request;
  return listArtifacts(request, 'artifacts', store.listed({ stale }));
}

/** `GET actions/runs/{run_id}/artifacts`: of all attempts of the run. */
export function listRunArtifacts(request: ActionsRequest): Answer {
  const { store, stale, caught } = request;
  const runId = Number(caught[0]);
  const ofRun = store.listed({ stale }).filter(({ attempt }) => attempt.runId === runId);
  return listArtifacts(request, `runs/${runId}/artifacts`, ofRun);
}

function asked({ store, caught }: ActionsRequest): Artifact | null {
  return store.find(Number(caught[0]));
}

export function readArtifact(request: ActionsRequest): Answer {
  const artifact = asked(request);
  return artifact === null ? notFound : { status: 200, body: artifactView(request, artifact) };
}

/** `GET actions/artifacts/{id}/zip`: 302 to the blob, 410 where it has expired. */
export function redirectToBlob(request: ActionsRequest): Answer {
  const artifact = asked(request);
  if (artifact === null) return notFound;
  if (request.store.isExpired(artifact))
    return { status: 410, body: { message: 'Artifact has expired', status: '410' } };
  return { status: 302, headers: { location: downloadUrl(request.store, artifact) } };
}

export function deleteArtifact(request: ActionsRequest): Answer {
  return request.store.remove(Number(request.caught[0])) ? { status: 204 } : notFound;
}

export function readRun(request: ActionsRequest): Answer {
  const run = request.store.attempts.latest(Number(request.caught[0]));
  return run === null ? notFound : { status: 200, body: runView(request, run) };
}

/** `GET actions/runs/{run_id}/concurrency_groups` */
export function listGroups(request: ActionsRequest): Answer {
  const run = request.store.attempts.latest(Number(request.caught[0]));
  if (run === null) return notFound;
  const concurrency_groups = run.groups.map((name) => ({
    group_name: name,
    group_url: `${request.base}/actions/concurrency_groups/${encodeURIComponent(name)}`,
    group_members: [],
  }));
  return { status: 200, body: { total_count: run.groups.length, concurrency_groups } };
}

/**
 * Whether a date is within GitHub's `created` filter: `>=<date>`, `<=<date>` or `<date>..<date>`.
 */
function isWithin(filter: string | null, ms: number): boolean {
  if (filter === null) return true;
  const [from = '', to = ''] = filter.includes('..')
    ? filter.split('..')
    : filter.startsWith('>')
      ? [filter.replace(/^>=?/, '')]
      : ['', filter.replace(/^<=?/, '')];
  return (from === '' || ms >= Date.parse(from)) && (to === '' || ms <= Date.parse(to));
}

/** `GET actions/workflows/{file}/runs`: the latest attempt of each run, the newest run first. */
export function listWorkflowRuns(request: ActionsRequest): Answer {
  const file = decodeURIComponent(request.caught[0] ?? '');
  const isOf = ({ path }: Attempt): boolean => path.replace(/@.*$/, '').endsWith(`/${file}`);
  return listRuns(request, `workflows/${file}/runs`, isOf);
}

/** `GET actions/runs`: the same of all workflows. */
export function listAllRuns(request: ActionsRequest): Answer {
  return listRuns(request, 'runs', () => true);
}

function listRuns(request: ActionsRequest, path: string, isOf: (run: Attempt) => boolean): Answer {
  const { store, query } = request;
  const event = query.get('event');
  const found = store.attempts
    .latestOfAll()
    .filter(isOf)
    .filter((run) => event === null || run.event === event)
    .filter(({ createdAtMs }) => isWithin(query.get('created'), createdAtMs));
  const { page, headers } = pageOf(request, path, found);
  const workflow_runs = page.map((run) => runView(request, run));
  return { status: 200, headers, body: { total_count: found.length, workflow_runs } };
}
