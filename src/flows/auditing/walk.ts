import { findAppendFaults, findMakerFaults } from '../../core/audit/maker.ts';
import type { Walked } from '../../core/audit/past-checks.ts';
import {
  renderBreak,
  eventFiles,
  foreignChanges,
  holdsEvents,
  isUnchanged,
  noFile,
  stepOf,
} from '../../core/audit/step.ts';
import type { LedgerPast, LedgerWrite } from '../../core/audit/writes.ts';
import { renderForeign } from '../../core/text/foreign-text.ts';
import { plural } from '../../core/text/plural.ts';
import type { Run } from '../run/run.ts';

/** How many pages of a hundred writes an audit walks back. */
const pagesAtMost = 100;

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** How far a walk has come. */
interface Walk extends Mutable<Walked> {
  readonly past: LedgerPast;
  /** Texts by the name of their content, if this run has them anyway. */
  readonly texts: ReadonlyMap<string, string>;
  /**
   * For each file of events, a text that begins with the file as the current write left it; null if
   * it could not be read.
   */
  readonly references: Map<string, Uint8Array | null>;
  readonly faults: string[];
}

/**
 * Walks from the newest write back to the first, or to the expected one, and judges each by the one
 * before it. Errors are those of the ledger.
 *
 * @param texts known texts, by the name of their content, which need not be downloaded
 */
export async function walkPast(
  run: Run,
  past: LedgerPast,
  texts: ReadonlyMap<string, string>,
): Promise<Walked> {
  const walk: Walk = {
    ...{ past, texts, references: new Map(), faults: [], writer: '', writes: 0, newest: null },
    ...{ expectedHead: run.settings.expectedHead, end: 'absent', expectedAt: null },
  };
  let newest: LedgerWrite | null = null;
  for (let page = 1; page <= pagesAtMost; page += 1) {
    if (run.ports.clock.isCancelled()) {
      walk.end = 'cancelled';
      break;
    }
    const { writer, writes } = await past.readWrites(newest?.parents[0] ?? null);
    walk.writer = writer;
    newest = await judgePage(walk, newest, writes);
    if (newest === null || walk.end === 'first' || walk.end === 'expected') break;
    walk.end = 'bound';
    run.ports.log.line(`Looked at ${walk.writes} commits of the ledger.`);
  }
  return walk;
}

/** Judges the writes of a page as far as possible, and returns the oldest write reached. */
async function judgePage(
  walk: Walk,
  before: LedgerWrite | null,
  writes: readonly LedgerWrite[],
): Promise<LedgerWrite | null> {
  let newer = before;
  for (const write of writes) {
    walk.newest ??= write;
    // A list of commits has both sides of a merge; only one of them is walked.
    if (newer !== null && newer.parents[0] !== write.id) continue;
    if (newer !== null) await judge(walk, newer, write);
    newer = write;
    if (write.id !== walk.expectedHead) continue;
    walk.end = 'expected';
    // Anybody who pushes a commit can give it any date, and changes older than this date are not
    // reported again.
    if (write.isSigned) walk.expectedAt = write.committedAt;
    return newer;
  }
  if (newer !== null && newer.parents.length === 0) {
    await judge(walk, newer, null);
    walk.end = 'first';
  }
  return newer;
}

/** Judges one write by the one before it; `older` is null for the first. */
async function judge(walk: Walk, write: LedgerWrite, older: LedgerWrite | null): Promise<void> {
  walk.writes += 1;
  const faults: string[] = [];
  if (older === null) faults.push(...firstFaults(write));
  else {
    const others = foreignChanges(write, older).map((name) => renderForeign(name, false));
    if (others.length > 0)
      faults.push(
        `changes files that are not part of the ledger: ${others.slice(0, 5).join(', ')}`,
      );
  }
  // The first write holds only a page about the branch, and GitHub signs it only for some tokens.
  if (older !== null || faults.length > 0) faults.push(...findMakerFaults(write, walk.writer));
  if (older !== null)
    for (const name of eventFiles(write, older))
      faults.push(...(await judgeFile(walk, name, write, older)));
  if (faults.length === 0) return;
  const by = write.by === null ? '' : ` by ${renderForeign(write.by, false)}`;
  const day = write.committedAt.toISOString().slice(0, 10);
  walk.faults.push(`Commit ${write.id.slice(0, 10)} of ${day}${by}: it ${faults.join('; it ')}.`);
}

function firstFaults(write: LedgerWrite): string[] {
  const held = [...write.files].filter(([name, { size }]) => holdsEvents(name) && size > 0);
  return held.length === 0
    ? []
    : [
        `starts the branch but already holds ${plural(held.length, 'ledger')}: what came before was squashed, or left behind in another branch or repository`,
      ];
}

async function judgeFile(
  walk: Walk,
  name: string,
  write: LedgerWrite,
  older: LedgerWrite,
): Promise<string[]> {
  const now = write.files.get(name) ?? noFile;
  const before = older.files.get(name) ?? noFile;
  if (isUnchanged(now, before)) return [];
  const reference = await referenceOf(walk, name, write);
  if (reference === null) return [];
  const step = stepOf(now, before, reference);
  if (step.kind === 'appended')
    return findAppendFaults(textOf(reference.subarray(step.from, now.size)), write.committedAt);
  // From here on, older files are compared with the previous one.
  const text = before.isFile ? await readText(walk, before.content) : null;
  walk.references.set(name, text === null ? null : bytesOf(text));
  if (text === null)
    return [`touches ${name}, which ${step.how}, and its earlier text cannot be read`];
  const how = renderBreak(text, textOf(reference.subarray(0, now.size)));
  return [`touches ${name}, which ${how}`];
}

async function referenceOf(
  walk: Walk,
  name: string,
  write: LedgerWrite,
): Promise<Uint8Array | null> {
  const known = walk.references.get(name);
  if (known !== undefined) return known;
  const state = write.files.get(name);
  if (state === undefined) return new Uint8Array();
  const text = state.isFile ? await readText(walk, state.content) : null;
  const reference = text === null ? null : bytesOf(text);
  walk.references.set(name, reference);
  if (reference === null) walk.faults.push(`${name} cannot be read as text.`);
  return reference;
}

async function readText({ past, texts }: Walk, content: string): Promise<string | null> {
  return texts.get(content) ?? (await past.readContent(content));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
