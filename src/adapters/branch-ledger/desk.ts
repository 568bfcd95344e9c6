import type { StudyId } from '../../core/ids.ts';
import type { Clock, HomeQuestion, Moment } from '../../ports.ts';
import { type LedgerPlace, type Look, lookAtLedger } from './look-at-branch.ts';
import type { GitHub } from '../github/github.ts';
import type { KnownLedger } from '../ledger/known-ledger.ts';
import { stopUnreadable } from '../ledger/stops.ts';

/** What all parts of the branch ledger work with. */
export interface Desk {
  readonly github: GitHub;
  readonly place: LedgerPlace;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly known: KnownLedger;
  /** For one request in all. */
  readonly timeoutMs: number;
  /** Ends requests that append. */
  readonly record: AbortSignal;
}

/** How often one read is sent. */
export const readTries = 3;

/** How often the ledger is looked at until it shows what this run knows: 15 seconds, where GitHub lags by a few. */
const looksUntilGrown = 6;

/** A pause that doubles from the first to the longest, less a random half so that writers do not meet again. */
export function growingPauseMs(
  { random }: Pick<Desk, 'random'>,
  tried: number,
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
): number {
  return Math.min(firstMs * 2 ** (tried - 1), longestMs) * (1 - random() / 2);
}

export function momentOf(clock: Clock): Moment {
  return { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
}

/**
 * Looks until the look shows at least what this run has seen before, and remembers it. Throws
 * `LEDGER_UNREADABLE` where it stays behind: the ledger was deleted, shortened or replaced.
 */
export async function lookUntilGrown(
  desk: Desk,
  studies: readonly StudyId[],
  home: HomeQuestion | null,
  signal: AbortSignal,
): Promise<Look> {
  const patience = { signal, timeoutMs: desk.timeoutMs, tries: readTries };
  for (let tried = 1; ; tried += 1) {
    const look = await lookAtLedger(desk.github, desk.place, studies, home, patience);
    const missing = desk.known.missingIn(look);
    if (missing === null) {
      remember(desk, look);
      return look;
    }
    if (tried === looksUntilGrown) throw stopUnreadable(missing);
    await desk.clock.sleep(growingPauseMs(desk, tried, { firstMs: 1_000, longestMs: 8_000 }));
  }
}

export function remember({ known }: Desk, look: Look): void {
  if (look.head !== null) known.learnBranch();
  for (const [study, text] of look.texts) known.learnRead(study, look.head, text);
}
