import { describe, expect, it } from '@jest/globals';
import type { PersonalId } from '../../../src/core/ids.ts';
import {
  ann,
  batch,
  bob,
  claimedBonus,
  otherStudy,
  personalId,
  study,
  submission,
} from '../../kit/builders.ts';
import { minute, World } from '../../kit/world.ts';
import { codesOf } from '../../kit/readings.ts';

const twoWeeks = [batch([[ann, 425]]), batch([[ann, 425]], { label: 'bonuses/week2.csv' })];
const workspace = { workspaceId: '5f00000000000000000000cc' };

/** Every request of that name takes so long. */
function slow(world: World, name: string, times: number): void {
  for (let nth = 0; nth < times; nth += 1) {
    world.journal.after(name, () => {
      world.clock.advance(11 * minute);
    });
  }
}

describe('a look at Prolific that is too old when its claim comes', () => {
  it('is made again right before each claim where every set-up is slow, and leaves no draft behind', async () => {
    const world = new World();
    slow(world, 'set-up', 2);
    const { digest = '' } = (await world.plan({ batches: twoWeeks })).plan ?? {};
    const record = await world.pay({ batches: twoWeeks, settings: { approve: digest } });
    expect(record.status).toBe('paid');
    expect(world.prolific.drafts.size).toBe(2);
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
  });

  it('is made again where all set-ups come first, because the balance must cover them', async () => {
    const world = new World();
    slow(world, 'set-up', 2);
    const { digest = '' } = (await world.plan({ batches: twoWeeks })).plan ?? {};
    const settings = { approve: digest, ...workspace };
    const record = await world.pay({ batches: twoWeeks, settings });
    expect(record.status).toBe('paid');
    expect(world.prolific.drafts.size).toBe(2);
  });

  it('is that of one study, where the look at another took long', async () => {
    const world = new World();
    // Somebody was paid by hand there, so its people are read one by one.
    world.startLedger();
    world.prolific.give(study, bob, 1);
    for (const request of ['submission', 'set-up'])
      world.journal.after(request, () => {
        world.clock.advance(9 * minute);
      });
    const record = await world.pay({
      batches: [batch([[ann, 425]], { of: otherStudy }), batch([[bob, 300]])],
    });
    expect(record.status).toBe('paid');
    const claims = world.journal.at('append claimed draft-1 begins');
    const looks = (of: string): number =>
      world.journal.entries.slice(0, claims).filter((one) => one === `list ${of.slice(-2)} begins`)
        .length;
    expect([looks(otherStudy), looks(study)]).toEqual([2, 1]);
  });

  it('is no sign of another run, however often it happens', async () => {
    const world = new World();
    const lines = Array.from({ length: 25 }, (_, n) =>
      batch([[ann, 100 + n]], { label: `bonuses/${n}.csv` }),
    );
    slow(world, 'set-up', 25);
    const record = await world.pay({ batches: lines });
    expect([record.status, record.bulks.length]).toEqual(['paid', 25]);
  });

  it('is made again where people are read one by one, of whom it has paid one itself meanwhile', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, bob, 1);
    slow(world, 'set-up', 2);
    const { digest = '' } = (await world.plan({ batches: twoWeeks })).plan ?? {};
    const record = await world.pay({ batches: twoWeeks, settings: { approve: digest } });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 2]);
    expect(world.log.filter((line) => line.startsWith('Looking again'))).toHaveLength(2);
  });

  it('keeps what Prolific charges in the study, where the second look does not say it', async () => {
    const world = new World();
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.rates = null;
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect(world.log.filter((line) => line.startsWith('Looking again'))).toHaveLength(1);
    expect(record.studies.get(study)?.rates).toEqual({ fees: 0.25, vat: 0 });
  });

  it('is at the people of its own study', async () => {
    const world = new World();
    world.prolific.addStudy(otherStudy, [
      submission(bob, { id: `8${bob.slice(1)}` as PersonalId }),
    ]);
    slow(world, 'set-up', 2);
    const record = await world.pay({
      batches: [batch([[bob, 300]], { of: otherStudy }), batch([[ann, 425]])],
    });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 2]);
  });

  it('goes on where money of an earlier payment is the first that shows', async () => {
    const world = new World();
    world.writeBulk('bulk-0', ['accepted'], {
      batch: 'old.csv',
      bonuses: [claimedBonus(bob, 300)],
    });
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, bob, 300);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 1]);
  });

  it('claims nothing in a currency that Prolific does not name any more', async () => {
    const world = new World();
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.addStudy(study, [submission(ann)], 'USD');
    });
    await world.pay({ batches: [batch([[ann, 425]])] });
    expect(world.lines()).not.toContain('claimed draft-1');
  });

  it('does not ask again what was answered', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, ann, 425);
    const given = { batches: [batch([[ann, 425]])] };
    const asked = await world.plan(given);
    expect(codesOf(asked)).toEqual(['ALREADY_BONUSED']);
    slow(world, 'set-up', 1);
    const record = await world.pay({
      ...given,
      settings: { approve: asked.plan?.digest ?? '' },
    });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 1]);
  });

  it('does not ask again about money in a study without a ledger, which was answered', async () => {
    const world = new World();
    world.prolific.give(study, bob, 1);
    const given = { batches: [batch([[ann, 425]])] };
    const asked = await world.plan(given);
    expect(codesOf(asked)).toEqual(['LEDGER_LOST']);
    slow(world, 'set-up', 1);
    const record = await world.pay({ ...given, settings: { approve: asked.plan?.digest ?? '' } });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 1]);
  });

  it('does not take what this run has paid meanwhile for more money than the human saw', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, ann, 425);
    const { digest = '' } = (await world.plan({ batches: twoWeeks })).plan ?? {};
    slow(world, 'set-up', 2);
    const record = await world.pay({ batches: twoWeeks, settings: { approve: digest } });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 2]);
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425, 425]);
  });

  it('is made again at those who are still due, and not at those who were paid meanwhile', async () => {
    const world = withHandMadeBonus();
    slow(world, 'set-up', 2);
    const record = await world.pay({
      batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
    });
    expect([record.status, world.prolific.drafts.size]).toEqual(['paid', 2]);
    const { sent } = world.journal;
    const between = sent.slice(sent.indexOf('pay draft-1'), sent.indexOf('pay draft-2'));
    expect(between.filter((name) => name.startsWith('submission'))).toEqual([
      `submission ${bob.slice(-2)}`,
    ]);
  });

  it('asks what was not answered: more money of that amount than the human saw', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, ann, 425);
    // Bob's money is as it was.
    const rows = [
      [bob, 300],
      [ann, 425],
    ] as const;
    const given = { batches: [batch(rows)] };
    const { digest = '' } = (await world.plan(given)).plan ?? {};
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, ann, 425);
    });
    await world.pay({ ...given, settings: { approve: digest } });
    expect(world.lines()).not.toContain('claimed draft-1');
  });

  it('asks about money that came into a study without a ledger meanwhile', async () => {
    const world = new World();
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, bob, 1);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(world.journal.count('append claimed')).toBe(0);
  });

  it('stops where somebody has left the study meanwhile', async () => {
    const world = new World();
    world.journal.after('set-up', () => {
      world.clock.advance(11 * minute);
      world.prolific.addStudy(study, []);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'NOT_IN_STUDY']);
    expect(world.journal.count('append claimed')).toBe(0);
  });
});

