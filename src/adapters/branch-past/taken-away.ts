import * as v from 'valibot';
import type { Known } from '../../core/audit/writes.ts';
import {
  findForgotten,
  type ForcedChange,
  newestPaidClaimIn,
  type TakenAway,
} from '../../core/losses/forgotten.ts';
import type { Loss } from '../../core/losses/missing-records.ts';
import type { StudyId } from '../../core/ids.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { type GraphqlDocument, graphqlDocument } from '../github/graphql-document.ts';
import type { Head } from '../ledger/known-ledger.ts';
import { readRepository } from '../github/read-repository.ts';
import { readEventDates } from './blame.ts';
import { type LedgerPlace, pathOf } from '../branch/ledger-place.ts';
import { entryFragment, readEntry, treeEntry } from '../branch/tree-entry.ts';

/**
 * If there are more changes than this, the oldest are not examined, so nobody knows what they took.
 */
const lookedIntoAtMost = 20;

/** A commit at which a study's file is known, and the file's text there. */
export interface Position {
  readonly head: Head;
  readonly text: string;
}

/** One study's file, and how to ask about it. */
interface StudyFile {
  readonly github: GitHub;
  readonly place: LedgerPlace;
  readonly study: StudyId;
  readonly position: Position;
  /** What GitHub shows of the branch, whatever the study. */
  readonly changes: Promise<Known<readonly ForcedChange[]>>;
  readonly patience: Patience;
}

/**
 * What was taken out of a study's ledger since the newest claim that a pay request followed:
 * somebody deleted or force-pushed the branch, or removed the file. Makes no request if nothing
 * was, and one for a study that is new to the branch. For a token that may not see GitHub's list of
 * such changes there are none.
 */
export async function findLosses(file: StudyFile): Promise<Loss[]> {
  const [forced, removed] = await Promise.all([file.changes, readRemoval(file)]);
  const changes = forced.kind === 'known' ? [...forced.value] : [];
  const since = changes.length === 0 ? null : await readNewestPaidDate(file);
  const fresh = changes
    .filter(({ at }) => since === null || at >= since)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const taken: TakenAway[] = removed === null ? [] : [removed];
  for (const [index, change] of fresh.entries()) {
    const text = index < lookedIntoAtMost ? await readAt(file, change.before) : null;
    taken.push({ ...change, text });
  }
  // Most runs end here, without examining every line of a ledger that may be long.
  return taken.length === 0 ? [] : findForgotten(file.study, file.position.text, taken);
}

/** GitHub's date of the newest claim that a pay request followed; null if there is none. */
async function readNewestPaidDate({
  github,
  place,
  study,
  position,
  patience,
}: StudyFile): Promise<Date | null> {
  const id = newestPaidClaimIn(position.text);
  if (id === null) return null;
  const path = pathOf(place, study);
  const dates = await readEventDates(github, place.repository, position, path, [id], patience);
  return dates.get(id) ?? null;
}

/** The study's lines at a commit; null if GitHub no longer has the commit. */
async function readAt(file: StudyFile, commit: string): Promise<string | null> {
  const { github, place, study, patience } = file;
  const query =
    graphqlDocument(`query Before($owner: String!, $name: String!, $at: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $at) { ... on Commit { file(path: $path) { ...entry } } }
  }
}
${entryFragment}`);
  const found = await ask(file, query, commit, v.object({ file: treeEntry }));
  if (found === null) return null;
  return await readEntry(github, place.repository, pathOf(place, study), found.file, patience);
}

const historyShape = v.object({
  history: v.object({
    nodes: v.array(
      v.object({
        committedDate: v.pipe(v.string(), v.isoTimestamp()),
        author: v.nullish(v.object({ user: v.nullish(v.object({ login: v.string() })) })),
        parents: v.object({ nodes: v.array(v.object({ oid: v.string() })) }),
      }),
    ),
  }),
});

/**
 * The commit that removed the study's file; null if the file is there, or never was on this branch.
 */
async function readRemoval(file: StudyFile): Promise<TakenAway | null> {
  const { head, text } = file.position;
  if (head === null || text !== '') return null;
  const query =
    graphqlDocument(`query Removed($owner: String!, $name: String!, $at: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $at) {
      ... on Commit {
        history(first: 1, path: $path) {
          nodes { committedDate author { user { login } } parents(first: 1) { nodes { oid } } }
        }
      }
    }
  }
}`);
  const found = await ask(file, query, head, historyShape);
  const [last] = found?.history.nodes ?? [];
  const [parent] = last?.parents.nodes ?? [];
  if (last === undefined || parent === undefined) return null;
  return {
    kind: 'removed',
    at: new Date(last.committedDate),
    by: last.author?.user?.login ?? null,
    before: parent.oid,
    text: await readAt(file, parent.oid),
  };
}

/** What a query about the study's file returns for a commit; null if GitHub has no such commit. */
async function ask<Shape extends v.GenericSchema>(
  { github, place, study, patience }: StudyFile,
  query: GraphqlDocument,
  commit: string,
  shape: Shape,
): Promise<v.InferOutput<Shape> | null> {
  const asked = {
    query,
    variables: { at: commit, path: pathOf(place, study) },
    shape: v.object({ repository: v.nullable(v.object({ object: v.nullable(shape) })) }),
  };
  const { repository } = await readRepository(github, place.repository, asked, patience);
  return repository.object;
}
