import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../src/core/money.ts';
import { digestOf } from '../../src/core/plan/digest.ts';
import {
  ann,
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
} from '../kit/builders.ts';
import { codesOf } from './looking/readings.ts';
import { World } from '../kit/world.ts';

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
