import type { ClaimFact } from './ledger-history.ts';
import { shownEverywhereAtMs } from '../money.ts';
import { times } from '../process.ts';
import type { World } from '../world.ts';

/**
 * A claim has seen whatever everybody could see at Prolific when it looked: else that would prove
 * it later. And it says truly when that was, whatever the clock of its machine says.
 */
export function checkSeen(world: World, claim: ClaimFact): void {
  const { event, atMs, lookedMs } = claim;
  if (lookedMs > atMs) world.violate('a claim looked in the future', event.bulk);
  checkSeenSince(world, claim, lookedMs);
}

/**
 * Between two answers of a look that is still believed pass 10 minutes at most, and as many from
 * its end to the claim.
 */
const believedMs = 10 * times.minute;

/**
 * What everybody could see long before a pay request leaves, its claim has seen: a look in whose
 * middle the process stood still is made again, three times at most.
 */
export function checkNotOld(world: World, claim: ClaimFact): void {
  const { pace, timeline } = world;
  const { stopsMs } = claim.payer.process;
  if (stopsMs.filter((ms) => ms > believedMs).length >= 3) return;
  const stoodMs = stopsMs.filter((ms) => ms <= believedMs).reduce((sum, ms) => sum + ms, 0);
  const looksMs = 5 * times.minute + pace.listMs + pace.submissionMs * world.people.length;
  const sinceMs = timeline.nowMs - believedMs - stoodMs - looksMs;
  if (sinceMs > claim.lookedMs) checkSeenSince(world, claim, sinceMs);
}

function checkSeenSince(world: World, { event, study }: ClaimFact, sinceMs: number): void {
  const { money } = world;
  if (isMistakenAlready(world, study)) return;
  for (const { person: pseudonym, amount, before } of event.bonuses) {
    const person = world.people.find(({ fingerprint }) => fingerprint === pseudonym);
    const shown = money.payments.filter(
      (one) => one.person === person && one.cents === amount && shownEverywhereAtMs(one) <= sinceMs,
    ).length;
    const seen = before.filter((cents) => cents === amount).length;
    if (seen >= shown) continue;
    if (isCostBehind(world, study, sinceMs))
      world.exempt.add("the study's cost lagged, and agreed with the ledger by chance");
    else
      world.violate(
        'a claim saw less than Prolific had been showing',
        `${event.bulk}: ${seen} of ${shown}`,
      );
  }
}

/**
 * Where the ledger holds as settled what is not there, sums may agree by chance; why it does is
 * judged in the end.
 */
function isMistakenAlready(world: World, study: ClaimFact['study']): boolean {
  const { money, timeline } = world;
  return [...world.foldedLedger(study).bulks.values()].some(
    ({ state, claim }) =>
      state.kind === 'settled' &&
      money.payments.filter(
        ({ bulk, visibleAtMs }) => bulk === claim.bulk && visibleAtMs <= timeline.nowMs,
      ).length < claim.bonuses.length,
  );
}

/** Whether the cost lacked money, when the claim looked, that its people had already. */
function isCostBehind({ money }: World, study: ClaimFact['study'], sinceMs: number): boolean {
  return money.payments.some(
    (one) => one.person.study === study && one.visibleAtMs < one.costAtMs && one.costAtMs > sinceMs,
  );
}
