import type { Fingerprint } from '../ids.ts';
import { type BulkPayment, mayBePaid } from './fold.ts';
import type { ClaimedBonus } from './lines.ts';
import { type Pending, sameMoney } from './pending.ts';
import { countOf, type Received } from '../prolific/roster.ts';

/**
 * Decides whether money arrived, from what the claim recorded and what Prolific shows now. Pure: it
 * decides, it does not look. There are two questions and two counts: proof must be hard, and so
 * must paying again.
 */

/** What Prolific shows for each person that was read. */
export type Shown = ReadonlyMap<Fingerprint, Received>;

/** Whether a look read everybody in a bulk payment. */
export function wasLookedAt({ claim }: BulkPayment, shown: Shown): boolean {
  return claim.bonuses.every(({ person }) => shown.has(person));
}

/**
 * How long before the look a screen-out may be and still count as later: its reward may not have
 * shown yet.
 */
const rewardLagsMs = 15 * 60_000;

const nobodyKnows: Pending = { count: Number.POSITIVE_INFINITY, unexplained: 0, since: null };

/**
 * The bonuses of a bulk payment that are proven to have arrived. A bonus is proven when the person
 * now has at least one more of that amount than can be explained otherwise. Explained are the
 * amounts that the claim saw, bonuses paid before it whose money it had not seen, bonuses claimed
 * beside it that may be paid, and one for each submission whose screen-out reward it may not have
 * seen.
 */
export function findArrived(bulk: BulkPayment, shown: Shown): Set<Fingerprint> {
  const arrived = new Set<Fingerprint>();
  for (const [index, bonus] of bulk.claim.bonuses.entries()) {
    const received = shown.get(bonus.person);
    if (received === undefined) continue;
    // If we do not know what was on its way, nothing is proof.
    const pending = bulk.pendingAtClaim[index] ?? nobodyKnows;
    const known = countOf(bonus.before, bonus.amount) + pending.count + countRivals(bulk, bonus);
    const rewards = countRewards(bulk.claim.looked, pending, received);
    if (countOf(received.amounts, bonus.amount) > known + rewards) arrived.add(bonus.to);
  }
  return arrived;
}

/** How many equal bonuses claimed beside it may have arrived, or may still arrive. */
function countRivals({ rivals }: BulkPayment, bonus: ClaimedBonus): number {
  return rivals
    .values()
    .flatMap((rival) =>
      rival.claim.bonuses.filter(
        (other) => sameMoney(other) === sameMoney(bonus) && mayBePaid(rival, other.to),
      ),
    )
    .toArray().length;
}

/**
 * How many screen-out rewards may have arrived that were not yet visible to the claim. Money in
 * `before` that the ledger had not paid is the reward of a screen-out just before the look; it is
 * never the reward of a later one, nor of one without a time.
 */
function countRewards(
  looked: string | null,
  { unexplained, since }: Pending,
  { screenedOutAt }: Received,
): number {
  // Prolific did not say when this claim looked, or an earlier one whose money it saw: every
  // screen-out may be later.
  if (since === null) return screenedOutAt.length;
  const lookedMs = Date.parse(looked ?? '');
  const sinceMs = Date.parse(since) - rewardLagsMs;
  // Written so that an invalid time makes proof harder.
  const recent = screenedOutAt.filter((at) => at === null || !(at.getTime() <= sinceMs));
  const maybeSeen = recent.filter((at) => at !== null && at.getTime() <= lookedMs).length;
  return recent.length - Math.min(maybeSeen, unexplained);
}

/**
 * The bonuses of a bulk payment that must not be paid again: those of people who show any more of
 * that amount than the claim saw. The extra money may be a screen-out reward or another payment;
 * nobody can tell, and paying too little can be corrected.
 */
export function findMaybeArrived(bulk: BulkPayment, shown: Shown): Set<Fingerprint> {
  return new Set(
    bulk.claim.bonuses
      .filter(({ person, amount, before }) => {
        const received = shown.get(person);
        return (
          received !== undefined && countOf(received.amounts, amount) > countOf(before, amount)
        );
      })
      .map(({ to }) => to),
  );
}

/** Everything arrived: that proves the payment, even if it was in doubt. */
export function isProven(bulk: BulkPayment, arrived: ReadonlySet<Fingerprint>): boolean {
  return bulk.claim.bonuses.every(({ to }) => arrived.has(to));
}
