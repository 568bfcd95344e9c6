import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ann, batch, bob, claimedBonus, cyd, event, study } from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { codesOf, exitOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];

/** A world in which Cyd's bulk-9 was accepted before. */
function withEarlierPayment(): World {
  const world = new World();
  world.writeBulk('bulk-9', ['accepted'], { batch: 'old.csv', bonuses: [claimedBonus(cyd)] });
  return world;
}

describe('a line that somebody else writes while this run pays', () => {
  it('after the outcome of one bulk payment makes the next one stand on a new plan', async () => {
    const world = withEarlierPayment();
    world.journal.after('append accepted draft-1', () => {
      world.write([event('settled', 'bulk-9')]);
      world.prolific.give(study, cyd, 425);
    });
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('paid');
    // The second draft was set up on the old plan, so it is left behind.
    expect(world.journal.steps.filter((step) => /^(?:append claimed|pay)/.test(step))).toEqual([
      'append claimed draft-1',
      'pay draft-1',
      'append claimed draft-2',
      'append claimed draft-3',
      'pay draft-3',
    ]);
    expect(world.prolific.amountsOf(bob)).toEqual([300]);
  });

  it('after an outcome that was found only by reading does so too', async () => {
    const world = withEarlierPayment();
    world.foundByReading('append accepted draft-1', () => {
      world.write([event('resolved-paid', 'bulk-9')]);
    });
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('paid');
    expect(world.journal.count('append claimed draft-2')).toBe(0);
    expect(world.journal.count('pay')).toBe(2);
  });

  it('after the outcome of one bulk payment does not make the run wait for its money before it pays the next', async () => {
    const world = withEarlierPayment();
    world.prolific.pays.push({ arrivesAfterMs: 60_000 });
    world.journal.after('append accepted draft-1', () => {
      world.write([event('resolved-paid', 'bulk-9')]);
    });
    let waits: number | null = null;
    world.journal.before('pay draft-3', () => {
      waits = world.clock.pausesMs.length;
    });
    expect((await world.pay({ batches: twoBatches })).status).toBe('paid');
    expect(waits).toBe(0);
  });

  it.each([
    [19, 'reconciled'],
    [20, 'blocked'],
  ])(
    'before each of %i attempts to write what has arrived: the run is %s',
    async (times, status) => {
      const world = withEarlierPayment();
      world.prolific.give(study, cyd, 425);
      let left = times;
      const overtake = (): void => {
        left -= 1;
        world.write([event('accepted', 'bulk-9')]);
        if (left > 0) world.journal.before('append settled', overtake);
      };
      world.journal.before('append settled', overtake);
      const record = await world.reconcile();
      expect([record.status, world.journal.count('append settled')]).toEqual([status, 20]);
      expect(codesOf(record)).toEqual(status === 'blocked' ? ['LEDGER_CONFLICT'] : []);
    },
  );

  it('before the outcome of one bulk payment does not lose that outcome, and the next one stands on a new plan', async () => {
    const world = withEarlierPayment();
    world.journal.before('append accepted draft-1', () => {
      world.write([event('settled', 'bulk-9')]);
      world.prolific.give(study, cyd, 425);
    });
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('paid');
    expect(world.lines().slice(2, 5)).toEqual([
      'claimed draft-1',
      'settled bulk-9',
      'accepted draft-1',
    ]);
    expect(world.journal.count('append claimed draft-2')).toBe(0);
    expect(world.journal.count('pay')).toBe(2);
  });

  it('right after the claim leaves that bulk payment unpaid, says so in the ledger, and plans again', async () => {
    const world = withEarlierPayment();
    world.foundByReading('append claimed draft-1', () => {
      world.write([event('settled', 'bulk-9')]);
      world.prolific.give(study, cyd, 425);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.journal.count('pay draft-1')).toBe(0);
    expect(world.events()[4]).toMatchObject({
      type: 'refused',
      bulk: 'draft-1',
      status: null,
      reason: expect.stringContaining('right after the claim'),
    });
    expect(ownBulks(record).map(({ bulk, state }) => [bulk, state])).toEqual([
      ['draft-1', 'refused'],
      ['draft-2', 'settled'],
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('right after the claim that puts the study in doubt keeps everything unpaid', async () => {
    const world = new World();
    world.write(
      bulkLines('bulk-9', ['resolved-not-paid'], {
        batch: 'bonuses/week1.csv',
        bonuses: [claimedBonus(ann)],
      }),
      { minutesAgo: 90 },
    );
    // The acceptance of what a human had called not paid: Ann is being paid by it.
    world.foundByReading('append claimed draft-1', () => {
      world.write([event('accepted', 'bulk-9')]);
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(world.journal.count('pay')).toBe(0);
    expect(world.lines().slice(2)).toEqual([
      'claimed draft-1',
      'accepted bulk-9',
      'refused draft-1',
    ]);
  });

  it('that answers the claim itself takes it from this run: it is not paid, and that it never left is written down', async () => {
    const world = new World();
    world.foundByReading('append claimed draft-1', () => {
      world.write([event('resolved-not-paid', 'draft-1')]);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.journal.count('pay draft-1')).toBe(0);
    expect(world.lines()).toEqual([
      'claimed draft-1',
      'resolved draft-1',
      'refused draft-1',
      'claimed draft-2',
      'accepted draft-2',
      'settled draft-2',
    ]);
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['resolved-not-paid', 'settled']);
  });

  it('that calls the claim itself paid is contradicted: it never left, so nobody is silently left unpaid', async () => {
    const world = new World();
    world.foundByReading('append claimed draft-1', () => {
      world.write([event('resolved-paid', 'draft-1')]);
    });
    const record = await world.pay();
    expect([record.status, exitOf(record), world.journal.count('pay')]).toEqual(['in-doubt', 1, 0]);
    expect(world.lines()).toEqual(['claimed draft-1', 'resolved draft-1', 'refused draft-1']);
    const next = await world.pay();
    expect([next.status, codesOf(next)]).toEqual([record.status, codesOf(record)]);
  });
});
