import type { Shown } from '../../../src/core/ledger/evidence.ts';
import { fingerprint } from '../../../src/core/ids.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import type { Received } from '../../../src/core/prolific/roster.ts';
import {
  ann,
  bulkId,
  claim,
  claimedAt,
  claimedBonus,
  event,
  ledgerOf,
  study,
} from '../../kit/builders.ts';

/** What Prolific shows of Ann, and claims of 4.25 for her. */

export const person = fingerprint(study, ann);
/** So many minutes before the claims were made. */
export const before = (minutes: number): Date => new Date(Date.parse(claimedAt) - minutes * 60_000);
export const after = (minutes: number): Date => before(-minutes);

/** What Prolific shows of Ann: these amounts, and submissions that were screened out then. */
export function anns(
  amounts: readonly number[],
  screenedOutAt: Received['screenedOutAt'] = [],
): Shown {
  return new Map([[person, { amounts, screenedOutAt }]]);
}

/** A claim of 4.25 for Ann, who had these amounts then, after these other events of the ledger. */
export function anns425(had: number[], ...earlier: LedgerEvent[]): BulkPayment {
  return anns425At(claimedAt, had, ...earlier);
}

/** The same, when the look was at another time than the claim. */
export function anns425At(
  looked: string | null,
  had: number[],
  ...earlier: LedgerEvent[]
): BulkPayment {
  const bonuses = [claimedBonus(ann, 425, { before: had })];
  const last = claim({ bulk: bulkId('last'), looked, bonuses });
  const bulk = ledgerOf(...earlier, last).bulks.get(last.bulk);
  if (bulk === undefined) throw new Error('The fold lost the claim.');
  return bulk;
}

/** The same person and amount under an earlier label. */
export const earlierBatch = claim({ batch: 'week 0' });
/** The same, claimed when Prolific showed one of that amount already. */
export const laterBatch = claim({
  batch: 'week 0',
  bonuses: [claimedBonus(ann, 425, { before: [425] })],
});
/** The same person and amount under an earlier label, claimed an hour before. */
export const lookedAnHourBefore = { ...earlierBatch, looked: before(60).toISOString() };
/** A human said `not-paid` of the earlier batch, and Prolific showed the money anyway. */
export const notPaidButArrived = event('resolved-not-paid', 'bulk-1', [person]);
