import type { Batch, Bonus } from '../../../src/core/bonus.ts';
import { findRenamed } from '../../../src/core/checks/renamed.ts';
import type { Finding } from '../../../src/core/errors.ts';
import type { PersonalId } from '../../../src/core/ids.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import {
  ann,
  bob,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  ledgerOf,
  type Outcome,
  study,
} from '../../kit/builders.ts';

/** A paid file, and files that are like it. */

export const week1Pairs = [
  [ann, 425],
  [bob, 1000],
  [cyd, 50],
  [dan, 75],
] as const;
export const renamedFile = { label: 'bonuses/renamed.csv' };

/** The ledger after these pairs were paid under `bonuses/week1.csv`, from that file. */
export function paid(
  pairs: readonly (readonly [PersonalId, number])[],
  after: Outcome = 'accepted',
): StudyLedger {
  const bonuses = pairs.map(([id, cents]) => claimedBonus(id, cents));
  return ledgerOf(claim({ bonuses }), event(after));
}

/** What is asked about these batches of one study. */
export function ask(
  batches: readonly Batch[],
  ledger: StudyLedger | null,
  personOf: (bonus: Bonus) => string | null = () => null,
): Finding[] {
  return findRenamed(batches, new Map(ledger === null ? [] : [[study, ledger]]), personOf);
}
