import { describe, expect, it } from '@jest/globals';
import { personalId, study, submission } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

/** What the clocks do between the sending of the claim and its acknowledgement. */
type Pause = (world: World) => void;

async function payWith(
  pause: Pause,
): Promise<{ world: World; record: Awaited<ReturnType<World['pay']>> }> {
  const world = new World();
  world.journal.before('append claimed', () => {
    pause(world);
  });
  return { world, record: await world.pay() };
}

describe('paying, step 3: pay', () => {
  it('sends one pay request for each bulk payment, ever', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'time-out' } });
    await world.pay();
    await world.pay();
    await world.reconcile();
    expect(world.journal.count('pay')).toBe(1);
  });

  it('pays up to 30 seconds after the claim was sent', async () => {
    const { record } = await payWith(({ clock }) => {
      clock.advance(30_000);
    });
    expect(record.status).toBe('paid');
  });

  it.each<[string, Pause]>([
    [
      'both clocks',
      ({ clock }) => {
        clock.advance(30_001);
      },
    ],
    [
      'the wall clock alone, as after a machine that slept',
      ({ clock }) => {
        clock.setWallForward(30_001);
      },
    ],
    [
      'the monotonic clock alone, as after a wall clock set back',
      ({ clock }) => {
        clock.advanceMonotonic(30_001);
      },
    ],
  ])('does not pay when more than 30 seconds have passed by %s', async (_, pause) => {
    const { world, record } = await payWith(pause);
    expect(world.journal.count('pay')).toBe(0);
    expect(world.events()[1]).toMatchObject({ type: 'refused', status: null });
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(codesOf(record)).toEqual(['PROLIFIC_UNREACHABLE']);
    expect(textOf(record, 'PROLIFIC_UNREACHABLE')).toMatch(/30 seconds.*still due/);
  });

  it('leaves a bulk payment that came too late due, and the next run pays it with a new id', async () => {
    const { world } = await payWith(({ clock }) => {
      clock.advance(31_000);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.lines()).toEqual([
      'claimed draft-1',
      'refused draft-1',
      'claimed draft-2',
      'accepted draft-2',
      'settled draft-2',
    ]);
  });

  it('counts the 30 seconds of each bulk payment from its own claim', async () => {
    const world = new World();
    const many = Array.from({ length: 201 }, (_, n) => [personalId(0x1000 + n), 100] as const);
    for (const [id] of many) world.prolific.addSubmission(study, submission(id));
    world.journal.before('pay draft-1', () => {
      world.clock.advance(50_000);
    });
    expect((await world.pay({ bonuses: many })).status).toBe('paid');
  });
});
