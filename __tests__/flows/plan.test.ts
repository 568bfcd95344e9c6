import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../src/core/record/own-bulks.ts';
import { ActionError } from '../../src/core/errors.ts';
import { centsOf } from '../../src/core/money.ts';
import { digestOf } from '../../src/core/plan/digest.ts';
import { ann, batch, bob, bonuses, claim, claimedBonus, cyd, study } from '../kit/builders.ts';
import { bulkLines } from '../kit/ledger-states.ts';
import { codesOf, exitOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

describe('mode plan', () => {
  it('sets nothing up, writes nothing and pays nothing', async () => {
    const world = new World();
    const record = await world.plan();
    expect([record.status, exitOf(record)]).toEqual(['planned', 0]);
    expect(world.journal.steps).toEqual([]);
    expect(record.plan?.digest).toBe(
      digestOf(
        bonuses([
          [ann, 425],
          [bob, 300],
        ]),
      ),
    );
    expect(record.unchecked).toEqual([]);
  });

  it('is planned, exit 0, with a question, and shows it', async () => {
    const world = new World();
    world.prolific.give(study, ann, 425);
    const record = await world.plan();
    expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
      'planned',
      0,
      'ALREADY_BONUSED',
      'LEDGER_LOST',
    ]);
  });

  it('is blocked with an error', async () => {
    const world = new World();
    const record = await world.plan({ settings: { maxPerBonusCents: centsOf(400) } });
    expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
      'blocked',
      1,
      'LIMIT_EXCEEDED',
    ]);
  });

  it('may run on a pull request', async () => {
    const record = await new World().plan({
      event: { name: 'pull_request', ref: 'refs/pull/7/merge' },
    });
    expect([record.status, ...codesOf(record)]).toEqual(['planned']);
  });

  it('goes on as if what has arrived were settled, and writes nothing about it', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })], { minutesAgo: 15 });
    world.prolific.give(study, ann, 425);
    const record = await world.plan();
    expect(record.status).toBe('planned');
    expect(record.plan?.due.map(({ id }) => id)).toEqual([bob]);
    expect(world.lines()).toEqual(['claimed bulk-1']);
    expect(world.clock.pausesMs).toEqual([]);
  });

  it('is in doubt, looked at once and without waiting, where something is', async () => {
    const world = new World();
    world.write([claim({ batch: 'old.csv', bonuses: [claimedBonus(cyd)] })], { minutesAgo: 15 });
    const record = await world.plan();
    expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
      'in-doubt',
      1,
      'PAYMENT_IN_DOUBT',
    ]);
    expect([world.clock.pausesMs, world.journal.count('list')]).toEqual([[], 1]);
  });

  it('warns of what is not yet settled', async () => {
    const world = new World();
    world.write(
      bulkLines('bulk-1', ['accepted'], { batch: 'old.csv', bonuses: [claimedBonus(cyd)] }),
      {
        minutesAgo: 15,
      },
    );
    const record = await world.plan();
    expect([record.status, record.warnings.length]).toEqual(['planned', 1]);
  });
});

describe('mode plan without a token', () => {
  it('asks Prolific nothing, and says what it could not check', async () => {
    const world = new World();
    const record = await world.plan({ asksProlific: false });
    expect([record.status, ...record.findings]).toEqual(['planned']);
    expect(
      world.journal.sent.filter((name) => !['read', 'home', 'others', 'losses'].includes(name)),
    ).toEqual([]);
    expect(record.unchecked).toEqual([
      'Whether these people took part in the study, and whether a person is in a batch twice.',
      'What these people have already received at Prolific.',
      "The study's currency, and the workspace's balance.",
    ]);
  });

  it('says also that it could not see whether earlier bulk payments have arrived', async () => {
    const world = new World();
    world.write(
      bulkLines('bulk-1', ['accepted'], { batch: 'old.csv', bonuses: [claimedBonus(cyd)] }),
      {
        minutesAgo: 15,
      },
    );
    const record = await world.plan({ asksProlific: false, bonuses: [] });
    expect([record.status, record.unchecked]).toEqual([
      'planned',
      ['Whether earlier bulk payments have arrived.'],
    ]);
  });

  it('says so too where one of them is in doubt', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })], { minutesAgo: 15 });
    const record = await world.plan({ asksProlific: false });
    expect([record.status, record.unchecked]).toEqual([
      'in-doubt',
      ['Whether earlier bulk payments have arrived.'],
    ]);
  });
});

describe('mode plan with quote', () => {
  const batches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];

  it('sets the bulk payments up to learn fees and VAT, and pays nothing', async () => {
    const world = new World();
    const record = await world.plan({ batches, settings: { quote: true } });
    expect(record.status).toBe('planned');
    expect(world.journal.steps).toEqual(['set-up draft-1', 'set-up draft-2']);
    expect(ownBulks(record).map(({ state, feesCents }) => [state, feesCents])).toEqual([
      ['set-up', 106.25],
      ['set-up', 75],
    ]);
    expect(world.text()).toBe('');
  });

  it('sets nothing up where there is an error', async () => {
    const world = new World();
    await world.plan({ settings: { quote: true, maxPerBonusCents: centsOf(400) } });
    expect(world.journal.steps).toEqual([]);
  });

  it('is blocked where Prolific refuses a draft', async () => {
    const world = new World();
    world.prolific.setUps.push(new ActionError('PROLIFIC_REFUSED', 'No.', 'Fix it.'));
    expect((await world.plan({ settings: { quote: true } })).status).toBe('blocked');
  });

  it.each([
    [true, 906, 'blocked', []],
    [true, 907, 'planned', []],
    [false, 725, 'planned', []],
    [false, 724, 'blocked', []],
  ] as const)(
    'compares the balance, fees included only with a quote (quote %s, balance %i: %s)',
    async (quote, available, status, unchecked) => {
      const world = new World();
      world.prolific.balance = { currency: 'GBP', available };
      const record = await world.plan({
        settings: { quote, workspaceId: '5f00000000000000000000cc' },
      });
      expect([record.status, record.unchecked]).toEqual([status, unchecked]);
    },
  );
});
