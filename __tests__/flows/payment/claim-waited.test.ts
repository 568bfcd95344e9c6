import { describe, expect, it } from '@jest/globals';
import { ann, batch, study } from '../../kit/builders.ts';
import { minute, World } from '../../kit/world.ts';
import { codesOf } from '../looking/readings.ts';

describe('a claim that had to wait until the look at Prolific was old', () => {
  it('is withdrawn, and its people are asked about when they were paid by hand meanwhile', async () => {
    const world = new World();
    world.startLedger();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(11 * minute);
      world.prolific.give(study, ann, 425);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(world.lines().slice(2)).toEqual(['claimed draft-1', 'refused draft-1']);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is withdrawn, and they are paid on a new look where nothing has happened', async () => {
    const world = new World();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(11 * minute);
    });
    const record = await world.pay({ batches: [batch([[ann, 425]])] });
    expect(record.status).toBe('paid');
    expect(world.lines().slice(0, 4)).toEqual([
      'claimed draft-1',
      'refused draft-1',
      'claimed draft-2',
      'accepted draft-2',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is paid where it had to wait for less', async () => {
    const world = new World();
    world.journal.queued('append claimed draft-1', () => {
      world.clock.advance(10 * minute);
    });
    expect((await world.pay({ batches: [batch([[ann, 425]])] })).bulks.length).toBe(1);
  });
});
