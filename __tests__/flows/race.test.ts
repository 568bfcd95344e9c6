import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, cyd } from '../core/builders.ts';
import { World } from './world.ts';

const batches = [
  batch([[ann, 425]]),
  batch([[bob, 300]], { label: 'bonuses/week2.csv' }),
  batch([[cyd, 200]], { label: 'bonuses/week3.csv' }),
];

describe('runs at the same moment', () => {
  it.each([2, 3, 5])('%i of them pay everybody once', async (count) => {
    const world = new World();
    // In truth it takes minutes, too.
    world.prolific.pays.push(...batches.map(() => ({ arrivesAfterMs: 90_000 })));
    const records = await Promise.all(Array.from({ length: count }, () => world.pay({ batches })));
    expect([ann, bob, cyd].map((id) => world.prolific.amountsOf(id))).toEqual([
      [425],
      [300],
      [200],
    ]);
    for (const { status } of records)
      expect(['paid', 'already-paid', 'in-doubt']).toContain(status);
    expect(records.map(({ status }) => status)).toContain('paid');
  });

  it('that find each other in doubt for a moment wait for each other', async () => {
    const world = new World();
    const first = world.pay({ batches });
    await world.journal.until('append claimed draft-1 ends');
    const second = await world.pay({ batches });
    expect((await first).status).toBe('paid');
    expect(second.status).toBe('already-paid');
  });
});
