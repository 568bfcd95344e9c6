import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ActionError } from '../../../src/core/errors.ts';
import type { PayOutcome } from '../../../src/core/prolific/shows.ts';
import { ann, batch, bob, bulkId, claimedBonus, cyd } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { minute, World } from '../../kit/world.ts';

const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];
const unreadable = new ActionError('LEDGER_UNREADABLE', 'GitHub gave no clear answer.', 'Later.');

/** GitHub takes no outcome for so long. */
function failRecording(world: World, forMs: number, error = unreadable): void {
  const endMs = world.clock.monotonicMs() + forMs;
  const fail = (): void => {
    if (world.clock.monotonicMs() >= endMs) return;
    world.journal.before('append accepted', fail);
    throw error;
  };
  world.journal.before('append accepted', fail);
}

describe('paying, step 4: record', () => {
  it.each<[string, PayOutcome, object]>([
    ['accepted', { kind: 'accepted', status: 202 }, { status: 202 }],
    ['refused', { kind: 'refused', status: 400, reason: 'no' }, { status: 400, reason: 'no' }],
    [
      'refused',
      { kind: 'refused', status: null, reason: 'not sent' },
      { status: null, reason: 'not sent' },
    ],
    ['unknown', { kind: 'unknown', reason: 'time-out' }, { reason: 'time-out' }],
    [
      'refused',
      { kind: 'refused', status: 400, reason: `${ann} may not` },
      { status: 400, reason: 'line 1 of bonuses/week1.csv may not' },
    ],
    [
      'unknown',
      { kind: 'unknown', reason: `${bob} who?` },
      { reason: 'line 2 of bonuses/week1.csv who?' },
    ],
  ])('writes %s, with what came back, people by their line: %j', async (type, outcome, line) => {
    const world = new World();
    world.prolific.pays.push({ outcome });
    await world.pay();
    expect(world.events()[1]).toMatchObject({ ...line, type, bulk: 'draft-1' });
  });

  it('records the outcome of one bulk payment while the next one is set up', async () => {
    const world = new World();
    const { journal } = world;
    journal.before('append accepted draft-1', () => journal.until('set-up draft-2 begins'));
    await world.pay({ batches: twoBatches });
    const setUpBegins = journal.at('set-up draft-2 begins');
    expect(setUpBegins).toBeLessThan(journal.at('append accepted draft-1 ends'));
    expect(journal.at('append accepted draft-1 begins')).toBeLessThan(setUpBegins);
  });

  it.each([
    ['the recording is slow', 'append accepted draft-1', 'set-up draft-2 ends'],
    ['the set-up is slow', 'set-up draft-2', 'append accepted draft-1 ends'],
  ])('lets both end before the next claim when %s', async (_, slow, other) => {
    const world = new World();
    const { journal } = world;
    journal.before(slow, async () => {
      await journal.until(other);
      // More than enough time for a claim that does not wait.
      await expect(journal.until('append claimed draft-2 begins')).rejects.toThrow('never came');
    });
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('paid');
    const claim2 = journal.at('append claimed draft-2 begins');
    expect(journal.at('append accepted draft-1 ends')).toBeLessThan(claim2);
    expect(journal.at('set-up draft-2 ends')).toBeLessThan(claim2);
  });

  it('keeps trying while GitHub does not take it, and goes on once it does', async () => {
    const world = new World();
    failRecording(world, 5 * minute);
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.lines().slice(0, 3)).toEqual([
      'claimed draft-1',
      'accepted draft-1',
      'claimed draft-2',
    ]);
    expect(world.clock.pausesMs.slice(0, 7)).toEqual(
      [1, 2, 4, 8, 16, 30, 30].map((s) => s * 1_000),
    );
  });

  it('finds what landed unheard, and never writes it twice: that would be a ledger that nobody can read', async () => {
    const world = new World();
    world.journal.after('append accepted draft-1', () => {
      throw unreadable;
    });
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('paid');
    expect(world.lines().filter((line) => line === 'accepted draft-1')).toHaveLength(1);
    expect((await world.pay({ batches: twoBatches })).status).toBe('already-paid');
  });

  it('that landed unheard counts as recorded: a refusal after it does not put the run in doubt', async () => {
    const world = new World();
    world.journal.after('append accepted draft-1', () => {
      throw unreadable;
    });
    // The second draft was set up on the old plan; the third is that of the new one.
    world.prolific.setUps.push({}, {}, new ActionError('PROLIFIC_REFUSED', 'No.', 'Fix it.'));
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, ...codesOf(record)]).toEqual(['refused', 'PROLIFIC_REFUSED']);
  });

  it('gives up at the latest 10 minutes after the claim: in doubt, said in the log, and nothing more is claimed', async () => {
    const world = new World();
    failRecording(world, 60 * minute);
    const startMs = world.clock.monotonicMs();
    const record = await world.pay({ batches: twoBatches });
    const tookMs = world.clock.monotonicMs() - startMs;
    expect(tookMs).toBeLessThanOrEqual(10 * minute);
    expect(tookMs).toBeGreaterThan(9 * minute);
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(world.lines()).toEqual(['claimed draft-1']);
    expect(codesOf(record)).toEqual(['LEDGER_UNREADABLE', 'PAYMENT_IN_DOUBT']);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain(
      'draft-1 (1 bonus, 4.25 GBP) was accepted by Prolific',
    );
    expect(world.log.join('\n')).toContain('draft-1: accepted, not recorded yet');
  });

  it.each([
    [0, 'paid'],
    [1, 'in-doubt'],
  ])('tries at the end of the 10 minutes, and not %i ms later', async (laterMs, status) => {
    const world = new World();
    world.journal.before('append accepted', () => {
      // A second is the first pause.
      world.clock.advance(10 * minute - 1_000 + laterMs);
      throw unreadable;
    });
    expect((await world.pay()).status).toBe(status);
  });

  it('is in doubt at once where the token may not write any more', async () => {
    const world = new World();
    failRecording(world, 60 * minute, new ActionError('LEDGER_FORBIDDEN', 'May not.', 'Fix it.'));
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(codesOf(record)).toEqual(['LEDGER_FORBIDDEN', 'PAYMENT_IN_DOUBT']);
    expect(world.clock.pausesMs).toEqual([]);
  });

  it('stops the next run by the claim alone, which finds the proof and goes on', async () => {
    const world = new World();
    failRecording(world, 60 * minute);
    await world.pay({ batches: twoBatches });
    world.clock.advance(60 * minute);
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.lines().slice(0, 3)).toEqual([
      'claimed draft-1',
      'settled draft-1',
      'claimed draft-3',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
    expect(record.reconciled).toEqual([expect.stringContaining('draft-1: its bonus has arrived')]);
  });

  it('stays in doubt, not paid and not blocked, where neither the outcome can be written nor the next set-up succeeds', async () => {
    const world = new World();
    failRecording(world, 60 * minute);
    world.prolific.setUps.push({}, new ActionError('PROLIFIC_REFUSED', 'No.', 'Fix it.'));
    const record = await world.pay({ batches: twoBatches });
    expect(record.status).toBe('in-doubt');
    expect(codesOf(record)).toEqual(['LEDGER_UNREADABLE', 'PAYMENT_IN_DOUBT', 'PROLIFIC_REFUSED']);
  });

  it('awaits the recording when the next set-up is refused, and says what was paid before it', async () => {
    const world = new World();
    world.prolific.setUps.push({}, new ActionError('PROLIFIC_REFUSED', 'No.', 'Fix it.'));
    failRecording(world, minute);
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(world.lines()).toEqual(['claimed draft-1', 'accepted draft-1']);
    expect(ownBulks(record).map(({ bulk, state }) => [bulk, state])).toEqual([
      ['draft-1', 'accepted'],
    ]);
  });

  it('does not write for ever against others who never stop writing', async () => {
    const world = new World();
    let others = 0;
    const overtake = (): void => {
      others += 1;
      const bulk = bulkId(`foreign-${others}`);
      world.writeBulk(bulk, ['settled'], { bonuses: [claimedBonus(cyd)] });
      world.clock.advance(minute);
      world.journal.before('append accepted', overtake);
    };
    world.journal.before('append accepted', overtake);
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(codesOf(record)).toEqual(['LEDGER_CONFLICT', 'PAYMENT_IN_DOUBT']);
    // At 10 minutes to the second it tries once more.
    expect(others).toBe(11);
  });
});
