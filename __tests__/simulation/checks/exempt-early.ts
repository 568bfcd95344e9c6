import { paidBonuses } from '../../../src/core/ledger/fold.ts';
import type { Fingerprint } from '../../../src/core/ids.ts';
import type { Claimed } from '../../../src/core/ledger/lines.ts';
import type { ClaimFact } from './ledger-history.ts';
import { type Payment, shownEverywhereAtMs, staleAtMostMs } from '../money.ts';
import type { Person } from '../people.ts';
import { times } from '../process.ts';
import { meantLabel } from '../repository.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/** What the action does not promise about proof, and about paying at all; each is counted. */

/** How old the look at Prolific can be on which a run claims. */
export const surveyHoldsMs = 10 * times.minute;

/** Why more could be taken for settled than the action has paid to this person, or null. */
export function whySettledEarly(
  world: World,
  person: Person,
  cents: number,
  missing: number,
): string | null {
  const { money, history } = world;
  if (hasWrongPaid(world, person, cents)) return 'a human said paid of what was not';
  const claims = heldAsPaid(world, person, cents);
  const equal = money.payments.filter((one) => one.person === person && one.cents === cents);
  const countByHand = (since: 'atMs' | 'lookedMs'): number =>
    equal.filter(
      (one) =>
        one.kind === 'hand' && claims.some((claim) => shownEverywhereAtMs(one) > claim[since]),
    ).length;
  const byHand = countByHand('lookedMs');
  if (countByHand('atMs') >= missing) return 'an equal payment by hand after the claim';
  if (byHand >= missing) return 'an equal payment by hand in the minutes between look and claim';
  const lateRewards = equal.filter((one) => claims.some((claim) => isLate(one, claim)));
  if (byHand + lateRewards.length >= missing)
    return 'an equal reward that came a quarter of an hour after the screen-out, and after the claim looked';
  const mistaken = equal.filter((one) => claims.some((claim) => isTakenForSeen(one, claim, equal)));
  if (byHand + lateRewards.length + mistaken.length >= missing)
    return 'an equal payment by hand, and the reward of a screen-out just before the claim looked came after it';
  const isForgotten = (one: Payment): boolean => {
    const claimedAtMs = one.bulk === null ? undefined : history.claims.get(one.bulk)?.atMs;
    return [...history.deletions, ...history.undone].some(
      ({ study, atMs }) =>
        study === person.study &&
        claimedAtMs !== undefined &&
        claimedAtMs <= atMs &&
        shownEverywhereAtMs(one) > atMs,
    );
  };
  if (!equal.some(isForgotten)) return null;
  return forgetsLosses(world)
    ? 'ledger deleted before the money could be seen'
    : 'the money of a payment that was taken out of the ledger proved another';
}

/**
 * Whether nobody is asked about what was taken out of the ledger: of artifacts that somebody
 * deleted nothing is left to tell, and not every token may see what happened to a branch.
 */
export function forgetsLosses({ keeping, store }: World): boolean {
  return keeping.kind === 'artifact' || !store.remembersTaken;
}

/** How long a reward may take to show, for the claim to count it. */
const rewardLagsMs = 15 * times.minute;

function isLate(
  { kind, submission: { completedAtMs }, ...one }: Payment,
  claim: ClaimFact,
): boolean {
  if (kind !== 'reward' || completedAtMs === null) return false;
  const { lookedMs } = claim;
  return completedAtMs <= lookedMs - rewardLagsMs && one.visibleAtMs + staleAtMostMs > lookedMs;
}

/**
 * A reward that comes after the look, where the claim saw other money that it had to take for that
 * reward.
 */
function isTakenForSeen(
  { kind, submission: { completedAtMs }, ...one }: Payment,
  { lookedMs, atMs }: ClaimFact,
  equal: readonly Payment[],
): boolean {
  if (kind !== 'reward' || completedAtMs === null) return false;
  const isSeen = (other: Payment): boolean => other.kind !== 'bulk' && other.visibleAtMs <= atMs;
  return (
    completedAtMs <= lookedMs && one.visibleAtMs + staleAtMostMs > lookedMs && equal.some(isSeen)
  );
}

/**
 * Claims that the ledger holds as paid to this person, and whose money the person does not have.
 */
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
  if (wasToldNotAgain(world, person, cents))
    return 'not paid again on `not-paid`, and the run named the line';
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
  // Prolific's page names no bulk ids: what of two equal bonuses arrived, and what was lost, nobody
  // can tell.
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

/**
 * Whether other money was taken for what a human called not paid, and the run that wrote it down
 * said so by line.
 */
function wasToldNotAgain(world: World, { fingerprint, study }: Person, cents: number): boolean {
  return [...world.foldedLedger(study).bulks.values()].some(({ claim, state }) => {
    if (state.kind !== 'resolved-not-paid') return false;
    return claim.bonuses.some(
      ({ person, to, amount }, index) =>
        person === fingerprint &&
        amount === cents &&
        state.arrived.has(to) &&
        world.runs.some((one) => isNamed(one, claim, to, `bonus ${index + 1} of ${claim.bulk}`)),
    );
  });
}

function isNamed({ run }: SimRun, claim: Claimed, to: Fingerprint, otherwise: string): boolean {
  const line = run.batches
    .filter(({ label }) => label === claim.batch)
    .flatMap(({ bonuses }) => bonuses)
    .find((bonus) => bonus.to === to);
  const place = line === undefined ? otherwise : `line ${line.lineNumber} of ${line.file}`;
  const said = run.record.reconciled.filter((text) => text.startsWith('Not paid again'));
  return said.some((text) => text.includes(place));
}

/**
 * Whether a human has called something paid that would have given this person this amount, and did
 * not.
 */
export function hasWrongPaid({ history, money }: World, person: Person, cents: number): boolean {
  return history.resolutions.some(
    ({ bulk, outcome, atMs }) =>
      outcome === 'paid' &&
      // A refusal after it puts the study in doubt: then the human is asked again.
      !history.refusals.some((refusal) => refusal.bulk === bulk && refusal.atMs > atMs) &&
      history.claims.get(bulk)?.study === person.study &&
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
