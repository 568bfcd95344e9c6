import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { ann, batch, bob, claim, claimedBonus } from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { codesOf, exitOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];

function cancelAt(moment: 'before' | 'after', request: string): World {
  const world = new World();
  world.journal[moment](request, () => {
    world.clock.cancel();
  });
  return world;
}

describe('a cancelled run', () => {
  it.each([
    ['before anything is read', 'before', 'read'],
    ['before the first set-up', 'before', 'list'],
    ['while the first bulk payment is set up', 'before', 'set-up'],
  ] as const)(
    '%s claims nothing and is blocked, with a word about it',
    async (_, moment, request) => {
      const world = cancelAt(moment, request);
      const record = await world.pay();
      expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
      expect(world.journal.steps.filter((step) => !step.startsWith('set-up'))).toEqual([]);
      expect(record.warnings).toEqual([
        expect.stringContaining('cancelled before everything was paid'),
      ]);
    },
  );

  it('sets nothing up any more', async () => {
    const world = cancelAt('before', 'list');
    await world.pay();
    expect(world.journal.count('set-up')).toBe(0);
  });

  it.each(['before', 'after'] as const)(
    'while the claim is written (%s it landed) does not pay it, and writes down that it did not',
    async (moment) => {
      const world = cancelAt(moment, 'append claimed');
      const record = await world.pay();
      expect(world.journal.count('pay')).toBe(0);
      expect(world.lines()).toEqual(['claimed draft-1', 'refused draft-1']);
      expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
      expect(codesOf(record)).toEqual([]);
    },
  );

  it('while a pay request is in flight awaits it, writes its outcome, and claims nothing more', async () => {
    const world = cancelAt('before', 'pay draft-1');
    const record = await world.pay({ batches: twoBatches });
    expect(world.lines()).toEqual(['claimed draft-1', 'accepted draft-1']);
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['accepted']);
  });

  it('while the last pay request is in flight has paid everything', async () => {
    const world = cancelAt('before', 'pay draft-1');
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.clock.pausesMs).toEqual([]);
    expect(record.warnings).toEqual([expect.stringContaining('does not show all of it yet')]);
  });

  it('whose pay request stayed without an answer is in doubt at once, and says so', async () => {
    const world = cancelAt('before', 'pay draft-1');
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'cancelled' } });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(codesOf(record)).toEqual(['PAYMENT_IN_DOUBT']);
    expect(world.lines()).toEqual(['claimed draft-1', 'unknown draft-1']);
    expect(world.clock.pausesMs).toEqual([]);
  });

  it('whose pay request Prolific refused says what Prolific said', async () => {
    const world = cancelAt('before', 'pay draft-1');
    world.prolific.pays.push({ outcome: { kind: 'refused', status: 400, reason: 'no' } });
    const record = await world.pay();
    expect(record.status).toBe('refused');
    expect(codesOf(record)).toEqual(['PROLIFIC_REFUSED']);
  });

  it('tries once to write the outcome: what cannot be written is in doubt', async () => {
    const world = cancelAt('before', 'pay draft-1');
    world.journal.before('append accepted', () => {
      throw new ActionError('LEDGER_UNREADABLE', 'No answer.', 'Later.');
    });
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(world.journal.count('append accepted')).toBe(1);
    expect(world.clock.pausesMs).toEqual([]);
  });

  it('between two bulk payments says that not everything was paid, and what was', async () => {
    const world = cancelAt('after', 'append accepted draft-1');
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('refused');
    expect(world.journal.count('append claimed')).toBe(1);
    expect(record.warnings.join()).toContain('cancelled before everything was paid');
  });

  it('with nothing due does not say that all is well when nobody has looked', async () => {
    const world = cancelAt('after', 'read');
    world.write(bulkLines('bulk-1', ['accepted'], { bonuses: [claimedBonus(ann)] }), {
      minutesAgo: 25 * 60,
    });
    const record = await world.pay({ bonuses: [[ann, 425]] });
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(record.warnings.join()).toContain('before it had checked every open payment');
  });

  it('while it loses the race for a claim does not start over', async () => {
    const world = new World();
    world.journal.before('append claimed', () => {
      world.clock.cancel();
      world.writeBulk('bulk-9', ['accepted'], { batch: 'x' });
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(record.warnings.join()).toContain('cancelled before everything was paid');
    expect(world.journal.count('read')).toBe(1);
    expect(world.lines()).toEqual(['claimed bulk-9', 'accepted bulk-9']);
  });

  it('still writes the outcome on top of what others have written meanwhile', async () => {
    const world = cancelAt('before', 'pay draft-1');
    world.journal.before('append accepted', () => {
      world.writeBulk('bulk-9', ['accepted'], { batch: 'x' });
    });
    await world.pay();
    expect(world.lines()).toContain('accepted draft-1');
    // A reading that ended with the run would leave the outcome unwritten.
    expect(world.journal.count('read to record')).toBe(1);
  });

  it('in mode reconcile does not say that everything is well when nobody has looked', async () => {
    const world = cancelAt('before', 'read');
    world.write(bulkLines('bulk-1', ['accepted'], { bonuses: [claimedBonus(ann)] }), {
      minutesAgo: 25 * 60,
    });
    const record = await world.reconcile();
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(record.warnings.join()).toContain('cancelled');
  });

  it('in mode reconcile is reconciled where nothing is open', async () => {
    const record = await cancelAt('before', 'read').reconcile();
    expect([record.status, record.warnings]).toEqual(['reconciled', []]);
  });

  it('in mode reconcile is in doubt where a payment of unknown fate is open', async () => {
    const world = cancelAt('before', 'read');
    world.write([claim({ bonuses: [claimedBonus(ann)] })]);
    expect((await world.reconcile()).status).toBe('in-doubt');
  });
});
