import { noreplyDomain } from './hub.ts';
import type { BareRepository } from '../git/repository.ts';
import { findPath, type PathChange } from '../git/trees.ts';

/** A commit, and where the branch was before it; null: nowhere. */
export interface Moved {
  readonly oid: string;
  readonly before: string | null;
}

/** A commit as tests look at it; the date is the committer's, ISO 8601. */
export interface CommitFacts {
  oid: string;
  message: string;
  date: string;
  parents: string[];
}

/** What a commit says beside its files. */
interface Made {
  message: string;
  dateMs: number;
  /** Whoever made it in the browser; somebody who pushed it where it is left out. */
  webLogin?: string | undefined;
  /** Their noreply address where it is left out. */
  webEmail?: string | undefined;
}

const person = { name: 'A Person', email: 'person@example.org' };

async function commitChange(
  git: BareRepository,
  branch: string,
  { message, dateMs, webLogin, webEmail = `${webLogin}@${noreplyDomain}` }: Made,
  findChange: (head: string | null) => Promise<PathChange>,
): Promise<Moved> {
  const ref = `refs/heads/${branch}`;
  const author =
    webLogin === undefined ? { ...person, dateMs } : { name: webLogin, email: webEmail, dateMs };
  for (;;) {
    const head = await git.refAt(ref);
    const made = { message, author, committer: author };
    const oid = await git.writeChanges(head, [await findChange(head)], made);
    const move = await git.moveRef(ref, oid, head);
    if (move === 'moved') return { oid, before: head };
    if (move === 'refused') throw new Error(`git refuses the branch ${branch}`);
  }
}

/**
 * Commits one file on whatever the branch's head is by then; an absent branch is made as an orphan.
 */
export function commitFile(
  git: BareRepository,
  branch: string,
  { path, text }: { path: string; text: string },
  made: Made,
): Promise<Moved> {
  return commitChange(git, branch, made, async () => {
    const oid = await git.store.write('blob', Buffer.from(text));
    return { path, becomes: { mode: '100644', oid } };
  });
}

/** Rejects where there is no such file. */
export function deleteFile(
  git: BareRepository,
  branch: string,
  path: string,
  made: Made,
): Promise<Moved> {
  return commitChange(git, branch, made, async (head) => {
    const tree = head === null ? null : (await git.readCommit(head)).tree;
    const isThere = tree !== null && (await findPath(git.store, tree, path)) !== null;
    if (!isThere) throw new Error(`There is no ${path} on ${branch} to delete`);
    return { path, becomes: null };
  });
}

/** The text of a file at the branch's head, or null. */
export async function readFile(
  git: BareRepository,
  branch: string,
  path: string,
): Promise<string | null> {
  const head = await git.refAt(`refs/heads/${branch}`);
  const bytes = head === null ? null : await git.readFileAt(head, path);
  return bytes === null ? null : bytes.toString('utf8');
}

/** Newest first, along first parents; none where the branch is absent. */
export async function listCommits(git: BareRepository, branch: string): Promise<CommitFacts[]> {
  const found: CommitFacts[] = [];
  let oid = await git.refAt(`refs/heads/${branch}`);
  while (oid !== null) {
    const { message, parents, committer } = await git.readCommit(oid);
    found.push({ oid, message, date: new Date(committer.dateMs).toISOString(), parents });
    oid = parents[0] ?? null;
  }
  return found;
}
