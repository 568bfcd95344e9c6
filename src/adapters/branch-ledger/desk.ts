import type { StudyId } from '../../core/ids.ts';
import type { Clock } from '../../ports.ts';
import type { LedgerPlace } from '../branch/ledger-place.ts';
import { type Look, lookAtLedger } from '../branch/look-at-branch.ts';
import type { EncodedFiles } from './encoded-text.ts';
import type { StudyPages } from '../branch/study-page.ts';
import type { GitHub } from '../github/github.ts';
import type { HomeRider } from '../github/home.ts';
import type { KnownLedger } from '../ledger/known-ledger.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { stopUnreadable } from '../ledger/stops.ts';

/** What all parts of the branch ledger work with. */
export interface Desk {
  readonly github: GitHub;
  readonly place: LedgerPlace;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly known: KnownLedger;
  readonly pages: StudyPages;
  readonly files: EncodedFiles;
  /** For one request in all. */
  readonly timeoutMs: number;
  /** Ends requests that append. */
  readonly record: AbortSignal;
}

/** How often one read is sent. */
export const readTries = 3;

/**
 * How often to look at the ledger until it shows what this run knows: 15 seconds in all; GitHub
 * lags by a few.
 */
const looksUntilGrown = 6;

/**
 * Looks until a look shows at least what this run has seen before, and remembers it. Throws
 * `LEDGER_UNREADABLE` if it stays behind: the ledger was deleted, shortened or replaced.
 */
export async function lookUntilGrown(
  desk: Desk,
  studies: readonly StudyId[],
  rider: HomeRider | null,
  signal: AbortSignal,
): Promise<Look> {
  const patience = { signal, timeoutMs: desk.timeoutMs, tries: readTries };
  for (let tried = 1; ; tried += 1) {
    const look = await lookAtLedger(desk.github, desk.place, studies, rider, patience);
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
