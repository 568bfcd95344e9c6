import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../src/core/money.ts';
import { ann, batch, bob, claimedBonus, event } from '../kit/builders.ts';
import { bulkLines } from '../kit/ledger-states.ts';
import { World } from '../kit/world.ts';
import { codesOf, textOf } from '../kit/readings.ts';

const week2 = 'bonuses/week2.csv';

/**
 * Bob was taken for paid for the second week, until somebody takes that back while this run pays
 * Ann.
 */
function paidBackMeanwhile(): World {
  const world = new World();
  world.write(
    bulkLines('bulk-9', ['resolved-paid'], { batch: week2, bonuses: [claimedBonus(bob, 300)] }),
    { minutesAgo: 90 },
  );
  world.journal.before('append accepted', () => {
    world.write([event('resolved-not-paid', 'bulk-9')]);
  });
  return world;
}

describe('max-total', () => {
  const batches = [batch([[ann, 425]]), batch([[bob, 300]], { label: week2 })];
  const pay = (world: World, maxTotal: number) =>
    world.pay({
      batches: [...batches, batch([[bob, 20]], { label: 'bonuses/week3.csv' })],
      settings: { maxTotalCents: centsOf(maxTotal) },
    });

  it('holds for all that a run pays, also where it plans again and more is due than before', async () => {
    const world = paidBackMeanwhile();
    const record = await pay(world, 744);
    expect([record.status, ...codesOf(record)]).toEqual(['refused', 'LIMIT_EXCEEDED']);
    expect(textOf(record, 'LIMIT_EXCEEDED')).toContain(
      'The 2 due bonuses add up to 7.45, with the 4.25 that this run has paid before, above `max-total` (7.44).',
    );
    expect([world.prolific.amountsOf(ann), world.prolific.amountsOf(bob)]).toEqual([[425], []]);
  });

  it('lets a run pay up to it in several plans', async () => {
    const world = paidBackMeanwhile();
    expect((await pay(world, 745)).status).toBe('paid');
    expect(world.prolific.amountsOf(bob).sort()).toEqual([20, 300]);
  });
});
