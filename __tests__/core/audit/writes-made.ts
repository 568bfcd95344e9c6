import type { FileState, LedgerWrite } from '../../../src/core/audit/writes.ts';
import { gitBlobHash } from '../../../src/core/git-blob.ts';

/** Writes to a ledger as an audit sees them. */

export const bot = 'github-actions[bot]';
const writtenAt = new Date('2026-11-22T11:00:02.000Z');

export function fileOf(text: string, isFile = true): FileState {
  const bytes = new TextEncoder().encode(text);
  return { content: gitBlobHash(bytes), size: bytes.length, isFile };
}

/** Forty characters that begin with these. */
export function idOf(text: string): string {
  return text.padEnd(40, '0');
}

/** A write as the action makes it, of these files by name; `parents` empty for the first. */
export function writeOf(
  files: Readonly<Record<string, string | FileState>>,
  given: Partial<LedgerWrite> = {},
): LedgerWrite {
  const states = Object.entries(files).map(
    ([name, file]) => [name, typeof file === 'string' ? fileOf(file) : file] as const,
  );
  return {
    id: idOf('b'),
    parents: [idOf('a')],
    authoredAt: writtenAt,
    committedAt: writtenAt,
    by: bot,
    isSigned: true,
    beside: new Map(),
    ...given,
    files: new Map(states),
  };
}

/** A line of a run, dated as its write is unless it says otherwise. */
export function lineOf(
  nth: number,
  given: { readonly at?: string; readonly run?: string; readonly attempt?: number } = {},
): string {
  const { at = '2026-11-22T11:00:00.000Z', run = '19', attempt = 1 } = given;
  return `${JSON.stringify({ nth, at, run: { id: run, attempt } })}\n`;
}
