import { git } from './git.ts';
import type { ObjectStore } from './objects.ts';

/** Who made a commit and when; git keeps whole seconds. */
export interface Signature {
  name: string;
  email: string;
  /** Milliseconds since 1970. */
  dateMs: number;
}

export interface CommitContent {
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

export interface Commit extends CommitContent {
  oid: string;
}

/** A run of lines that one commit was the last to touch; lines count from 1. */
export interface BlameRange {
  startingLine: number;
  endingLine: number;
  oid: string;
}

function encodeSignature({ name, email, dateMs }: Signature): string {
  return `${name} <${email}> ${Math.floor(dateMs / 1000)} +0000`;
}

function parseSignature(text: string): Signature {
  const parts = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text);
  if (parts === null) throw new Error(`Not a signature: ${text}`);
  return { name: parts[1] ?? '', email: parts[2] ?? '', dateMs: Number(parts[3]) * 1000 };
}

/**
 * Stores a commit. Nothing but its content goes into the hash: the same tree, parents, message,
 * author and second give the same commit, as they do at GitHub.
 */
export function writeCommit(store: ObjectStore, content: CommitContent): Promise<string> {
  const lines = [
    `tree ${content.tree}`,
    ...content.parents.map((parent) => `parent ${parent}`),
    `author ${encodeSignature(content.author)}`,
    `committer ${encodeSignature(content.committer)}`,
    '',
    content.message,
  ];
  return store.write('commit', Buffer.from(lines.join('\n')));
}

/** The commit of that hash; rejects where there is none. */
export async function readCommit(store: ObjectStore, oid: string): Promise<Commit> {
  const text = (await store.need(oid, 'commit')).toString('utf8');
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const valuesOf = (name: string): string[] =>
    headers
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1));
  return {
    oid,
    tree: valuesOf('tree')[0] ?? '',
    parents: valuesOf('parent'),
    author: parseSignature(valuesOf('author')[0] ?? ''),
    committer: parseSignature(valuesOf('committer')[0] ?? ''),
    message: text.slice(end + 2),
  };
}

/** Who touched which line last, in the order of lines, neighbours of one commit joined. */
export async function blame(gitDir: string, oid: string, path: string): Promise<BlameRange[]> {
  // The incremental form prints no file content, which matters for a ledger of megabytes.
  const printed = await git(gitDir, ['blame', '--incremental', oid, '--', path]);
  const found: BlameRange[] = [];
  for (const line of printed.toString('latin1').split('\n')) {
    const parts = /^([0-9a-f]{40}) \d+ (\d+) (\d+)$/.exec(line);
    if (parts === null) continue;
    const startingLine = Number(parts[2]);
    const endingLine = startingLine + Number(parts[3]) - 1;
    found.push({ startingLine, endingLine, oid: parts[1] ?? '' });
  }
  const joined: BlameRange[] = [];
  for (const range of found.sort((left, right) => left.startingLine - right.startingLine)) {
    const last = joined.at(-1);
    if (last?.oid === range.oid) last.endingLine = range.endingLine;
    else joined.push(range);
  }
  return joined;
}
