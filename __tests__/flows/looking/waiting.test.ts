import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ann, batch, bob, claim, claimedBonus, cyd, event, study } from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { codesOf, exitOf } from '../../kit/readings.ts';
import { hour, minute, World } from '../../kit/world.ts';

const waited = (world: World): number => world.clock.pausesMs.reduce((sum, ms) => sum + ms, 0);

function withClaim(...after: Parameters<World['write']>[0]): World {
  const world = new World();
  world.write([claim({ bonuses: [claimedBonus(ann)] }), ...after], { minutesAgo: 5 });
  return world;
}

describe('reconciling: how long it looks', () => {
  it('keeps looking at one in doubt until settle-minutes are over', async () => {
    const world = withClaim();
    const record = await world.reconcile({ settings: { settleMs: 7 * minute } });
    expect(record.status).toBe('in-doubt');
    expect(waited(world)).toBe(7 * minute);
  });

  it("asks for the study's name once, however often it looks", async () => {
    const world = withClaim();
    const { studies } = await world.reconcile({ settings: { settleMs: 7 * minute } });
    expect(world.journal.count('list')).toBeGreaterThan(1);
    expect(world.journal.count('name')).toBe(1);
    expect(studies.get(study)?.name).toBe('Reading times, wave 2');
  });

  it('reads the ledger again after each pause, for its own run may say what became of it, and not once it is cancelled', async () => {
    const world = withClaim();
    world.clock.after(20_000, () => {
      world.clock.cancel();
    });
    await world.reconcile();
    expect(world.clock.pausesMs).toEqual([5_000, 10_000, 20_000]);
    // At the start, and after two pauses of three.
    expect(world.journal.count('read')).toBe(3);
  });

  it('does not read the ledger again while it waits for what it has paid itself', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: minute });
    expect((await world.pay()).status).toBe('paid');
    expect([waited(world) >= minute, world.journal.count('read')]).toEqual([true, 1]);
  });

  it('finds what arrives in the last moment of settle-minutes', async () => {
    const world = withClaim();
    world.prolific.give(study, ann, 425, 2 * minute);
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(waited(world)).toBe(2 * minute);
  });

  it('looks once and does not wait where settle-minutes is 0', async () => {
    const world = withClaim();
    expect((await world.reconcile({ settings: { settleMs: 0 } })).status).toBe('in-doubt');
    expect([waited(world), world.journal.count('list')]).toEqual([0, 1]);
  });

  it('looks at one that an earlier run paid once, without waiting: not yet settled is a warning and exit 0', async () => {
    const world = withClaim(event('accepted'));
    const record = await world.reconcile();
    expect([record.status, exitOf(record)]).toEqual(['reconciled', 0]);
    expect([waited(world), world.journal.count('list')]).toEqual([0, 1]);
    expect(record.warnings).toEqual([
      expect.stringMatching(/bulk-1 was accepted.*0 of 1 bonus has arrived/),
    ]);
  });

  it('does not wait for the missing money of an earlier run once its own has arrived', async () => {
    const world = withClaim(event('accepted'));
    world.prolific.pays.push({ arrivesAfterMs: 10_000 });
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [bob, 300],
      ],
    });
    expect(record.status).toBe('paid');
    expect(world.lines().at(-1)).toBe('settled draft-1');
    expect(waited(world)).toBeLessThan(minute);
  });

  it('does not stop new payments for one that an earlier run paid and that is on its way', async () => {
    const world = withClaim(event('accepted'));
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [bob, 300],
      ],
    });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.prolific.amountsOf(bob)).toEqual([300]);
  });

  it('does not wait for that one in the end, once it has seen what it paid itself', async () => {
    const world = withClaim(event('accepted'));
    world.journal.after('pay', () => {
      // The cost would have to show both: without it the people are read.
      world.prolific.costs = () => null;
    });
    const record = await world.pay({ bonuses: [[bob, 300]] });
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['settled']);
    expect([record.status, waited(world)]).toEqual(['paid', 0]);
  });

  it('tells what has arrived of an earlier run, and not that its own has, which the report shows anyway', async () => {
    const world = withClaim(event('accepted'));
    world.prolific.pays.push({ arrivesAfterMs: 3_000 });
    world.prolific.give(study, ann, 425, 3_000);
    const record = await world.pay({ bonuses: [[bob, 300]] });
    expect(world.lines().slice(-2)).toEqual(['settled bulk-1', 'settled draft-1']);
    expect(record.reconciled).toEqual(['Bulk payment bulk-1: its bonus has arrived, 4.25 GBP.']);
  });

  it('does not wait for what it has paid where a human has meanwhile called it paid', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    world.foundByReading('append accepted draft-1', () => {
      world.write([event('resolved-paid', 'draft-1')]);
    });
    const record = await world.pay();
    expect([record.status, waited(world)]).toEqual(['paid', 0]);
  });

  it('waits for what this run has paid, and warns with exit 0 where it is not there in time', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(waited(world)).toBe(2 * minute);
    expect(record.warnings).toEqual([expect.stringContaining('draft-1 was accepted by Prolific')]);
    // Its claim is minutes old: nobody asks GitHub for its date.
    expect(world.journal.count('dates')).toBe(0);
    const later = new World();
    later.prolific.pays.push({ arrivesAfterMs: minute });
    expect(ownBulks(await later.pay()).map(({ state }) => state)).toEqual(['settled']);
  });

  it('does not wait for what it has just paid where it has to plan again, but in the end', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    world.journal.before('append claimed draft-2', () => {
      world.writeBulk('bulk-9', ['settled'], { batch: 'x', bonuses: [claimedBonus(cyd)] });
    });
    const record = await world.pay({
      batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
    });
    expect([record.status, waited(world)]).toEqual(['paid', 2 * minute]);
    expect(world.lines().slice(4, 6)).toEqual(['claimed draft-3', 'accepted draft-3']);
  });

  it('looks once, and not again at the end, where nothing is due', async () => {
    const world = withClaim(event('accepted'));
    const record = await world.pay({ bonuses: [[ann, 425]] });
    expect([record.status, record.warnings.length]).toEqual(['already-paid', 1]);
    expect([waited(world), world.journal.count('list')]).toEqual([0, 1]);
  });

  it('says that nobody could look where Prolific does not answer when time is up', async () => {
    const world = withClaim();
    world.prolific.isDown = true;
    const record = await world.reconcile();
    expect([record.status, ...codesOf(record)]).toEqual(['in-doubt', 'PAYMENT_IN_DOUBT']);
    expect(record.warnings).toEqual([expect.stringContaining('PROLIFIC_UNREACHABLE')]);
    expect(record.open.map(({ arrived }) => arrived)).toEqual([null]);
  });
});

