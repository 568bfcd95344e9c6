import type { ObjectStore } from './objects.ts';

/** One line of a git tree; the mode is octal text, `40000` for a folder. */
export interface TreeLine {
  mode: string;
  name: string;
  oid: string;
}

/** What a path shall be afterwards; null removes it. */
export interface PathChange {
  path: string;
  becomes: { mode: string; oid: string } | null;
}

const folderMode = '40000';

export function isFolder(line: TreeLine): boolean {
  return line.mode === folderMode;
}

/** Whether git would take the path into a tree. */
export function isTreePath(path: string): boolean {
  return path
    .split('/')
    .every((part) => !['', '.', '..', '.git'].includes(part) && !part.includes('\0'));
}

export function parseTree(bytes: Buffer): TreeLine[] {
  const lines: TreeLine[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    lines.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('utf8', space + 1, end),
      oid: bytes.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return lines;
}

function encodeTree(lines: readonly TreeLine[]): Buffer {
  // Git compares bytes, and a folder as though its name ended in a slash.
  const keyOf = (line: TreeLine): Buffer =>
    Buffer.from(isFolder(line) ? `${line.name}/` : line.name);
  const sorted = [...lines].sort((left, right) => Buffer.compare(keyOf(left), keyOf(right)));
  return Buffer.concat(
    sorted.flatMap(({ mode, name, oid }) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(oid, 'hex'),
    ]),
  );
}

/** The line of a path at any depth, or null. */
export async function findPath(
  store: ObjectStore,
  treeOid: string,
  path: string,
): Promise<TreeLine | null> {
  const [first, ...rest] = path.split('/');
  const line = parseTree(await store.need(treeOid, 'tree')).find(({ name }) => name === first);
  if (line === undefined) return null;
  if (rest.length === 0) return line;
  return isFolder(line) ? findPath(store, line.oid, rest.join('/')) : null;
}

interface Branching {
  here: PathChange['becomes'] | undefined;
  below: PathChange[];
}

/**
 * Makes the tree that `treeOid` (null: an empty one) becomes; folders left empty disappear, as in
 * git.
 */
export async function changeTree(
  store: ObjectStore,
  treeOid: string | null,
  changes: readonly PathChange[],
): Promise<string> {
  const lines = treeOid === null ? [] : parseTree(await store.need(treeOid, 'tree'));
  const byName = new Map(lines.map((line) => [line.name, line]));
  const branchings = groupByFirstName(changes);
  for (const [name, { here, below }] of branchings) {
    if (here === null) byName.delete(name);
    else if (here !== undefined) byName.set(name, { name, ...here });
    if (below.length === 0) continue;
    const before = byName.get(name);
    const folder = before !== undefined && isFolder(before) ? before.oid : null;
    const oid = await changeTree(store, folder, below);
    const isEmpty = (await store.need(oid, 'tree')).length === 0;
    if (!isEmpty) byName.set(name, { mode: folderMode, name, oid });
    else if (folder !== null) byName.delete(name);
  }
  return store.write('tree', encodeTree([...byName.values()]));
}

function groupByFirstName(changes: readonly PathChange[]): Map<string, Branching> {
  const branchings = new Map<string, Branching>();
  for (const { path, becomes } of changes) {
    const [name = '', ...rest] = path.split('/');
    const branching = branchings.get(name) ?? { here: undefined, below: [] };
    if (rest.length === 0) branching.here = becomes;
    else branching.below.push({ path: rest.join('/'), becomes });
    branchings.set(name, branching);
  }
  return branchings;
}
