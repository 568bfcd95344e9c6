import type { Resolution } from '../../../src/core/settings.ts';
import { ann, bob, bulkId, claim, claimedBonus } from '../../kit/builders.ts';
import { World } from '../../kit/world.ts';

/** Those of a bulk payment that a human is asked about. */
const twoPeople = [claimedBonus(ann), claimedBonus(bob, 300)];

/** What a human says of a bulk payment. */
export function says(
  outcome: Resolution['outcome'],
  bulk = 'bulk-1',
  reason = 'seen at Prolific',
): Resolution {
  return { bulk: bulkId(bulk), outcome, reason };
}

/** In doubt, claimed so many minutes ago. */
export function inDoubt(minutesAgo: number, ...after: Parameters<World['write']>[0]): World {
  const world = new World();
  world.write([claim({ bonuses: twoPeople }), ...after], { minutesAgo });
  return world;
}
