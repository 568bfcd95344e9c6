import type { Fingerprint } from '../ids.ts';
import { type BulkPayment, mayBePaid } from './fold.ts';
import type { ClaimedBonus } from './lines.ts';
import { type Pending, sameMoney } from './pending.ts';
import { countOf, type Received } from '../prolific/roster.ts';

/**
 * Whether money arrived, from what the claim wrote down and what Prolific shows now. Pure: it
 * decides, it does not look. Two questions, two counts: proof must be hard, and so must paying
 * again.
 */

/** What Prolific shows of each person that somebody looked at. */
export type Shown = ReadonlyMap<Fingerprint, Received>;

/** Whether a look was at everybody in a bulk payment. */
export function wasLookedAt({ claim }: BulkPayment, shown: Shown): boolean {
  return claim.bonuses.every(({ person }) => shown.has(person));
}

/**
 * How long before the look a screen-out still counts as one since: its reward need not have been
 * shown yet.
 */
const rewardLagsMs = 15 * 60_000;

const nobodyKnows: Pending = { count: Number.POSITIVE_INFINITY, unexplained: 0, since: null };

/**
 * The bonuses of a bulk payment that are proven to have arrived. One is when the person now has at
 * least one more bonus of that amount than what is explained otherwise: those that the claim saw,
 * those that were paid before it and whose money it had not seen, those that were claimed beside it
 * and may be paid, and one for each submission whose screen-out reward it may not have seen.
 */
export function findArrived(bulk: BulkPayment, shown: Shown): Set<Fingerprint> {
  const arrived = new Set<Fingerprint>();
  for (const [index, bonus] of bulk.claim.bonuses.entries()) {
    const received = shown.get(bonus.person);
    if (received === undefined) continue;
    // Where it is not known what was on its way, nothing is proof.
    const pending = bulk.pendingAtClaim[index] ?? nobodyKnows;
    const known = countOf(bonus.before, bonus.amount) + pending.count + countRivals(bulk, bonus);
    const rewards = countRewards(bulk.claim.looked, pending, received);
    if (countOf(received.amounts, bonus.amount) > known + rewards) arrived.add(bonus.to);
  }
  return arrived;
}

/** How many equal bonuses of those that were claimed beside it may have come, or may come still. */
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
 * How many screen-out rewards may have come that were not yet visible to the claim. Money in
 * `before` that the ledger had not paid is the reward of a screen-out just before the look; it is
 * never that of a later one, nor of one without a time.
 */
function countRewards(
  looked: string | null,
  { unexplained, since }: Pending,
  { screenedOutAt }: Received,
): number {
  // Prolific did not say when the claim looked, or an earlier one whose money it saw: every
  // screen-out may have come since.
  if (since === null) return screenedOutAt.length;
  const lookedMs = Date.parse(looked ?? '');
  const sinceMs = Date.parse(since) - rewardLagsMs;
  // Written so that a time which is none makes proof harder.
  const recent = screenedOutAt.filter((at) => at === null || !(at.getTime() <= sinceMs));
  const maybeSeen = recent.filter((at) => at !== null && at.getTime() <= lookedMs).length;
  return recent.length - Math.min(maybeSeen, unexplained);
}

/**
 * The bonuses of a bulk payment that must not be paid again: of whoever shows any more of that
 * amount than the claim saw. That may be a screen-out reward or another payment; nobody can tell,
 * and paying once too little can be put right.
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

/** All arrived: proof of payment, for one in doubt too. */
export function isProven(bulk: BulkPayment, arrived: ReadonlySet<Fingerprint>): boolean {
  return bulk.claim.bonuses.every(({ to }) => arrived.has(to));
}
