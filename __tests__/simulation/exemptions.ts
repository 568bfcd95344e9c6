import { paidBonuses } from '../../src/core/ledger.ts';
import type { ClaimFact } from './ledger-history.ts';
import { type Payment, shownEverywhereAtMs } from './money.ts';
import type { Person } from './people.ts';
import { times } from './process.ts';
import { meantLabel } from './repository.ts';
import type { World } from './world.ts';

/** What the action does not promise; each is counted. */

/** How old the look at Prolific can be on which a run claims. */
const surveyHoldsMs = 10 * times.minute;

/** Why this key could be paid twice, or null: it must never be. */
export function whyPaidTwice(world: World, first: Payment, again: Payment): string | null {
  const { history } = world;
  if (first.bulk === null || again.bulk === null || first.bulk === again.bulk) return null;
  const claim = history.claims.get(first.bulk);
  const later = history.claims.get(again.bulk);
  if (claim === undefined || later === undefined) return null;
  const [older, newer] = claim.atMs <= later.atMs ? [claim, later] : [later, claim];
  const olderPayment = older === claim ? first : again;

  const deletedBetween = history.deletions.filter(
    ({ study, atMs }) => study === older.study && atMs >= older.atMs && atMs <= newer.atMs,
  );
  // A run may stand on what it saw some minutes ago.
  const seenAtMs = shownEverywhereAtMs(olderPayment) + surveyHoldsMs;
  const wasDeleted = deletedBetween.some(({ atMs }) => atMs < seenAtMs);
  const payer = world.runs.find(
    ({ name }) => name === `${newer.event.run.id}/${newer.event.run.attempt}`,
  );
  const knewIt = [...(payer?.process.seen ?? [])].some((text) =>
    text.includes(`"bulk":"${older.event.bulk}"`),
  );
  if (wasDeleted && !knewIt) return 'ledger deleted before the money could be seen';
  if (
    deletedBetween.length > 0 &&
    [...history.claims.values()].some(
      (one) =>
        one.event.approved &&
        one.atMs > older.atMs &&
        one.atMs < newer.atMs &&
        holds(one, olderPayment),
    )
  )
    return 'ledger deleted, and an equal bonus approved since';
  if (hasWrongPaid(world, olderPayment.person, olderPayment.cents))
    return 'a human said paid of what was not';
  const approvedAtMs = payer?.order.approvedAtMs ?? Number.POSITIVE_INFINITY;
  if (deletedBetween.length > 0 && first.cents !== again.cents)
    return 'ledger deleted, and the amount changed in the file';
  if (deletedBetween.some(({ atMs }) => atMs > approvedAtMs))
    return 'ledger deleted after the approval of this very plan';

  const said = history.resolutions.find(
    ({ bulk, outcome, atMs }) =>
      bulk === older.event.bulk && outcome === 'not-paid' && atMs < newer.atMs,
  );
  if (said === undefined || said.atMs - older.atMs < times.hour) return null;
  if (shownEverywhereAtMs(olderPayment) > said.atMs)
    return 'a human said not-paid, and the money came later than an hour';
  const earlier = findEarlierUnseen(world, olderPayment, older.atMs, said.atMs);
  if (earlier === undefined) return null;
  return earlier.visibleAtMs === Number.POSITIVE_INFINITY
    ? 'of two equal bonuses, the earlier was lost'
    : 'of two equal bonuses, the earlier came later than an hour';
}

function holds({ event }: ClaimFact, { person, cents }: Payment): boolean {
  return event.bonuses.some(
    (bonus) => bonus.person === person.fingerprint && bonus.amount === cents,
  );
}

/** Whether a human has called something paid that would have given this person this amount, and did not. */
function hasWrongPaid({ history, money }: World, person: Person, cents: number): boolean {
  return history.resolutions.some(
    ({ bulk, outcome, atMs }) =>
      outcome === 'paid' &&
      money
        .bulk(bulk)
        .lines.some(
          ({ id, amount }) =>
            amount === cents &&
            (person.id === id || person.submissions.some((one) => one.id === id)),
        ) &&
      money.payments.every(
        (one) => one.bulk !== bulk || one.person !== person || one.visibleAtMs > atMs,
      ),
  );
}

