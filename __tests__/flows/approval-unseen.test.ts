import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/core/plan/digest.ts';
import { ann, batch, bob, bonuses, event, study } from '../kit/builders.ts';
import { codesOf, textOf } from '../kit/readings.ts';
import { inDoubt, says } from './resolving/resolving.ts';
import { World } from '../kit/world.ts';

/** Of Ann and Bob, about whom nothing is asked. */
const approve = digestOf(
  bonuses([
    [ann, 425],
    [bob, 300],
  ]),
);
const old = { settings: { approve } };

/** Paid under an approval and shown by Prolific; then somebody deleted the ledger's branch. */
async function paidAndForgotten(): Promise<World> {
  const world = new World();
  expect((await world.pay(old)).status).toBe('paid');
  world.store.deleteBranch();
  return world;
}

/** The digest that a run prints about what is due now, with its questions. */
async function digestNow(world: World, given = {}): Promise<string> {
  return (await world.plan(given)).plan?.digest ?? '';
}

describe('an approval that is older than the money', () => {
  it.each([1, 2])(
    'does not pay again after the ledger was deleted, in attempt %d',
    async (attempt) => {
      const world = await paidAndForgotten();
      const record = await world.pay({ ...old, attempt });
      expect(record.status).toBe('blocked');
      expect(codesOf(record)).toEqual([
        'PLAN_CHANGED',
        'ALREADY_BONUSED',
        'ALREADY_BONUSED',
        'LEDGER_LOST',
      ]);
      expect(textOf(record, 'PLAN_CHANGED')).toContain('a question has come up since');
      expect(world.prolific.amountsOf(ann)).toEqual([425]);
    },
  );

  it('is another approval than the one of somebody who has looked at the questions', async () => {
    const world = await paidAndForgotten();
    world.store.remembersTaken = false;
    const seen = await digestNow(world);
    expect(seen).not.toBe(approve);
    const record = await world.pay({ settings: { approve: seen } });
    expect(record.status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
    expect(world.events()[0]).toMatchObject({ plan: seen, answers: record.plan?.questions });
  });

  it('does not pay whom a colleague has paid by hand while a reviewer had a coffee', async () => {
    const world = new World();
    const seen = await digestNow(world);
    expect(seen).toBe(approve);
    world.startLedger();
    world.prolific.give(study, ann, 425);
    const record = await world.pay(old);
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'PLAN_CHANGED',
      'ALREADY_BONUSED',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('answers how often somebody had the money, and not once more', async () => {
    const world = new World();
    world.startLedger();
    world.prolific.give(study, ann, 425);
    const seen = await digestNow(world);
    world.prolific.give(study, ann, 425);
    const record = await world.pay({ settings: { approve: seen } });
    expect(codesOf(record)).toEqual(['PLAN_CHANGED', 'ALREADY_BONUSED']);
  });

  it('of a run that died half way does not answer what came up since', async () => {
    const world = new World();
    const given = {
      batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
      settings: {
        approve: digestOf([
          ...bonuses([[ann, 425]]),
          ...bonuses([[bob, 300]], { label: 'bonuses/week2.csv' }),
        ]),
      },
    };
    world.dieAt('before', 'append claimed draft-2');
    await world.pay(given);
    world.prolific.give(study, bob, 300);
    for (const attempt of [2, 1]) {
      const record = await world.pay({ ...given, attempt });
      expect([record.status, ...codesOf(record)]).toEqual([
        'blocked',
        'PLAN_CHANGED',
        'ALREADY_BONUSED',
      ]);
    }
    expect(world.prolific.amountsOf(bob)).toEqual([300]);
  });

  it('does not pay again what was paid under another name meanwhile', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 0 };
    const poor = { settings: { approve, workspaceId: '5f00000000000000000000cc' } };
    expect((await world.pay(poor)).status).toBe('blocked');
    world.prolific.balance = { currency: 'GBP', available: 1_000_000 };
    const renamed = batch(
      [
        [ann, 425],
        [bob, 300],
      ],
      { label: 'bonuses/final.csv' },
    );
    expect((await world.pay({ batches: [renamed] })).status).toBe('paid');
    // The failed run of before is started again.
    const record = await world.pay({ ...poor, attempt: 2 });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'PLAN_CHANGED',
      'BATCH_RENAMED',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('does not pay an old file in a re-run, once the branch has another or none', async () => {
    for (const tip of ['another', null]) {
      const world = new World();
      world.store.tip = new Map([['bonuses/week1.csv', tip]]);
      const record = await world.pay({ ...old, attempt: 2 });
      expect([record.status, ...codesOf(record)]).toEqual([
        'blocked',
        'PLAN_CHANGED',
        'CSV_OUTDATED',
      ]);
    }
  });

  it('answers for an old file until the branch has yet another', async () => {
    const world = new World();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const seen = await digestNow(world);
    world.store.tip = new Map([['bonuses/week1.csv', 'yet another']]);
    expect(codesOf(await world.pay({ settings: { approve: seen } }))).toContain('PLAN_CHANGED');
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    expect((await world.pay({ settings: { approve: seen } })).status).toBe('paid');
  });
});

describe('an approval in a run that is also told what became of a payment', () => {
  it('does not answer what people have received since: nobody has seen that', async () => {
    // In doubt; a human says that it was not paid, but the money shows up right after they looked.
    const world = inDoubt(60);
    world.journal.after('append resolved bulk-1', () => {
      world.prolific.give(study, ann, 425);
    });
    const record = await world.pay({ settings: { approve, resolve: [says('not-paid')] } });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'PLAN_CHANGED',
      'ALREADY_BONUSED',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('pays where nothing is asked', async () => {
    const world = inDoubt(60);
    const record = await world.pay({ settings: { approve, resolve: [says('not-paid')] } });
    expect(record.status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('answers once somebody has seen the question', async () => {
    const world = inDoubt(60, event('resolved-not-paid'));
    world.prolific.give(study, ann, 425);
    const seen = await digestNow(world);
    expect((await world.pay({ settings: { approve: seen } })).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
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

  it('is repeated although what it had answered is not asked any more, or still is', async () => {
    const world = new World();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    const asked = await world.pay({ batches: given.batches });
    expect(codesOf(asked)).toEqual(['ALREADY_BONUSED', 'ALREADY_BONUSED', 'LEDGER_LOST']);
    const seen = { ...given, settings: { approve: asked.plan?.digest ?? '' } };
    world.dieAt('before', 'append claimed draft-2');
    await world.pay(seen);
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
    const record = await world.pay(seen);
    expect([record.status, ...codesOf(record)]).toEqual(['paid', 'ALREADY_BONUSED']);
    expect(world.prolific.amountsOf(bob)).toEqual([300, 300]);
    // Once more, and nothing is due under an approval that the ledger knows.
    expect((await world.pay(seen)).status).toBe('already-paid');
  });
});

describe('a wrong approval', () => {
  it('is never green, also where nothing is due', async () => {
    const world = new World();
    await world.pay();
    const record = await world.pay({ settings: { approve: 'f'.repeat(64) } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PLAN_CHANGED']);
    expect(textOf(record, 'PLAN_CHANGED')).toContain('nothing is due');
  });

  it('is not asked for where nothing is due', async () => {
    const world = new World();
    const required = { settings: { requireApproval: true } };
    const waiting = await world.pay(required);
    expect([waiting.status, ...codesOf(waiting)]).toEqual(['blocked', 'APPROVAL_REQUIRED']);
    expect((await world.plan(required)).status).toBe('planned');
    const approve = waiting.plan?.digest ?? '';
    expect((await world.pay({ settings: { requireApproval: true, approve } })).status).toBe('paid');
    expect((await world.pay(required)).status).toBe('already-paid');
  });
});
