import { gitBlobHash } from '../git-blob.ts';
import type { FileState, LedgerWrite } from './writes.ts';

/** One step of the ledger's history: what a write changed in the one before it. */

/** What a write did to one file of events that it changed. */
export type FileStep =
  /** It only appended. `from` is the size before, in bytes. */
  | { readonly kind: 'appended'; readonly from: number }
  /** It did something else; `how` follows the file's name. */
  | { readonly kind: 'broken'; readonly how: string };

/** What a write has instead of a file that is not there. */
export const noFile: FileState = { content: '', size: 0, isFile: true };

/** Whether a file holds events; only these files must be append-only. */
export function holdsEvents(name: string): boolean {
  return name.endsWith('.jsonl');
}

/** Whether a file is a study's page, which every write replaces. */
function isPage(name: string): boolean {
  return name.endsWith('.md');
}

/** The files of events in a write or in the one before it. */
export function eventFiles(newer: LedgerWrite, older: LedgerWrite): string[] {
  const names = new Set([...newer.files.keys(), ...older.files.keys()]);
  return [...names].filter(holdsEvents).sort();
}

/**
 * Whether a write left a file as it was. A link can have the same content as the file that it
 * replaced.
 */
export function isUnchanged(newer: FileState, older: FileState): boolean {
  return newer.content === older.content && newer.isFile === older.isFile;
}

/**
 * What a write did to a changed file. This downloads nothing: the earlier file either is the
 * beginning of a known text, or is not.
 *
 * @param reference a text that begins with what the write left in the file; it may go on
 */
export function stepOf(newer: FileState, older: FileState, reference: Uint8Array): FileStep {
  if (!newer.isFile || !older.isFile) return { kind: 'broken', how: 'is no regular file' };
  if (older.size === 0) return { kind: 'appended', from: 0 };
  if (newer.size === 0) return { kind: 'broken', how: 'was taken away' };
  // Git's hash covers the length: a text that is too short has another one.
  const beginning = gitBlobHash(reference.subarray(0, older.size));
  if (beginning !== older.content) return { kind: 'broken', how: 'was changed' };
  return older.size < newer.size
    ? { kind: 'appended', from: older.size }
    : { kind: 'broken', how: 'lost its last lines' };
}

/** How a text differs from the previous one, if it did not only grow; to follow the file's name. */
export function renderBreak(before: string, after: string): string {
  if (after === '') return 'was taken away';
  const [old, now] = [linesOf(before), linesOf(after)];
  const at = now.findIndex((line, index) => line !== old[index]);
  const where = `at line ${(at === -1 ? now.length : at) + 1}`;
  const kept = new Map<string, number>();
  for (const line of now) kept.set(line, (kept.get(line) ?? 0) + 1);
  let missing = 0;
  for (const line of old) {
    const left = kept.get(line) ?? 0;
    if (left === 0) missing += 1;
    else kept.set(line, left - 1);
  }
  if (missing === old.length) return 'was replaced as a whole';
  if (missing === 0)
    return now.length === old.length
      ? `has its lines in another order from ${where.slice(3)} on`
      : `got lines in between, ${where}`;
  const added = now.length - (old.length - missing);
  const count = `${missing} of its ${old.length} lines`;
  return added >= missing ? `had ${count} edited, first ${where}` : `lost ${count}, first ${where}`;
}

/** Everything that a write changed apart from files of events and pages. */
export function foreignChanges(newer: LedgerWrite, older: LedgerWrite): string[] {
  const changed = [...new Set([...newer.beside.keys(), ...older.beside.keys()])].filter(
    (name) => newer.beside.get(name) !== older.beside.get(name),
  );
  const inFolder = [...new Set([...newer.files.keys(), ...older.files.keys()])].filter(
    (name) =>
      !holdsEvents(name) &&
      !isPage(name) &&
      newer.files.get(name)?.content !== older.files.get(name)?.content,
  );
  return [...changed, ...inFolder].sort();
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
