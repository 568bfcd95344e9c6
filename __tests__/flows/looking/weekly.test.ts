import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, study } from '../../kit/builders.ts';
import { says } from '../resolving/resolving.ts';
import { hour, World } from '../../kit/world.ts';

/** The same people and the same amounts every week, each week in a file of its own. */
const week = (n: number) =>
  batch(
    [
      [ann, 425],
      [bob, 425],
    ],
    { label: `bonuses/week${n}.csv` },
  );

describe('the same people and amounts week after week', () => {
  it('are proven each week, also where last week had arrived for one of them only when this one was claimed', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesFor: [ann] });
    await world.pay({ batches: [week(1)] });
    const { digest = '' } = (await world.plan({ batches: [week(1), week(2)] })).plan ?? {};
    await world.pay({ batches: [week(1), week(2)], settings: { approve: digest } });
    // The rest of last week comes now.
    world.prolific.give(study, bob, 425);
    const record = await world.pay({ batches: [week(1), week(2)] });
    expect([record.status, record.open]).toEqual(['already-paid', []]);
    expect(world.lines().filter((line) => line.startsWith('settled'))).toHaveLength(2);
  });

  it('are proven after a week that a human called paid, whose money shows and was never looked at again', async () => {
    const world = new World();
    world.prolific.pays.push({
      outcome: { kind: 'unknown', reason: 'lost' },
      arrivesAfterMs: hour,
    });
    expect((await world.pay({ batches: [week(1)] })).status).toBe('in-doubt');
    await world.clock.sleep(hour);
    const paid = says('paid', 'draft-1');
    await world.pay({ batches: [week(1)], settings: { resolve: [paid] } });
    const { digest = '' } = (await world.plan({ batches: [week(2)] })).plan ?? {};
    const record = await world.pay({ batches: [week(2)], settings: { approve: digest } });
    expect(record.status).toBe('paid');
    expect(world.lines().at(-1)).toBe('settled draft-2');
  });
});
