import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { canBeProven } from '../../../src/core/ledger/fold.ts';
import type { OpenBulk } from '../../../src/core/ledger/open.ts';
import type { ClaimFact } from './ledger-history.ts';
import { type Payment, shownEverywhereAtMs } from '../money.ts';
import type { Person } from '../people.ts';
import { times } from '../process.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/**
 * What a run must make of what Prolific shows: proof where there can be no doubt, and never a
 * second payment where there can.
 */

type NotPaid = Extract<LedgerEvent, { outcome: 'not-paid' }>;

/**
 * Whoever has the money of a bulk payment, for everybody to see, is not made due again by a human's
 * word.
 */
export function checkNotAgain(world: World, { bulk, run, arrived }: NotPaid): void {
  const claim = world.history.claims.get(bulk);
  const resolving = world.runs.find(({ name }) => name === `${run.id}/${run.attempt}`);
  if (claim === undefined || resolving === undefined) return;
  const theirs = new Set<string>(arrived);
  for (const { to, person: pseudonym, amount, before } of claim.event.bonuses) {
    const equal = world.money.payments.filter(
      ({ person, cents }) => person.fingerprint === pseudonym && cents === amount,
    );
    const own = equal.filter(
      (one) => one.bulk === bulk && shownEverywhereAtMs(one) <= resolving.startedAtMs,
    );
    if (own.length === 0 || theirs.has(to)) continue;
    const shownBefore = equal.filter(({ visibleAtMs }) => visibleAtMs <= claim.atMs).length;
    // The ledger held as settled what never came, so the claim took more for seen than there was.
    if (before.filter((cents) => cents === amount).length > shownBefore) continue;
    world.violate('made due again although its money could be seen', `${bulk} to ${to}`);
  }
}

/** A run that has looked says that money has arrived where nothing else can be taken for it. */
export function checkLooked(world: World, { run, startedAtMs, name }: SimRun): void {
  for (const open of run.record.open) {
    const claim = world.history.claims.get(open.bulk.claim.bulk);
    if (claim === undefined || open.arrived === null || !canBeProven(open.bulk)) continue;
    if (isPlain(world, claim, open, startedAtMs))
      world.violate(
        'money that nothing else explains was not seen',
        `${claim.event.bulk}: ${name}`,
      );
  }
}

/**
 * Whether some bonus that the run did not see arrived before it began, and is the only one to be.
 */
function isPlain(
  world: World,
  claim: ClaimFact,
  { bulk, arrived }: OpenBulk,
  startedAtMs: number,
): boolean {
  return bulk.claim.bonuses.some(({ to, person: pseudonym, amount }) => {
    if (arrived?.has(to) !== false) return false;
    const person = world.people.find(({ fingerprint }) => fingerprint === pseudonym);
    if (person === undefined) return false;
    const equal = world.money.payments.filter(
      (one) => one.person === person && one.cents === amount,
    );
    const own = equal.filter((one) => one.bulk === bulk.claim.bulk);
    const others = equal.filter((one) => one.bulk !== bulk.claim.bulk);
    return (
      own.some((one) => shownEverywhereAtMs(one) <= startedAtMs) &&
      others.every((one) => one.bulk === null && shownEverywhereAtMs(one) <= claim.lookedMs) &&
      hasOneClaim(world, person, amount) &&
      areRewardsSeen(person, claim, others)
    );
  });
}

/** Claims of the same money, forgotten ones too, can be taken for each other. */
function hasOneClaim({ history }: World, { fingerprint }: Person, amount: number): boolean {
  return (
    [...history.claims.values()].filter(({ event }) =>
      event.bonuses.some((bonus) => bonus.person === fingerprint && bonus.amount === amount),
    ).length === 1
  );
}

/**
 * Whether each screen-out is either long before the claim's look, or has its reward among what that
 * saw.
 */
function areRewardsSeen(
  { submissions }: Person,
  { lookedMs }: ClaimFact,
  seen: readonly Payment[],
): boolean {
  const out = submissions.filter(({ status }) => status === 'SCREENED OUT');
  if (out.some(({ completedAtMs }) => completedAtMs === null || completedAtMs > lookedMs))
    return false;
  const sinceMs = lookedMs - 15 * times.minute;
  return out.filter(({ completedAtMs }) => (completedAtMs ?? 0) > sinceMs).length <= seen.length;
}
