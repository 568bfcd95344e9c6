import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Commit, readCommit, type Signature, writeCommit } from './commits.ts';
import { git, runGit } from './git.ts';
import { ObjectStore } from './objects.ts';
import { changeTree, findPath, type PathChange } from './trees.ts';

const noObject = '0'.repeat(40);

/** `lost`: the ref is elsewhere than expected. `refused`: git takes no such ref. */
export type RefMove = 'moved' | 'lost' | 'refused';

/** Whether git would take the full name of a ref; also keeps `..` away from the file system. */
function isRefName(ref: string): boolean {
  if (!/^refs\/(?:heads|tags)\/./.test(ref)) return false;
  const isPlain = /^[^\s\p{Cc}~^:?*[\\]+$/u.test(ref);
  const parts = ref.split('/');
  const isPartFine = (part: string): boolean =>
    part !== '' && !part.startsWith('.') && !part.endsWith('.lock') && !part.endsWith('.');
  return isPlain && !ref.includes('..') && !ref.includes('@{') && parts.every(isPartFine);
}

/**
 * A bare git repository with a true compare-and-swap on its refs and a memory of where they were.
 */
export class BareRepository {
  readonly gitDir: string;
  readonly store: ObjectStore;
  readonly #past = new Map<string, (string | null)[]>();
  #lastMove: Promise<unknown> = Promise.resolve();

  private constructor(gitDir: string) {
    this.gitDir = gitDir;
    this.store = new ObjectStore(gitDir);
  }

  /** Makes an empty one in a folder that is not there yet. */
  static async create(gitDir: string, defaultBranch: string): Promise<BareRepository> {
    const branch = `--initial-branch=${defaultBranch}`;
    await git(gitDir, ['init', '--quiet', '--bare', '--template=', branch, gitDir]);
    return new BareRepository(gitDir);
  }

  /** Where a ref is (null: absent), or was that many of its own updates ago. */
  async refAt(ref: string, updatesAgo = 0): Promise<string | null> {
    if (!isRefName(ref)) return null;
    const past = this.#past.get(ref);
    if (updatesAgo > 0 && past !== undefined) {
      return past[Math.max(past.length - 1 - updatesAgo, 0)] ?? null;
    }
    const loose = await readFile(join(this.gitDir, ref), 'utf8').catch(() => null);
    if (loose !== null) return loose.trim();
    const packed = await readFile(join(this.gitDir, 'packed-refs'), 'utf8').catch(() => '');
    const line = packed.split('\n').find((one) => one.endsWith(` ${ref}`));
    return line?.slice(0, 40) ?? null;
  }

  async hasRefs(): Promise<boolean> {
    if ([...this.#past.values()].some((past) => past.at(-1) !== null)) return true;
    return (await git(this.gitDir, ['for-each-ref', '--count=1'])).length > 0;
  }

  /** Moves a ref from `expected` to `next`, null being absence, if that is where it is. */
  moveRef(ref: string, next: string | null, expected: string | null): Promise<RefMove> {
    // Git alone decides who wins. The queue only keeps the memory of moves in the order of the
    // moves.
    const move = this.#lastMove.then(() => this.#moveRefNow(ref, next, expected));
    this.#lastMove = move.catch(() => undefined);
    return move;
  }

  async #moveRefNow(ref: string, next: string | null, expected: string | null): Promise<RefMove> {
    if (!isRefName(ref)) return 'refused';
    if (next === null && expected === null) return 'lost';
    const from = expected ?? noObject;
    const args = next === null ? ['update-ref', '-d', ref, from] : ['update-ref', ref, next, from];
    const run = await runGit(this.gitDir, args);
    if (run.code !== 0) return (await this.refAt(ref)) === expected ? 'refused' : 'lost';
    const past = this.#past.get(ref) ?? [];
    // Somebody may have pushed past us, so where it was is told by what git has just compared.
    if (past.length === 0 || past.at(-1) !== expected) past.push(expected);
    past.push(next);
    this.#past.set(ref, past);
    return 'moved';
  }

  readCommit(oid: string): Promise<Commit> {
    return readCommit(this.store, oid);
  }

  /** Stores a commit on top of `parent` (null: an orphan) and moves no ref. */
  async writeChanges(
    parent: string | null,
    changes: readonly PathChange[],
    made: { message: string; author: Signature; committer: Signature },
  ): Promise<string> {
    const before = parent === null ? null : (await this.readCommit(parent)).tree;
    const tree = await changeTree(this.store, before, changes);
    return writeCommit(this.store, { tree, parents: parent === null ? [] : [parent], ...made });
  }

  /** The bytes of a file as a commit has it, or null. */
  async readFileAt(oid: string, path: string): Promise<Buffer | null> {
    const line = await findPath(this.store, (await this.readCommit(oid)).tree, path);
    if (line === null) return null;
    const found = await this.store.read(line.oid);
    return found?.kind === 'blob' ? found.bytes : null;
  }
}
