import * as v from 'valibot';
import type { GitHub, Patience } from '../github/github.ts';
import { expectShape, stopFor, stopForbidden } from '../artifact-records/reading-stops.ts';
import type { ListedRun } from '../artifact-records/artifact-store.ts';
import { type Pages, readPages, rowsOfPage } from './pages.ts';
import { date, id } from './shapes.ts';

/** The most runs of a workflow to read. */
const mostRuns = 5_000;

/** GitHub: Get a workflow run. */
const runRow = v.object({
  id,
  event: v.string(),
  head_branch: v.nullish(v.string(), null),
  run_attempt: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1),
  created_at: date,
  run_started_at: v.nullish(date, null),
  path: v.string(),
});
type RunRow = v.InferOutput<typeof runRow>;

const groupsAnswer = v.object({
  concurrency_groups: v.array(v.object({ group_name: v.string() })),
});

export async function readOneRun(
  github: GitHub,
  repositoryPath: string,
  runId: string,
  patience: Patience,
): Promise<ListedRun> {
  const path = `${repositoryPath}/actions/runs/${encodeURIComponent(runId)}`;
  const answer = await github.rest({ method: 'GET', path }, patience);
  if (answer.kind !== 'value') throw stopFor(answer);
  return runOf(expectShape(runRow, answer.value));
}

/**
 * GitHub: List workflow runs for a workflow. GitHub's filter by date shows at most 1,000 runs, so
 * we read pages until they go back far enough. Their order is not documented: if they do not come
 * newest first, we read all of them. GitHub may not know a workflow by name once its file is gone,
 * but its runs can still be re-run, so we look for them among all runs of the repository.
 */
export async function listRunsSince(
  github: GitHub,
  repositoryPath: string,
  workflowPath: string,
  createdSince: Date,
  patience: Patience,
): Promise<ListedRun[]> {
  const file = encodeURIComponent(workflowPath.slice(workflowPath.lastIndexOf('/') + 1));
  const read = (path: string): Promise<Pages<RunRow> | null> =>
    readPages<RunRow>(
      github,
      {
        path: `${repositoryPath}/actions/${path}?exclude_pull_requests=true&per_page=${rowsOfPage}`,
        member: 'workflow_runs',
        row: runRow,
        mostRows: mostRuns,
        isEnough: (soFar) => goesBackTo(soFar, createdSince),
      },
      patience,
    );
  const pages = (await read(`workflows/${file}/runs`)) ?? (await read('runs'));
  if (pages === null) throw stopForbidden('Not Found');
  return pages.rows
    .filter(({ created_at: createdAt }) => createdAt >= createdSince)
    .map(runOf)
    .filter((run) => run.workflowPath === workflowPath);
}

function goesBackTo(rows: readonly RunRow[], since: Date): boolean {
  const isInOrder = rows.every((row, at) => {
    const before = rows[at - 1];
    return before === undefined || before.created_at >= row.created_at;
  });
  const last = rows.at(-1);
  return isInOrder && last !== undefined && last.created_at < since;
}

/**
 * GitHub: concurrency groups of a run. Null if they are not available: only a warning depends on
 * them.
 */
export async function readGroups(
  github: GitHub,
  repositoryPath: string,
  runId: string,
  patience: Patience,
): Promise<readonly string[] | null> {
  const path = `${repositoryPath}/actions/runs/${encodeURIComponent(runId)}/concurrency_groups`;
  const answer = await github.rest({ method: 'GET', path }, { ...patience, tries: 1 });
  if (answer.kind !== 'value') return null;
  const parsed = v.safeParse(groupsAnswer, answer.value);
  return parsed.success ? parsed.output.concurrency_groups.map((one) => one.group_name) : null;
}

function runOf(row: RunRow): ListedRun {
  return {
    id: String(row.id),
    event: row.event,
    headBranch: row.head_branch,
    attempt: row.run_attempt,
    attemptStartedAt: row.run_started_at ?? row.created_at,
    // GitHub has been seen to add `@` and the ref.
    workflowPath: row.path.replace(/@.*$/s, ''),
  };
}