describe('a look at Prolific that takes half an hour', () => {
  it('began before somebody whom it had read was screened out: that reward does not prove the payment', async () => {
    const world = new World();
    world.startLedger();
    // Somebody was paid by hand, so the people are read one by one.
    world.prolific.give(study, ann, 1);
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'lost' } });
    world.journal.after(`submission ${ann.slice(-2)}`, () => {
      world.clock.advance(minute);
      world.prolific.setStatus(submission(ann).id, 'SCREENED OUT', new Date(world.clock.nowMs()));
      world.prolific.give(study, ann, 425, 60 * minute);
    });
    const others = Array.from({ length: 12 }, (_, nth) => personalId(0x1000 + nth));
    for (const [nth, id] of others.entries()) {
      world.prolific.addSubmission(study, submission(id));
      if (nth % 4 === 3)
        world.journal.after(`submission ${id.slice(-2)}`, () => {
          world.clock.advance(9 * minute);
        });
    }
    const batches = [batch([ann, ...others].map((id, nth) => [id, 425 + nth] as const))];
    expect((await world.pay({ batches })).status).toBe('in-doubt');
    world.clock.advance(60 * minute);
    const record = await world.reconcile();
    expect([record.status, record.open[0]?.arrived?.size]).toEqual(['in-doubt', 0]);
  });
});

