import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../src/core/money.ts';
import { digestOf } from '../../src/core/plan.ts';
import {
  ann,
  batch,
  bob,
  bonuses,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  personalId,
  study,
} from '../core/builders.ts';
import { codesOf, exitOf, textOf, World } from './world.ts';

const digest = digestOf(
  bonuses([
    [ann, 425],
    [bob, 300],
  ]),
);

/** Ann has had 4.25 that the ledger does not explain. */
function questionable(): World {
  const world = new World();
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
    const record = await world.pay({ settings: { approve: digest } });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.events()[0]).toMatchObject({ plan: digest, approved: true });
  });

  it('is not answered by an approve of another plan: PLAN_CHANGED, and nothing is paid', async () => {
    const world = questionable();
    const record = await world.pay({ settings: { approve: 'a'.repeat(64) } });
    expect(record.status).toBe('blocked');
    expect(codesOf(record)).toEqual(['PLAN_CHANGED', 'ALREADY_BONUSED']);
    expect(textOf(record, 'PLAN_CHANGED')).toContain(digest);
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
        world.write([
          claim({
            bulk: bulkId('bulk-9'),
            batch: 'old.csv',
            bonuses: [claimedBonus(ann, 425, { before: [] })],
          }),
          event('settled', 'bulk-9'),
        ]);
        world.prolific.give(study, ann, 425);
      },
    ],
  ] as const)('%s is asked, and answered by approve too', async (code, prepare) => {
    const world = new World();
    prepare(world);
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', code]);
    expect((await world.pay({ settings: { approve: digest } })).status).toBe('paid');
  });

  it('is asked only where something is due', async () => {
    const world = new World();
    await world.pay();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const record = await world.pay({ settings: { approve: 'a'.repeat(64) } });
    expect([record.status, exitOf(record)]).toEqual(['already-paid', 0]);
    expect(codesOf(record)).toEqual([]);
  });

  it('is asked again of a plan that another run has changed under the approval', async () => {
    const world = questionable();
    world.journal.before('append claimed', () => {
      world.write([
        claim({ bulk: bulkId('bulk-9'), bonuses: [claimedBonus(bob, 300)] }),
        event('accepted', 'bulk-9'),
      ]);
    });
    const record = await world.pay({ settings: { approve: digest } });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'PLAN_CHANGED',
      'ALREADY_BONUSED',
    ]);
    expect(world.journal.count('pay')).toBe(0);
  });
});

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
    const world = questionable();
    const stranger = personalId(0xffff);
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    world.write([
      claim({ bulk: bulkId('bulk-9'), bonuses: [claimedBonus(dan, 100)] }),
      event('settled', 'bulk-9'),
    ]);
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

describe('a run that died half way under an approval', () => {
  const given = {
    batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
    settings: {
      approve: digestOf([
        ...bonuses([[ann, 425]]),
        ...bonuses([[bob, 300]], { label: 'bonuses/week2.csv' }),
      ]),
    },
  };

  it('is repeated under the same approval, and pays only what is still due', async () => {
    const world = new World();
    world.dieAt('before', 'append claimed draft-2');
    expect((await world.pay(given)).status).toBe('in-doubt');
    const record = await world.pay(given);
    expect(record.status).toBe('paid');
    expect([world.prolific.amountsOf(ann), world.prolific.amountsOf(bob)]).toEqual([[425], [300]]);
    const claims = world.events().filter(({ type }) => type === 'claimed');
    expect(claims).toMatchObject([
      { plan: given.settings.approve },
      { plan: given.settings.approve },
    ]);
  });

  it('is PLAN_CHANGED where the other part was paid without that approval', async () => {
    const world = new World();
    await world.pay({ bonuses: [[ann, 425]] });
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PLAN_CHANGED']);
  });
});
