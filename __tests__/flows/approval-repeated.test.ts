import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/core/plan/due.ts';
import { ann, batch, bob, bonuses } from '../kit/builders.ts';
import { codesOf } from './looking/readings.ts';
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
});
