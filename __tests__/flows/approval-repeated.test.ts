import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/core/plan/digest.ts';
import { ann, batch, bob, bonuses, study } from '../kit/builders.ts';
import { codesOf, textOf } from './looking/readings.ts';
import { World } from '../kit/world.ts';

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
