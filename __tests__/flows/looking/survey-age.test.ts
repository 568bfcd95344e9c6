import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, study } from '../../kit/builders.ts';
import { codesOf } from './readings.ts';
import { minute, World } from '../../kit/world.ts';

/** The people who are asked about one by one: somebody was paid by hand, so the cost explains nothing. */
function withHandMadeBonus(): World {
  const world = new World();
  world.startLedger();
  world.prolific.give(study, ann, 1);
  return world;
}

describe('what Prolific showed before paying', () => {
  it.each<[string, 'advance' | 'setWallForward' | 'advanceMonotonic']>([
    ['both clocks', 'advance'],
    ['the wall clock alone', 'setWallForward'],
    ['the monotonic clock alone', 'advanceMonotonic'],
  ])('is looked at again where it is older than 10 minutes by %s', async (_, goOn) => {
    for (const [ageMs, looks] of [
      [10 * minute, 1],
      [10 * minute + 1, 2],
    ] as const) {
      const world = new World();
      let listed = 0;
      world.journal.before('set-up draft-1', () => {
        world.clock[goOn](ageMs);
      });
      world.journal.before('append claimed', () => {
        listed = world.journal.count('list');
      });
      expect((await world.pay()).status).toBe('paid');
      expect([ageMs, listed]).toEqual([ageMs, looks]);
      expect(world.prolific.amountsOf(ann)).toEqual([425]);
    }
  });

  it('counts from when the reading ended, however long that took', async () => {
    const world = withHandMadeBonus();
    let listed = 0;
    for (const request of ['list', 'submission'])
      world.journal.before(request, () => {
        world.clock.advance(9 * minute);
      });
    world.journal.before('append claimed', () => {
      listed = world.journal.count('list');
    });
    expect((await world.pay()).status).toBe('paid');
    expect(listed).toBe(1);
  });

  it('is read again at once where the process stood still in the middle of it', async () => {
    const world = withHandMadeBonus();
    let listed = 0;
    world.journal.after(`submission ${ann.slice(-2)}`, () => {
      world.clock.advance(2 * 60 * minute);
      world.prolific.give(study, ann, 425);
    });
    world.journal.before('append claimed', () => {
      listed = world.journal.count('list');
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(world.journal.count('append claimed') + listed).toBe(0);
  });

  it('is taken in the end where each reading takes that long', async () => {
    const world = new World();
    for (let nth = 0; nth < 3; nth += 1)
      world.journal.before('list', () => {
        world.clock.advance(11 * minute);
      });
    expect((await world.pay()).status).toBe('paid');
  });

  it('is not believed after a pause in which somebody else has paid', async () => {
    const world = new World();
    world.journal.before('set-up draft-1', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, bob, 300);
    });
    const record = await world.pay({ batches: [batch([[bob, 300]])] });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'ALREADY_BONUSED',
      'LEDGER_LOST',
    ]);
    expect(world.journal.count('pay')).toBe(0);
  });
});
