import type { StudyId } from '../../../src/core/ids.ts';
import type { Append, Home, Ledger } from '../../../src/ports.ts';
import { eventOf } from './ledger-events.ts';

/** One ledger of whatever kind, and the means to meddle with it. */
export interface AnyLedgerHarness {
  /** A handle of another process, of a run of its own. */
  open(): Ledger;
  /** Everything that was written of the study is gone. */
  forget(study: StudyId): Promise<void>;
  /** The next look is answered from before the last write. */
  makeNextLookLate(): void;
  /** GitHub's clock, in milliseconds, and its setting forward. */
  now(): number;
  advance(ms: number): void;
  close(): Promise<void>;
}

/** One ledger branch. */
export interface LedgerHarness extends AnyLedgerHarness {
  /** A ledger and the run's own repository, as one process has them. */
  openBoth(): { readonly ledger: Ledger; readonly home: Home };
  /** The file on the branch now, null where it is absent. */
  textOf(study: StudyId): Promise<string | null>;
  /** Somebody commits this text in the place of the study's file. */
  overwrite(study: StudyId, text: string): Promise<void>;
  deleteFile(study: StudyId): Promise<void>;
  deleteBranch(): Promise<void>;
  /** Commits a file on the run's own branch `main` and gives its blob hash. */
  commitCsv(path: string, text: string): Promise<string>;
}

/** Appends to what the handle now reads. */
export async function appendNow(
  ledger: Ledger,
  study: StudyId,
  events = [eventOf()],
): Promise<Append> {
  const { texts } = await ledger.read([study]);
  return ledger.append(study, texts.get(study) ?? '', events, 'Settle bulk-1');
}

export function expectAppended(append: Append): Extract<Append, { kind: 'appended' }> {
  if (append.kind !== 'appended') throw new Error(`It is ${append.kind}`);
  return append;
}