describe('when a look at Prolific began', () => {
  const lookedOf = (world: World) =>
    world.events().flatMap((one) => (one.type === 'claimed' ? [one.looked] : []));

  it.each([
    ['behind', -60 * minute],
    ['ahead', 60 * minute],
  ])("is told by Prolific's clock, also where the runner's is %s of it", async (_, aheadMs) => {
    const world = new World();
    const startedMs = world.clock.nowMs();
    world.prolific.clockAheadMs = -aheadMs;
    world.journal.after('list', () => {
      world.clock.advance(9 * minute);
    });
    expect((await world.pay()).status).toBe('paid');
    expect(lookedOf(world)).toEqual([new Date(startedMs - aheadMs).toISOString()]);
  });

  it('is not known where Prolific sends no date: the claim says so, and never uses the clock of the runner', async () => {
    const world = new World();
    world.prolific.clockAheadMs = null;
    expect((await world.pay()).status).toBe('paid');
    expect(lookedOf(world)).toEqual([null]);
  });
});

/**
 * The people who are asked about one by one: somebody was paid by hand, so the cost explains
 * nothing.
 */
function withHandMadeBonus(): World {
  const world = new World();
  world.startLedger();
  world.prolific.give(study, ann, 1);
  return world;
}

describe('what Prolific showed before paying', () => {
  it.each<[string, 'advance' | 'setWallForward' | 'advanceMonotonic']>([
    ['both clocks', 'advance'],
    ['the wall clock alone', 'setWallForward'],
    ['the monotonic clock alone', 'advanceMonotonic'],
  ])('is looked at again where it is older than 10 minutes by %s', async (_, goOn) => {
    for (const [ageMs, looks] of [
      [10 * minute, 1],
      [10 * minute + 1, 2],
    ] as const) {
      const world = new World();
      let listed = 0;
      world.journal.before('set-up draft-1', () => {
        world.clock[goOn](ageMs);
      });
      world.journal.before('append claimed', () => {
        listed = world.journal.count('list');
      });
      expect((await world.pay()).status).toBe('paid');
      expect([ageMs, listed]).toEqual([ageMs, looks]);
      expect(world.prolific.amountsOf(ann)).toEqual([425]);
    }
  });

  it('counts from when the reading ended, however long that took', async () => {
    const world = withHandMadeBonus();
    let listed = 0;
    for (const request of ['list', 'submission'])
      world.journal.before(request, () => {
        world.clock.advance(9 * minute);
      });
    world.journal.before('append claimed', () => {
      listed = world.journal.count('list');
    });
    expect((await world.pay()).status).toBe('paid');
    expect(listed).toBe(1);
  });

  it('is read again at once where the process stood still in the middle of it', async () => {
    const world = withHandMadeBonus();
    let listed = 0;
    world.journal.after(`submission ${ann.slice(-2)}`, () => {
      world.clock.advance(2 * 60 * minute);
      world.prolific.give(study, ann, 425);
    });
    world.journal.before('append claimed', () => {
      listed = world.journal.count('list');
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(world.journal.count('append claimed') + listed).toBe(0);
  });

  it.each([
    ['three times where each reading takes longer than 10 minutes', 10 * minute + 1, 3],
    ['once where it takes 10 minutes', 10 * minute, 1],
  ])('is read %s, and then taken', async (_, tookMs, looks) => {
    const world = new World();
    let listed = 0;
    for (let nth = 0; nth < 6; nth += 1)
      world.journal.before('list', () => {
        world.clock.advance(tookMs);
      });
    world.journal.before('append claimed', () => {
      listed = world.journal.count('list');
    });
    expect([(await world.pay()).status, listed]).toEqual(['paid', looks]);
  });

  it('is not believed after a pause in which somebody else has paid', async () => {
    const world = new World();
    world.journal.before('set-up draft-1', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, bob, 300);
    });
    const record = await world.pay({ batches: [batch([[bob, 300]])] });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'ALREADY_BONUSED',
      'LEDGER_LOST',
    ]);
    expect(world.journal.count('pay')).toBe(0);
  });
});
