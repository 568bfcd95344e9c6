import type { Fingerprint } from '../ids.ts';
import type { BulkPayment } from './fold.ts';
import type { Pending } from './pending.ts';
import { countOf, type Received } from '../prolific/roster.ts';

/** Whether money arrived, from what the claim wrote down and what Prolific shows now. Pure: it decides, it does not look. */

/** What Prolific shows of each person; a person who was not to be found has received nothing. */
export type Shown = ReadonlyMap<Fingerprint, Received>;

/**
 * A claim is written by the runner's clock, some minutes after the look at what people had: a screen-out of that time counts as one since the
 * claim, for its reward need not have been seen.
 */
const lookedBeforeMs = 15 * 60_000;

const nobodyKnows: Pending = { count: Number.POSITIVE_INFINITY, since: new Date(0).toISOString() };

/**
 * The bonuses of a bulk payment that have arrived. One has when the person now has at least one more bonus of that amount than
 * the claim saw, plus those that were paid before it and whose money it had not seen, plus one for each submission screened out since:
 * that reward may have the same amount.
 */
export function findArrived(bulk: BulkPayment, shown: Shown): Set<Fingerprint> {
  const arrived = new Set<Fingerprint>();
  for (const [index, bonus] of bulk.claim.bonuses.entries()) {
    const received = shown.get(bonus.person);
    if (received === undefined) continue;
    // Where it is not known what was on its way, nothing is proof.
    const { count: pending, since } = bulk.pendingAtClaim[index] ?? nobodyKnows;
    const sinceMs = Date.parse(since) - lookedBeforeMs;
    const screenedOutSince = received.screenedOutAt.filter(
      (at) => at === null || at.getTime() > sinceMs,
    ).length;
    const explained = countOf(bonus.before, bonus.amount) + pending + screenedOutSince;
    if (countOf(received.amounts, bonus.amount) > explained) arrived.add(bonus.to);
  }
  return arrived;
}

/** All arrived: proof of payment, for one in doubt too. */
export function isProven(bulk: BulkPayment, arrived: ReadonlySet<Fingerprint>): boolean {
  return bulk.claim.bonuses.every(({ to }) => arrived.has(to));
}
