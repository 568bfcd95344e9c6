import { describe, expect, it } from '@jest/globals';
import type { PersonalId } from '../../../src/core/ids.ts';
import {
  ann,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  study,
  submission,
} from '../../kit/builders.ts';
import { exitOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const twoPeople = [claimedBonus(ann), claimedBonus(bob, 300)];

/** Claimed a quarter of an hour ago by a run that died. */
function withDoubt(...before: Parameters<World['write']>[0]): World {
  const world = new World();
  world.write([...before, claim({ bonuses: twoPeople })], { minutesAgo: 15 });
  return world;
}

describe('reconciling: what has arrived', () => {
  it.each<[string, Parameters<World['write']>[0]]>([
    ['claimed', []],
    ['of unknown fate', [event('unknown')]],
    ['accepted', [event('accepted')]],
  ])('all arrived: a bulk payment that is %s becomes settled', async (_, after) => {
    const world = withDoubt();
    world.write(after);
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    const record = await world.reconcile();
    expect([record.status, exitOf(record)]).toEqual(['reconciled', 0]);
    expect(world.lines().at(-1)).toBe('settled bulk-1');
    expect(record.reconciled).toEqual([
      expect.stringContaining('bulk-1: all 2 bonuses have arrived'),
    ]);
    expect(record.open).toEqual([]);
  });

  it('some arrived: it stays in doubt, and says how many', async () => {
    const world = withDoubt();
    world.prolific.give(study, ann, 425);
    const record = await world.reconcile();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain('1 of 2 bonuses have arrived');
    expect(world.lines()).toEqual(['claimed bulk-1']);
  });

  it('none arrived: it stays in doubt, and says so with bulk id, age and the lines that are possible now', async () => {
    const world = withDoubt();
    const text = textOf(await world.reconcile(), 'PAYMENT_IN_DOUBT');
    expect(text).toContain('Bulk payment bulk-1 (2 bonuses, 7.25 GBP');
    expect(text).toMatch(/Claimed 1[57] minutes ago; 0 of 2 bonuses have arrived/);
    expect(text).toContain('`bulk-1=paid: <how you know>`');
    expect(text).not.toContain('bulk-1=not-paid');
  });

  it('names the not-paid line too once the claim is an hour old', async () => {
    const world = new World();
    world.write([claim({ bonuses: twoPeople })], { minutesAgo: 60 });
    const text = textOf(await world.reconcile(), 'PAYMENT_IN_DOUBT');
    expect(text).toContain('`bulk-1=paid: <how you know>` or `bulk-1=not-paid: <how you know>`');
    expect(text).toContain('Claimed 6');
  });

  it('what the claim saw is no arrival', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann, 425, { before: [425] })] })]);
    world.prolific.give(study, ann, 425);
    expect((await world.reconcile()).status).toBe('in-doubt');
    world.prolific.give(study, ann, 425);
    expect((await world.reconcile()).status).toBe('reconciled');
  });

  it('what the ledger held as paid but not settled at the claim explains as many of that amount', async () => {
    const world = new World();
    world.write([
      claim({
        bulk: bulkId('bulk-0'),
        batch: 'old.csv',
        bonuses: [claimedBonus(ann), claimedBonus(cyd)],
      }),
      event('accepted', 'bulk-0'),
      claim({ bonuses: [claimedBonus(ann)] }),
    ]);
    world.prolific.give(study, ann, 425);
    expect((await world.reconcile()).status).toBe('in-doubt');
    world.prolific.give(study, ann, 425);
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.lines().at(-1)).toBe('settled bulk-1');
  });

  it.each([
    ['is missing', null],
    ['is later than the claim', new Date('2026-11-22T11:30:00.000Z')],
  ])(
    'one more is needed where a submission was screened out and its completed_at %s',
    async (_, completedAt) => {
      const world = new World();
      world.write([claim({ bonuses: [claimedBonus(ann)] })]);
      world.prolific.addSubmission(
        study,
        submission(ann, {
          id: `8${ann.slice(1)}` as PersonalId,
          status: 'SCREENED OUT',
          completedAt,
        }),
      );
      world.prolific.give(study, ann, 425);
      expect((await world.reconcile()).status).toBe('in-doubt');
      world.prolific.give(study, ann, 425);
      expect((await world.reconcile()).status).toBe('reconciled');
    },
  );

  it('one more is needed also where it was screened out between the list and the look at it', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })]);
    world.prolific.give(study, ann, 425);
    world.journal.before('submission', () => {
      world.prolific.setStatus(submission(ann).id, 'SCREENED OUT');
    });
    expect((await world.reconcile({ settings: { settleMs: 0 } })).status).toBe('in-doubt');
  });

  it('is read over all submissions of a person, with those that the list reports without asking again', async () => {
    const world = withDoubt();
    world.prolific.addSubmission(study, submission(ann, { id: `8${ann.slice(1)}` as PersonalId }));
    world.prolific.listSays = 'the truth';
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.journal.count('submission')).toBe(0);
    // By the look, which tells whether the list can be believed, and by the sum in the end.
    expect(world.journal.count('cost')).toBe(2);
    const asking = withDoubt();
    asking.prolific.addSubmission(study, submission(ann, { id: `8${ann.slice(1)}` as PersonalId }));
    await asking.reconcile({ settings: { settleMs: 0 } });
    expect(asking.journal.count('submission')).toBe(3);
  });

  it('of an earlier claim is written on top of what others write meanwhile', async () => {
    const world = withDoubt();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    world.journal.before('append settled', () => {
      world.write([event('unknown')]);
    });
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.lines()).toEqual(['claimed bulk-1', 'unknown bulk-1', 'settled bulk-1']);
  });

  it('is written in the one look that an accepted one gets, also when others write meanwhile', async () => {
    const world = withDoubt();
    world.write([event('accepted')]);
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    world.journal.before('append settled', () => {
      world.write([event('accepted')]);
    });
    await world.reconcile();
    expect(world.lines().at(-1)).toBe('settled bulk-1');
    expect(world.journal.count('list')).toBe(1);
  });

  it('is written once where another run wrote the same meanwhile', async () => {
    const world = withDoubt();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    world.journal.before('append settled', () => {
      world.write([event('settled')]);
    });
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.lines()).toEqual(['claimed bulk-1', 'settled bulk-1']);
  });

  it('is not denied of a bulk payment that others opened after the look at its people', async () => {
    const world = withDoubt();
    world.writeBulk('bulk-2', ['resolved-not-paid'], {
      bonuses: [claimedBonus(ann, 50), claimedBonus(cyd)],
    });
    for (const [id, cents] of [
      [ann, 425],
      [ann, 50],
      [bob, 300],
      [cyd, 425],
    ] as const)
      world.prolific.give(study, id, cents);
    world.journal.before('append settled', () => {
      world.write([event('resolved-paid', 'bulk-2')]);
    });
    const record = await world.reconcile();
    expect(record.warnings.join()).toContain(
      'bulk-2 was resolved as paid, but Prolific does not show all of it yet: whether any of it arrived could not be seen',
    );
    expect((await world.reconcile()).reconciled.join()).toContain(
      'bulk-2: all 2 bonuses have arrived',
    );
  });

  it('is proof enough for a paying run to go on', async () => {
    const world = withDoubt();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [bob, 300],
        [cyd, 200],
      ],
    });
    expect(record.status).toBe('paid');
    expect([ann, bob, cyd].map((id) => world.prolific.amountsOf(id))).toEqual([
      [425],
      [300],
      [200],
    ]);
  });
});
