import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/core/plan/digest.ts';
import {
  ann,
  batch,
  bob,
  bonuses,
  claimedBonus,
  cyd,
  dan,
  personalId,
  study,
} from '../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';
import { centsOf } from '../../src/core/money.ts';

const digest = digestOf(
  bonuses([
    [ann, 425],
    [bob, 300],
  ]),
);

/** Ann has had 4.25 that the ledger does not explain. */
function questionable(): World {
  const world = new World();
  world.startLedger();
  world.prolific.give(study, ann, 425);
  return world;
}

describe('a question', () => {
  it('pays nothing while it is unanswered', async () => {
    const world = questionable();
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(codesOf(record)).toEqual(['ALREADY_BONUSED']);
    expect(world.journal.steps).toEqual([]);
  });

  it('is answered by an approve that names exactly this plan', async () => {
    const world = questionable();
    const approve = (await world.pay()).plan?.digest ?? '';
    const record = await world.pay({ settings: { approve } });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.events()[2]).toMatchObject({ plan: approve, approved: true });
    expect(approve).not.toBe(digest);
  });

  it('is not answered by an approve of another plan: PLAN_CHANGED, and nothing is paid', async () => {
    const world = questionable();
    const record = await world.pay({ settings: { approve: 'a'.repeat(64) } });
    expect(record.status).toBe('blocked');
    expect(codesOf(record)).toEqual(['PLAN_CHANGED', 'ALREADY_BONUSED']);
    expect(textOf(record, 'PLAN_CHANGED')).toContain(record.plan?.digest);
    expect(record.findings.some(({ isAnswered }) => isAnswered)).toBe(false);
    expect(world.journal.steps).toEqual([]);
  });

  it.each([
    [
      'CSV_OUTDATED',
      (world: World) => {
        world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
      },
    ],
    [
      'BATCH_RENAMED',
      (world: World) => {
        world.writeBulk('bulk-9', ['settled'], {
          batch: 'old.csv',
          bonuses: [claimedBonus(ann, 425, { before: [] })],
        });
        world.prolific.give(study, ann, 425);
      },
    ],
  ] as const)('%s is asked, and answered by approve too', async (code, prepare) => {
    const world = new World();
    prepare(world);
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', code]);
    const approve = record.plan?.digest ?? '';
    expect((await world.pay({ settings: { approve } })).status).toBe('paid');
  });

  it.each([
    ['pays nothing although nothing equal is there, because the amounts were edited', 500],
    ['pays nothing where somebody else had money', 425],
  ])('about a ledger that is gone %s', async (_, cents) => {
    const world = new World();
    world.store.remembersTaken = false;
    await world.pay();
    world.store.deleteBranch();
    const edited = { bonuses: [[cyd, cents]] as const };
    const record = await world.pay(edited);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(textOf(record, 'LEDGER_LOST')).toContain('7.25 GBP');
    const approve = record.plan?.digest ?? '';
    expect((await world.pay({ ...edited, settings: { approve } })).status).toBe('paid');
    // The first payment makes a ledger, and it is not asked again.
    const more = await world.pay({
      bonuses: [
        [cyd, cents],
        [dan, 50],
      ],
    });
    expect(more.status).toBe('paid');
  });

  it('about a ledger that is gone is answered by one that another run has just made', async () => {
    const world = new World();
    world.journal.before('cost aa', () => {
      if (world.text() === '') world.startLedger();
    });
    expect((await world.pay()).status).toBe('paid');
  });

  it('about running totals is asked of a new file in which everybody has more than before', async () => {
    const world = new World();
    const week = (label: string, cents: readonly number[]) =>
      batch(
        [ann, bob, cyd].map((id, at) => [id, cents[at] ?? 0] as const),
        { label },
      );
    await world.pay({ batches: [week('bonuses/week1.csv', [150, 125, 75])] });
    const totals = { batches: [week('bonuses/week2.csv', [325, 250, 200])] };
    const record = await world.pay(totals);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'RUNNING_TOTALS']);
    expect(textOf(record, 'RUNNING_TOTALS')).toContain('1.75, 1.25, 1.25, 4.25 in all');
    expect(world.prolific.amountsOf(ann)).toEqual([150]);
  });

  it('about an old file finds it at the tip as git spells it, not as the label does', async () => {
    const world = new World();
    const gitPath = 'bonuses/pra\u0308mien.csv';
    world.store.tip = new Map([[gitPath, 'another']]);
    // The other spelling is a file that the branch does not have.
    world.store.otherBlobs = null;
    const file = { ...batch([[ann, 425]], { label: gitPath.normalize('NFC') }), gitPath };
    const record = await world.pay({ batches: [file] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'CSV_OUTDATED']);
  });

  it('is asked only where something is due', async () => {
    const world = new World();
    await world.pay();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['already-paid', 0]);
    expect(codesOf(record)).toEqual([]);
  });

  it('about what people have received is looked at five times while others write, and then stands', async () => {
    const world = questionable();
    const writeOnce = (n: number): void => {
      world.journal.before('list aa', () => {
        const bulk = `bulk-${n}`;
        world.writeBulk(bulk, ['settled'], { batch: `${n}.csv`, bonuses: [claimedBonus(cyd, 1)] });
      });
    };
    for (let n = 1; n <= 8; n += 1) writeOnce(n);
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(world.journal.count('list aa')).toBe(5);
  });

  it('is asked again of a plan that another run has changed under the approval', async () => {
    const world = questionable();
    const approve = (await world.pay()).plan?.digest ?? '';
    world.journal.before('append claimed', () => {
      world.writeBulk('bulk-9', ['accepted'], { bonuses: [claimedBonus(bob, 300)] });
    });
    const record = await world.pay({ settings: { approve } });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'PLAN_CHANGED',
      'ALREADY_BONUSED',
    ]);
    expect(world.journal.count('pay')).toBe(0);
  });
});