/**
 * A payment of the action to the same person, of the same amount, that was claimed earlier and could not be seen when the human
 * answered: whatever had arrived by then was taken for it.
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

/** Why more could be taken for settled than the action has paid to this person, or null. */
export function whySettledEarly(
  world: World,
  person: Person,
  cents: number,
  missing: number,
): string | null {
  const { money, history } = world;
  if (hasWrongPaid(world, person, cents)) return 'a human said paid of what was not';
  const claims = findUnpaidClaims(world, person, cents);
  const equal = money.payments.filter((one) => one.person === person && one.cents === cents);
  const shownAfter = (one: Payment): ClaimFact | undefined =>
    claims.find(({ atMs }) => shownEverywhereAtMs(one) > atMs);
  const byHand = equal.filter((one) => one.kind === 'hand' && shownAfter(one) !== undefined);
  if (byHand.length >= missing) return 'an equal payment by hand after the claim';
  const lateRewards = equal.filter((one) => {
    const outAtMs = one.submission.completedAtMs;
    if (one.kind !== 'reward' || outAtMs === null) return false;
    // It can also have stood for one claim, and that one's money for another.
    return heldAsPaid(world, person, cents).some(
      ({ atMs }) => outAtMs <= atMs && shownEverywhereAtMs(one) > atMs,
    );
  });
  if (byHand.length + lateRewards.length >= missing)
    return 'an equal reward of an earlier screen-out, shown after the claim';
  const isForgotten = (one: Payment): boolean => {
    const claimedAtMs = one.bulk === null ? undefined : history.claims.get(one.bulk)?.atMs;
    return history.deletions.some(
      ({ study, atMs }) =>
        study === person.study &&
        claimedAtMs !== undefined &&
        claimedAtMs <= atMs &&
        shownEverywhereAtMs(one) > atMs,
    );
  };
  return equal.some(isForgotten) ? 'ledger deleted before the money could be seen' : null;
}

/** Claims that the ledger holds as paid to this person, and whose money the person does not have. */
function findUnpaidClaims(world: World, person: Person, cents: number): ClaimFact[] {
  const { money, timeline } = world;
  return heldAsPaid(world, person, cents).filter(({ event }) =>
    money.payments.every(
      (one) => one.bulk !== event.bulk || one.person !== person || one.visibleAtMs > timeline.nowMs,
    ),
  );
}

function heldAsPaid(world: World, { study, fingerprint }: Person, cents: number): ClaimFact[] {
  return [...paidBonuses(world.foldedLedger(study))]
    .filter(({ bonus }) => bonus.person === fingerprint && bonus.amount === cents)
    .flatMap(({ bulk }) => world.history.claims.get(bulk.claim.bulk) ?? []);
}

/** Why a due bonus could stay unpaid, or null. */
export function whyUnpaid(world: World, person: Person, cents: number): string | null {
  const { money, history } = world;
  const early = whySettledEarly(world, person, cents, 1);
  if (early !== null) return early;
  const paid = money.payments.filter(
    (one) =>
      one.person === person &&
      one.cents === cents &&
      one.bulk !== null &&
      one.visibleAtMs !== Number.POSITIVE_INFINITY,
  );
  const isLost = findUnpaidClaims(world, person, cents).some(({ event }) =>
    money.payments.some((one) => one.bulk === event.bulk && one.person === person),
  );
  if (isLost && paid.length > 0) return 'of two equal bonuses, one was lost';
  const isDeleted = history.deletions.some(({ study }) => study === person.study);
  // Prolific's page names no bulk ids: what of two equal bonuses arrived, and what was lost, nobody can tell.
  const wanted = new Set([
    // A deleted ledger has forgotten what it held.
    ...paid.flatMap(({ bulk }) =>
      bulk === null || !isDeleted ? [] : [history.claims.get(bulk)?.label],
    ),
    ...heldAsPaid(world, person, cents).map(({ label }) => label),
    ...world.repository.tip
      .filter(({ lines }) => lines.some((line) => line.person === person && line.cents === cents))
      .map(meantLabel),
  ]);
  return paid.length >= wanted.size ? 'of two equal bonuses, another was paid twice' : null;
}
