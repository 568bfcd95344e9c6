import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { fingerprint } from '../../../src/core/ids.ts';
import {
  ann,
  batch,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  dan,
  otherStudy,
  study,
} from '../../kit/builders.ts';
import { codesOf, exitOf } from '../../kit/readings.ts';
import { minute, World } from '../../kit/world.ts';

const conflict = new ActionError('LEDGER_CONFLICT', 'Its fate is not known.', 'Run again.');

describe('paying, step 2: claim', () => {
  it('has its claim acknowledged before the pay request leaves', async () => {
    const world = new World();
    await world.pay();
    const { entries } = world.journal;
    expect(entries.indexOf('append claimed draft-1 ends')).toBeLessThan(
      entries.indexOf('pay draft-1 begins'),
    );
    expect(entries.indexOf('append claimed draft-1 ends')).toBeGreaterThan(0);
  });

  it('opens the connection of the pay request meanwhile, and gives it up where the claim fails', async () => {
    const paying = new World();
    await paying.pay();
    expect(paying.prolific.connections).toEqual({ opened: 1, closed: 1 });

    const failing = new World();
    failing.journal.before('append claimed', () => {
      throw conflict;
    });
    await failing.pay();
    expect(failing.prolific.connections).toEqual({ opened: 1, closed: 1 });
    expect(failing.journal.count('pay')).toBe(0);
  });

  it('writes down whom, how much, what they had before, and under which plan', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, bob, 100);
    const record = await world.pay();
    expect(world.events()[2]).toMatchObject({
      type: 'claimed',
      bulk: 'draft-1',
      batch: 'bonuses/week1.csv',
      path: 'bonuses/week1.csv',
      currency: 'GBP',
      amount: 725,
      fees: 181.25,
      vat: 0,
      total: 906.25,
      plan: record.plan?.digest,
      approved: false,
      bonuses: [
        { to: fingerprint(study, ann), person: fingerprint(study, ann), amount: 425, before: [] },
        {
          to: fingerprint(study, bob),
          person: fingerprint(study, bob),
          amount: 300,
          before: [100],
        },
      ],
    });
  });

  it('reads again and plans again from the start where it lost the race, and pays only what is still due', async () => {
    const world = new World();
    world.journal.before('append claimed draft-1', () => {
      world.writeBulk('bulk-9', ['accepted'], { bonuses: [claimedBonus(ann)] });
      world.prolific.give(study, ann, 425);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.journal.count('pay draft-1')).toBe(0);
    expect(world.prolific.drafts.get(bulkId('draft-2'))?.lines.map(({ id }) => id)).toEqual([bob]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
    expect(world.prolific.amountsOf(bob)).toEqual([300]);
    const { sent } = world.journal;
    const lost = sent.indexOf('append claimed draft-1');
    expect(sent.slice(lost + 1)).toEqual(
      expect.arrayContaining(['read', 'cost aa', 'list aa', 'set-up draft-2']),
    );
    expect(sent[lost + 1]).toBe('read');
  });

  it('ends as already-paid where whoever won the race has paid everything', async () => {
    const world = new World();
    world.journal.before('append claimed', () => {
      world.writeBulk('bulk-9', ['accepted'], {
        bonuses: [claimedBonus(ann), claimedBonus(bob, 300)],
      });
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['already-paid', 0]);
    expect(world.journal.count('pay')).toBe(0);
  });

  it("goes on without a new plan where only another study's commit came between", async () => {
    const world = new World();
    world.journal.before('append claimed', () => {
      world.write(
        [claim({ bulk: bulkId('bulk-9'), bonuses: [claimedBonus(dan, 425, { of: otherStudy })] })],
        { of: otherStudy },
      );
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.journal.count('read')).toBe(1);
    expect(world.prolific.drafts.size).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'is LEDGER_CONFLICT where the fate of the claim stayed unknown (%s it landed), and nothing is paid',
    async (moment) => {
      const world = new World();
      world.journal[moment]('append claimed', () => {
        throw conflict;
      });
      const record = await world.pay();
      expect(codesOf(record)).toEqual(['LEDGER_CONFLICT']);
      expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
      expect(world.journal.count('pay')).toBe(0);
      expect(world.lines()).toEqual(moment === 'before' ? [] : ['claimed draft-1']);
    },
  );

  it('says that something was paid before where the fate of a later claim stayed unknown', async () => {
    const world = new World();
    world.journal.before('append claimed draft-2', () => {
      throw conflict;
    });
    const record = await world.pay({
      batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'b.csv' })],
    });
    expect(record.status).toBe('refused');
    expect(world.lines()).toEqual(['claimed draft-1', 'accepted draft-1']);
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['accepted', 'set-up']);
  });

  it('stops with LEDGER_CONFLICT after 20 plans that were each overtaken', async () => {
    const world = new World();
    for (let n = 1; n <= 25; n += 1) {
      world.journal.before(`append claimed draft-${n}`, () => {
        const bulk = bulkId(`foreign-${n}`);
        world.writeBulk(bulk, ['settled'], {
          batch: `other-${n}.csv`,
          bonuses: [claimedBonus(cyd, n)],
        });
        world.prolific.give(study, cyd, n);
      });
    }
    const record = await world.pay();
    expect(codesOf(record)).toEqual(['LEDGER_CONFLICT']);
    expect(record.status).toBe('blocked');
    expect([world.journal.count('set-up'), world.journal.count('pay')]).toEqual([20, 0]);
  });
});

describe('a claim that had to wait until the look at Prolific was old', () => {
  it('is withdrawn, and its people are asked about when they were paid by hand meanwhile', async () => {
    const world = new World();
    world.startLedger();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, ann, 425);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(world.lines().slice(2)).toEqual(['claimed draft-1', 'refused draft-1']);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is withdrawn, and they are paid on a new look where nothing has happened', async () => {
    const world = new World();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(11 * minute);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect(record.status).toBe('paid');
    expect(world.lines().slice(0, 4)).toEqual([
      'claimed draft-1',
      'refused draft-1',
      'claimed draft-2',
      'accepted draft-2',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is paid where it had to wait for less', async () => {
    const world = new World();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(10 * minute);
    });
    expect((await world.pay({ batches: [batch([[ann, 425]])] })).bulks.length).toBe(1);
  });
});
