import * as v from 'valibot';
import type { GitHub, Patience } from '../github/github.ts';
import { stopForbidden } from '../artifact-records/reading-stops.ts';
import type { ArtifactList, ListedArtifact } from '../artifact-records/artifact-store.ts';
import { readPages, rowsOfPage } from './pages.ts';
import { date, id, idText } from './shapes.ts';

/**
 * The most artifacts of one name to read: a run writes a handful, and somebody else may write any
 * number.
 */
const mostArtifacts = 1_000;

/** GitHub: List artifacts for a repository. */
const artifactRow = v.object({
  id,
  name: v.string(),
  size_in_bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  digest: v.nullish(v.string(), null),
  expired: v.boolean(),
  created_at: date,
  expires_at: v.nullish(date, null),
  workflow_run: v.nullish(
    v.object({
      id: v.nullish(idText, null),
      repository_id: v.nullish(idText, null),
      head_repository_id: v.nullish(idText, null),
    }),
    null,
  ),
});

/** Everything that is listed under exactly this name, over all runs. */
export async function listByName(
  github: GitHub,
  repositoryPath: string,
  name: string,
  patience: Patience,
): Promise<ArtifactList> {
  const pages = await readPages(
    github,
    {
      path: `${repositoryPath}/actions/artifacts?name=${encodeURIComponent(name)}&per_page=${rowsOfPage}`,
      member: 'artifacts',
      row: artifactRow,
      mostRows: mostArtifacts,
    },
    patience,
  );
  // GitHub tells a token that may not see a private repository that there is none.
  if (pages === null) throw stopForbidden('Not Found');
  const { rows, githubNow, answers } = pages;
  const artifacts = rows.filter((row) => row.name === name).map(artifactOf);
  return { artifacts, githubNow, answers };
}

/** The most artifacts of a repository to list: other workflows may leave any number. */
const newestAtMost = 300;

/** The artifacts that GitHub lists first, whatever their names, and whether there are no more. */
export async function listNewest(
  github: GitHub,
  repositoryPath: string,
  patience: Patience,
): Promise<ArtifactList & { readonly isWhole: boolean }> {
  const isEnough = (rows: readonly unknown[]): boolean => rows.length >= newestAtMost;
  const path = `${repositoryPath}/actions/artifacts?per_page=${rowsOfPage}`;
  const list = { path, member: 'artifacts', row: artifactRow, mostRows: newestAtMost, isEnough };
  const pages = await readPages(github, list, patience);
  if (pages === null) throw stopForbidden('Not Found');
  const { rows, githubNow, answers } = pages;
  return { artifacts: rows.map(artifactOf), githubNow, answers, isWhole: !isEnough(rows) };
}

function artifactOf(row: v.InferOutput<typeof artifactRow>): ListedArtifact {
  const run = row.workflow_run;
  return {
    id: row.id,
    name: row.name,
    sizeBytes: row.size_in_bytes,
    digest: row.digest,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    expired: row.expired,
    runId: run?.id ?? null,
    repositoryId: run?.repository_id ?? null,
    headRepositoryId: run?.head_repository_id ?? null,
  };
}