/** The same, without any ledger. */
function withoutLedger(): World {
  const world = new World();
  world.prolific.give(study, ann, 425);
  return world;
}

describe('an error', () => {
  it('is not answered by any approve', async () => {
    const world = new World();
    const record = await world.pay({
      settings: { approve: digest, maxPerBonusCents: centsOf(400) },
    });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LIMIT_EXCEEDED']);
    expect(world.journal.steps).toEqual([]);
  });

  it('is reported together with all others and all questions, and nothing is claimed', async () => {
    const world = withoutLedger();
    const stranger = personalId(0xffff);
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    world.writeBulk('bulk-9', ['settled'], { bonuses: [claimedBonus(dan, 100)] });
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [bob, 300],
        [cyd, 6_000],
        [dan, 200],
        [stranger, 1],
      ],
      settings: { currency: 'USD', approve: digest, maxTotalCents: centsOf(100) },
      event: { name: 'pull_request' },
    });
    expect(record.status).toBe('blocked');
    expect(codesOf(record).sort()).toEqual([
      'ALREADY_BONUSED',
      'AMOUNT_CHANGED',
      'CSV_OUTDATED',
      'CURRENCY_MISMATCH',
      'EVENT_NOT_ALLOWED',
      'LIMIT_EXCEEDED',
      'LIMIT_EXCEEDED',
      'NOT_IN_STUDY',
      'PLAN_CHANGED',
    ]);
    expect(world.journal.steps).toEqual([]);
  });

  it('is reported with what was found before Prolific stopped answering', async () => {
    const world = new World();
    world.prolific.isDown = true;
    const record = await world.pay({ settings: { maxPerBonusCents: centsOf(400) } });
    // Nobody may read in the summary that these people took part.
    expect(record.surveyed).toEqual(new Set());
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'LIMIT_EXCEEDED',
      'PROLIFIC_UNREACHABLE',
    ]);
  });

  it('is EVENT_NOT_ALLOWED on a pull request, and on a push to a branch that GitHub does not call the default one', async () => {
    for (const event of [
      { name: 'pull_request', ref: 'refs/pull/7/merge', defaultBranch: 'main' },
      { name: 'push', ref: 'refs/heads/week1', defaultBranch: null },
    ]) {
      const world = new World();
      const record = await world.pay({ event });
      expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'EVENT_NOT_ALLOWED']);
      expect(world.journal.steps).toEqual([]);
    }
  });
});
