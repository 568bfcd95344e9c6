import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ann, bulkId, claim, claimedBonus, cyd, event } from '../../kit/builders.ts';
import { exitOf } from '../../kit/readings.ts';
import { hour, minute, World } from '../../kit/world.ts';

const waited = (world: World): number => world.clock.pausesMs.reduce((sum, ms) => sum + ms, 0);

function withClaim(): World {
  const world = new World();
  world.write([claim({ bonuses: [claimedBonus(ann)] })], { minutesAgo: 5 });
  return world;
}

describe('reconciling: the claim of a run that is still alive', () => {
  it('is waited for, reading the ledger again, and then there is nothing left to pay', async () => {
    const world = withClaim();
    world.clock.after(20_000, () => {
      world.write([event('accepted')]);
    });
    const record = await world.pay({ bonuses: [[ann, 425]] });
    expect([record.status, exitOf(record)]).toEqual(['already-paid', 0]);
    expect(world.journal.count('read')).toBeGreaterThan(1);
    expect(waited(world)).toBeLessThan(2 * minute);
    expect(world.journal.count('pay')).toBe(0);
  });

  it('that was refused leaves its bonuses to this run', async () => {
    const world = withClaim();
    world.clock.after(20_000, () => {
      world.write([event('refused')]);
    });
    const record = await world.pay({ bonuses: [[ann, 425]] });
    expect(record.status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('stops this run where its outcome does not come within settle-minutes', async () => {
    const world = withClaim();
    world.clock.after(2 * minute + 1, () => {
      world.write([event('accepted')]);
    });
    expect((await world.pay({ bonuses: [[ann, 425]] })).status).toBe('in-doubt');
  });

  it('is waited for also beside what this run has paid itself', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    world.journal.before('append accepted draft-1', () => {
      world.write([
        claim({ bulk: bulkId('bulk-9'), batch: 'other.csv', bonuses: [claimedBonus(cyd)] }),
      ]);
    });
    world.clock.after(20_000, () => {
      world.write([event('accepted', 'bulk-9')]);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['accepted']);
  });

  it('of another batch lets this run go on to pay its own', async () => {
    const world = new World();
    world.write([
      claim({ bulk: bulkId('bulk-9'), batch: 'other.csv', bonuses: [claimedBonus(cyd)] }),
    ]);
    world.clock.after(20_000, () => {
      world.write([event('accepted', 'bulk-9')]);
    });
    expect((await world.pay()).status).toBe('paid');
  });
});