describe('reconciling: 24 hours', () => {
  const acceptedAgo = (minutesAgo: number): World => {
    const world = new World();
    world.write(
      bulkLines('bulk-1', ['accepted'], { batch: 'old.csv', bonuses: [claimedBonus(cyd)] }),
      {
        minutesAgo,
      },
    );
    return world;
  };

  it('counts an accepted one as in doubt once its claim is a day old by GitHub, and stops payments', async () => {
    const world = acceptedAgo(24 * 60);
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(codesOf(record)).toEqual(['PAYMENT_IN_DOUBT']);
    expect(world.journal.steps).toEqual([]);
  });

  it('does not before', async () => {
    const world = acceptedAgo(24 * 60 - 1);
    expect((await world.pay()).status).toBe('paid');
  });

  it('goes by the date of the commit, whatever the line says', async () => {
    const world = new World();
    world.writeBulk('bulk-1', ['accepted'], {
      at: '2020-01-01T00:00:00.000Z',
      batch: 'old.csv',
      bonuses: [claimedBonus(cyd)],
    });
    expect((await world.pay()).status).toBe('paid');
    const claimedLate = new World();
    claimedLate.write(
      bulkLines('bulk-1', ['accepted'], {
        at: '2026-11-22T11:59:00.000Z',
        batch: 'old.csv',
        bonuses: [claimedBonus(cyd)],
      }),
      { minutesAgo: 24 * 60 },
    );
    expect((await claimedLate.pay()).status).toBe('in-doubt');
  });

  it('still settles it when the money has come at last', async () => {
    const world = acceptedAgo(48 * 60);
    world.prolific.give(study, cyd, 425);
    expect((await world.pay()).status).toBe('paid');
    expect(world.lines()[2]).toBe('settled bulk-1');
  });

  it('does not count one that a human resolved as paid', async () => {
    const world = acceptedAgo(48 * 60);
    world.write([event('resolved-paid')]);
    expect((await world.pay()).status).toBe('paid');
  });
});

describe('reconciling: one that a human resolved as paid', () => {
  const resolved = (): World => withClaim(event('resolved-paid'));

  it('is no reason for a plan to ask Prolific', async () => {
    const world = resolved();
    expect((await world.plan({ bonuses: [[ann, 425]] })).status).toBe('planned');
    expect([world.journal.count('list'), world.journal.count('cost')]).toEqual([0, 0]);
  });

  it('is looked at once by mode pay, which does not wait for it, and says so while it has not arrived', async () => {
    const world = resolved();
    const record = await world.pay({ bonuses: [[ann, 425]] });
    expect([record.status, waited(world)]).toEqual(['already-paid', 0]);
    expect(record.warnings.join()).toContain('bulk-1 was resolved as paid, but Prolific does not');
    world.prolific.give(study, ann, 425);
    await world.pay({ bonuses: [[ann, 425]] });
    expect(world.lines().at(-1)).toBe('settled bulk-1');
  });

  it('is looked at once by mode reconcile, which settles it when it has arrived', async () => {
    const world = resolved();
    expect((await world.reconcile()).status).toBe('reconciled');
    expect([world.journal.count('list'), waited(world)]).toEqual([1, 0]);
    world.prolific.give(study, ann, 425);
    await world.reconcile();
    expect(world.lines().at(-1)).toBe('settled bulk-1');
  });
});
