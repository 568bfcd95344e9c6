import { forgetsLosses, hasWrongPaid, surveyHoldsMs } from './exempt-early.ts';
import type { ClaimFact, DeletionFact } from './ledger-history.ts';
import { type Payment, shownEverywhereAtMs } from '../money.ts';
import { times } from '../process.ts';
import type { World } from '../world.ts';

/** What the action does not promise about paying once; each is counted. */

/** Why this key could be paid twice, or null: it must never be. */
export function whyPaidTwice(world: World, first: Payment, again: Payment): string | null {
  const { history } = world;
  if (first.bulk === null || again.bulk === null || first.bulk === again.bulk) return null;
  const claim = history.claims.get(first.bulk);
  const later = history.claims.get(again.bulk);
  if (claim === undefined || later === undefined) return null;
  const [older, newer] = claim.atMs <= later.atMs ? [claim, later] : [later, claim];
  const olderPayment = older === claim ? first : again;

  const lost = whyLedgerLost(world, { older, newer, first, again, olderPayment });
  if (lost !== null) return lost;
  if (hasWrongPaid(world, olderPayment.person, olderPayment.cents))
    return 'a human said paid of what was not';

  const said = history.resolutions.find(
    ({ bulk, outcome, atMs }) =>
      bulk === older.event.bulk && outcome === 'not-paid' && atMs < newer.atMs,
  );
  if (said === undefined || said.atMs - older.atMs < times.hour) return null;
  if (holdsPhantom(world, olderPayment))
    return 'the ledger held as settled what was never paid, and a human counted by it';
  if (shownEverywhereAtMs(olderPayment) > said.atMs)
    return 'a human said not-paid, and the money came later than an hour';
  const earlier = findEarlierUnseen(world, olderPayment, older.atMs, said.atMs);
  if (earlier === undefined) return null;
  return earlier.visibleAtMs === Number.POSITIVE_INFINITY
    ? 'of two equal bonuses, the earlier was lost'
    : 'of two equal bonuses, the earlier came later than an hour';
}

/**
 * Whether the ledger holds an equal bonus as settled that was never paid: records were taken away,
 * or a list lagged, when money came.
 */
function holdsPhantom(world: World, { person, cents }: Payment): boolean {
  const { keeping, history, money } = world;
  const mayHold =
    keeping.kind === 'artifact' || history.deletions.length + history.undone.length > 0;
  return (
    mayHold &&
    [...world.foldedLedger(person.study).bulks.values()].some(
      ({ claim, state }) =>
        state.kind === 'settled' &&
        claim.bonuses.some(
          (bonus) => bonus.person === person.fingerprint && bonus.amount === cents,
        ) &&
        money.payments.every((one) => one.bulk !== claim.bulk || one.person !== person),
    )
  );
}

interface PaidTwice {
  readonly older: ClaimFact;
  readonly newer: ClaimFact;
  readonly first: Payment;
  readonly again: Payment;
  readonly olderPayment: Payment;
}

/** Why the loss of the ledger between the two claims excuses it, or null. */
function whyLedgerLost(
  world: World,
  { older, newer, first, again, olderPayment }: PaidTwice,
): string | null {
  if (!forgetsLosses(world))
    return wasSetBack(world, newer) ? 'ledger set back to what a run had just read' : null;
  const { history } = world;
  const deletedBetween = history.deletions.filter(
    ({ study, atMs }) => study === older.study && atMs >= older.atMs && atMs <= newer.atMs,
  );
  // A run may stand on what it saw some minutes ago.
  const seenAtMs = shownEverywhereAtMs(olderPayment) + surveyHoldsMs;
  // About what a re-run has removed nobody may answer for an hour.
  const wasDeleted = deletedBetween.some(
    ({ atMs, by }) => atMs + (by === 're-run' ? times.hour : 0) < seenAtMs,
  );
  const payer = world.runs.find(
    ({ name }) => name === `${newer.event.run.id}/${newer.event.run.attempt}`,
  );
  const knewIt = [...(payer?.process.seen ?? [])].some((text) =>
    text.includes(`"bulk":"${older.event.bulk}"`),
  );
  if (wasDeleted && !knewIt) return 'ledger deleted before the money could be seen';
  if (deletedBetween.length > 0 && wasEqualApproved(world, older, newer, olderPayment))
    return 'ledger deleted, and an equal bonus approved since';
  if (first.cents !== again.cents && isUnasked(world, deletedBetween, newer))
    return 'ledger deleted, and the amount changed in the file';
  const isAnswered = wasApprovedSince(world, deletedBetween, newer);
  if (isAnswered && findEarlierUnseen(world, olderPayment, older.atMs, newer.atMs) !== undefined)
    return 'ledger deleted, and of two equal bonuses the earlier was lost';
  return null;
}

/**
 * Whether the branch was set back between the look of a run and its claim: then the claim may have
 * landed where it was planned.
 */
function wasSetBack({ store }: World, { study, atMs, payer }: ClaimFact): boolean {
  return store
    .takenFrom(study)
    .some(
      ({ kind, at }) =>
        kind === 'rewritten' && at.getTime() >= payer.startedAtMs && at.getTime() <= atMs,
    );
}

/** Whether nobody must have been asked about this loss before the newer claim, or somebody was. */
function isUnasked(
  { history, keeping }: World,
  deletions: readonly DeletionFact[],
  { study, atMs, before, payer }: ClaimFact,
): boolean {
  if (deletions.length === 0) return false;
  // A study without any ledger, and with bonuses, is asked about, whatever their amounts.
  if (keeping.kind === 'branch')
    return before !== '' || payer.order.shown?.codes.has('LEDGER_LOST') === true;
  // Of what somebody deleted, or what has vanished, artifacts tell nothing.
  if (deletions.some(({ by }) => by === 'somebody' || by === 'vanishing')) return true;
  return wasApprovedSince({ history }, deletions, { study, atMs });
}

/**
 * Whether a human let a payment of the study pass after a loss: then, or before the newer claim.
 */
function wasApprovedSince(
  { history }: Pick<World, 'history'>,
  deletions: readonly DeletionFact[],
  { study, atMs }: Pick<ClaimFact, 'study' | 'atMs'>,
): boolean {
  const sinceMs = Math.min(...deletions.map((one) => one.atMs));
  return [...history.claims.values()].some(
    (one) => one.study === study && one.event.approved && one.atMs > sinceMs && one.atMs <= atMs,
  );
}

function wasEqualApproved(
  { history }: World,
  older: ClaimFact,
  newer: ClaimFact,
  payment: Payment,
): boolean {
  return [...history.claims.values()].some(
    (one) =>
      one.event.approved && one.atMs > older.atMs && one.atMs < newer.atMs && holds(one, payment),
  );
}

function holds({ event }: ClaimFact, { person, cents }: Payment): boolean {
  return event.bonuses.some(
    (bonus) => bonus.person === person.fingerprint && bonus.amount === cents,
  );
}

/**
 * A payment of the action to the same person, of the same amount, that was claimed earlier and
 * could not be seen when the human answered: whatever had arrived by then was taken for it.
 */
function findEarlierUnseen(
  { money, history }: World,
  { person, cents }: Payment,
  claimedAtMs: number,
  saidAtMs: number,
): Payment | undefined {
  return money.payments.find(
    (one) =>
      one.person === person &&
      one.cents === cents &&
      one.bulk !== null &&
      (history.claims.get(one.bulk)?.atMs ?? claimedAtMs) < claimedAtMs &&
      shownEverywhereAtMs(one) > saidAtMs,
  );
}
