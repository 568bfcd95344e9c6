import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, claimedBonus, cyd, study } from '../../kit/builders.ts';
import { codesOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

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

  it('that see money of which their ledger did not know yet look at the ledger again before they ask', async () => {
    const world = new World();
    world.journal.before('list', () => {
      world.prolific.give(study, ann, 425);
      const bonuses = [claimedBonus(ann, 425, { before: [] })];
      world.writeBulk('bulk-1', ['settled'], { batch: 'bonuses/week1.csv', bonuses });
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, codesOf(record)]).toEqual(['already-paid', []]);
    expect(world.journal.steps).toEqual([]);
  });
});
