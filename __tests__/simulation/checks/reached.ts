import type { Payment } from '../money.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';

/** Payments by the action for this key that reach the person, oldest first. */
export function effectivePayments(world: World, label: string, person: Person): Payment[] {
  return world.money.payments.filter(
    (one) =>
      one.person === person &&
      one.bulk !== null &&
      one.visibleAtMs !== Number.POSITIVE_INFINITY &&
      world.history.claims.get(one.bulk)?.label === label,
  );
}
