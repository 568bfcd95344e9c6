import * as v from 'valibot';
import {
  askedUntil,
  type BranchChange,
  type FileAt,
  findForgotten,
  findSuspects,
  type TakenAway,
} from '../../core/losses/forgotten.ts';
import type { Losses } from '../../core/losses/missing-records.ts';
import type { StudyId } from '../../core/ids.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { type GraphqlDocument, graphqlDocument } from '../github/graphql-document.ts';
import { readRepository } from '../github/read-repository.ts';
import { type LedgerPlace, pathOf } from '../branch/ledger-place.ts';
import { entryFragment, readText, treeEntry } from '../branch/tree-entry.ts';
import { type LatestChanges, noCommit } from './branch-changes.ts';

/**
 * If there are more changes than this, the oldest are not examined, so nobody knows what they took.
 */
const lookedIntoAtMost = 20;

/** The most commits that one query asks about. */
const commitsPerQuery = 100;

/** One study's file, and how to ask about it. */
interface StudyFile {
  readonly github: GitHub;
  readonly place: LedgerPlace;
  readonly study: StudyId;
  /** The study's lines now. */
  readonly text: string;
  /** What GitHub shows of the branch, whatever the study. */
  readonly changes: Promise<LatestChanges>;
  readonly patience: Patience;
}

/**
 * What was taken out of a study's ledger since a run last asked: somebody deleted or force-pushed
 * the branch, or removed or shortened the file. Makes one request if that may have happened, and
 * one more for each update after which something may be gone.
 */
export async function findLosses(file: StudyFile): Promise<Losses> {
  const { changes, unseen } = await file.changes;
  const possible = changes.filter(mayTake);
  // Most runs end here, without a look at every line of a ledger that may be long.
  if (possible.length === 0) return { losses: [], unseen };
  const since = askedUntil(file.text);
  const fresh = possible.filter(({ at }) => since === null || at >= since);
  const files = await readFilesAt(file, fresh);
  const suspects = findSuspects(fresh, (commit) => files.get(commit));
  const newestFirst = suspects.sort((a, b) => b.at.getTime() - a.at.getTime());
  const taken = await Promise.all(
    newestFirst.map(async (change, index): Promise<TakenAway> => {
      const text = index < lookedIntoAtMost ? await readAt(file, change.before) : null;
      return { ...change, text };
    }),
  );
  const losses = taken.length === 0 ? [] : findForgotten(file.study, file.text, taken);
  return { losses, unseen };
}

/**
 * Whether an update can have taken something away: the branch was there before, and a human or a
 * force was at work. To ask about the action's own appends would cost each payment a request.
 */
function mayTake({ kind, before, isByBot }: BranchChange): boolean {
  return before !== noCommit && (kind !== 'written' || !isByBot);
}

/** The study's file at each commit that GitHub still has, before and after these changes. */
async function readFilesAt(
  file: StudyFile,
  changes: readonly BranchChange[],
): Promise<ReadonlyMap<string, FileAt>> {
  const commits = new Set(changes.flatMap(({ before, after }) => [before, after]));
  const files = new Map<string, FileAt>([[noCommit, noFile]]);
  commits.delete(noCommit);
  const all = [...commits];
  const parts = Array.from({ length: Math.ceil(all.length / commitsPerQuery) }, (_, part) =>
    all.slice(part * commitsPerQuery, (part + 1) * commitsPerQuery),
  );
  for (const found of await Promise.all(parts.map((part) => readPart(file, part))))
    for (const [commit, there] of found) files.set(commit, there);
  return files;
}

const noFile: FileAt = { content: null, size: 0 };

async function readPart(
  file: StudyFile,
  commits: readonly string[],
): Promise<(readonly [string, FileAt])[]> {
  const declared = commits.map((_, at) => `, $commit${at}: GitObjectID!`);
  const fields = commits.map(
    (_, at) =>
      `commit${at}: object(oid: $commit${at}) { ... on Commit { file(path: $path) { oid size } } }`,
  );
  const query = graphqlDocument(`query Files(${declaredAlways}${declared.join('')}) {
  repository(owner: $owner, name: $name) {
    ${fields.join('\n    ')}
  }
}`);
  const asked = Object.fromEntries(commits.map((commit, at) => [`commit${at}`, commit]));
  const shape = v.record(v.string(), v.nullable(v.object({ file: v.nullable(sizedEntry) })));
  const found = await ask(file, query, asked, shape);
  return commits.flatMap((commit, at) => {
    const there = found[`commit${at}`];
    if (there === null || there === undefined) return [];
    const { file: entry } = there;
    return [[commit, entry === null ? noFile : { content: entry.oid, size: entry.size }] as const];
  });
}

const declaredAlways = '$owner: String!, $name: String!, $path: String!';
const sizedEntry = v.object({ oid: v.string(), size: v.number() });

/**
 * The study's lines at a commit; null if GitHub no longer has the commit, or the file was no text.
 */
async function readAt(file: StudyFile, commit: string): Promise<string | null> {
  const { github, place, study, patience } = file;
  const query = graphqlDocument(`query Before(${declaredAlways}, $at: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $at) { ... on Commit { file(path: $path) { ...entry } } }
  }
}
${entryFragment}`);
  const shape = v.object({ object: v.nullable(v.object({ file: treeEntry })) });
  const { object } = await ask(file, query, { at: commit }, shape);
  if (object === null) return null;
  const path = pathOf(place, study);
  const read = await readText(github, place.repository, path, object.file, patience);
  return read.kind === 'text' ? read.text : null;
}

/** Asks one query about the study's file in the ledger's repository. */
async function ask<Shape extends v.GenericSchema>(
  { github, place, study, patience }: StudyFile,
  query: GraphqlDocument,
  asked: Readonly<Record<string, string>>,
  shape: Shape,
): Promise<v.InferOutput<Shape>> {
  const question = {
    query,
    variables: { path: pathOf(place, study), ...asked },
    shape: v.object({ repository: v.nullable(shape) }),
  };
  return (await readRepository(github, place.repository, question, patience)).repository;
}
