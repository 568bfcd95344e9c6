import type { Payment } from '../money.ts';
import type { Person } from '../people.ts';
import { times } from '../process.ts';
import type { World } from '../world.ts';

/** What people do at Prolific while the action is not looking. */

/** A bonus on Prolific's pages, for something else. */
export function payByHand(
  world: World,
  person = world.random.pick(world.people),
  wanted?: number,
): void {
  const { random, amounts } = world;
  const [submission] = person.submissions;
  if (submission === undefined) return;
  const cents = wanted ?? (random.chance(0.8) ? random.pick(amounts) : 999);
  const delayMs = random.pick([0, random.between(0, 120) * times.second]);
  world.injected.add('paid by hand');
  world.trace(() => `somebody pays ${cents} to …${person.id.slice(-4)} by hand`);
  addPayment(world, { person, submission, cents, bulk: null, kind: 'hand' }, delayMs);
}

/**
 * One of a person's submissions ends screened out, with a reward that may show late, or with none.
 */
export function screenOut(world: World, among: readonly Person[] = world.people): void {
  const { random, amounts, timeline } = world;
  const person = random.pick(among);
  const submission = random.pick(person.submissions);
  if (submission.status !== 'APPROVED') return;
  submission.status = 'SCREENED OUT';
  submission.completedAtMs = random.chance(0.2) ? null : timeline.nowMs;
  world.injected.add('screened out');
  world.trace(() => `…${person.id.slice(-4)} is screened out`);
  if (random.chance(0.2)) return;
  const cents = random.chance(0.7) ? random.pick(amounts) : 50;
  const delayMs = random.pick([0, 0, random.between(0, 20) * times.minute]);
  addPayment(world, { person, submission, cents, bulk: null, kind: 'reward' }, delayMs);
}

function addPayment(
  { money, timeline, arrivals, random }: World,
  payment: Pick<Payment, 'person' | 'submission' | 'cents' | 'bulk' | 'kind'>,
  delayMs: number,
): void {
  const visibleAtMs = timeline.nowMs + delayMs;
  money.payments.push({
    ...payment,
    acceptedAtMs: timeline.nowMs,
    visibleAtMs,
    costAtMs: visibleAtMs + random.float() * arrivals.costLagMs,
  });
}
