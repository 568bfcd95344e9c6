import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import {
  cyd,
  personalId,
  bulkId,
  claim,
  claimedBonus,
  dan,
  event,
  otherStudy,
  submission,
  study,
} from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

describe('paying, step 1: set up', () => {
  it('puts at most 200 due bonuses into each bulk payment, in file order, strictly one after another', async () => {
    const world = new World();
    const many = Array.from({ length: 401 }, (_, n) => [personalId(0x1000 + n), 100 + n] as const);
    for (const [id] of many) world.prolific.addSubmission(study, submission(id));
    const record = await world.pay({ bonuses: many });
    expect(record.status).toBe('paid');
    expect([...world.prolific.drafts.values()].map(({ lines }) => lines.length)).toEqual([
      200, 200, 1,
    ]);
    expect(
      [...world.prolific.drafts.values()].flatMap(({ lines }) => lines.map(({ id }) => id)),
    ).toEqual(many.map(([id]) => id));
    const pays = world.journal.entries.filter((entry) => /^(?:append claimed|pay) /.test(entry));
    expect(pays).toEqual(
      ['draft-1', 'draft-2', 'draft-3'].flatMap((bulk) =>
        ['append claimed', 'pay'].flatMap((what) => [
          `${what} ${bulk} begins`,
          `${what} ${bulk} ends`,
        ]),
      ),
    );
  });

  it('sends set-up, claim, pay and record in this order for one bulk payment', async () => {
    const world = new World();
    const record = await world.pay();
    expect(world.journal.steps).toEqual([
      'set-up draft-1',
      'append claimed draft-1',
      'pay draft-1',
      'append accepted draft-1',
      'append settled draft-1',
    ]);
    expect(record.status).toBe('paid');
    expect(exitOf(record)).toBe(0);
  });

  it('is SETUP_MISMATCH where the id is known to the ledger, and nothing is claimed', async () => {
    const world = new World();
    world.writeBulk('bulk-9', ['accepted', 'settled'], { bonuses: [claimedBonus(dan)] });
    world.prolific.give(study, dan, 425);
    world.prolific.setUps.push({ bulk: bulkId('bulk-9') });
    const record = await world.pay();
    expect(codesOf(record)).toEqual(['SETUP_MISMATCH']);
    expect(textOf(record, 'SETUP_MISMATCH')).toContain('bulk-9');
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(world.journal.steps).toEqual(['set-up draft-1']);
  });

  it.each([
    ['another study', { study: otherStudy }],
    ['another amount', { amount: 726 }],
  ])('is SETUP_MISMATCH where the answer is for %s, and nothing is claimed', async (_, answer) => {
    const world = new World();
    world.prolific.setUps.push(answer);
    const record = await world.pay();
    expect(codesOf(record)).toEqual(['SETUP_MISMATCH']);
    expect(record.status).toBe('blocked');
    expect(world.lines()).toEqual([]);
    expect(world.journal.steps).toEqual(['set-up draft-1']);
  });

  it('is SETUP_MISMATCH where this run was given the id before, although the ledger was read before that claim', async () => {
    const world = new World();
    const many = Array.from({ length: 201 }, (_, n) => [personalId(0x1000 + n), 100] as const);
    for (const [id] of many) world.prolific.addSubmission(study, submission(id));
    world.prolific.setUps.push({}, { bulk: bulkId('draft-1') });
    const record = await world.pay({ bonuses: many });
    expect(codesOf(record)).toEqual(['SETUP_MISMATCH']);
    expect(world.lines()).toEqual(['claimed draft-1', 'accepted draft-1']);
    expect(world.journal.count('pay')).toBe(1);
    // 200 were paid before it, and the status says that it is more than blocked.
    expect(record.status).toBe('refused');
    // What a second claim of one id would have done.
    expect((await world.pay({ bonuses: many })).status).toBe('paid');
  });

  it('accepts an answer without study and amount, and claims the sum of the bonuses with the fees that are known', async () => {
    const world = new World();
    world.prolific.setUps.push({ study: null, amount: null, fees: null, vat: null, total: 900 });
    expect((await world.pay()).status).toBe('paid');
    expect(world.events()[0]).toMatchObject({
      type: 'claimed',
      amount: 725,
      fees: null,
      vat: null,
      total: 900,
    });
  });

  it('takes a study in capitals for the same study', async () => {
    const world = new World();
    world.prolific.setUps.push({ study: study.toUpperCase() });
    expect((await world.pay()).status).toBe('paid');
  });

  it('is SETUP_MISMATCH where the bulk id belongs to another study of the run', async () => {
    const world = new World();
    const bonuses = [claimedBonus(cyd, 75, { of: otherStudy })];
    const old = claim({ batch: 'other.csv', bonuses });
    world.write([old, event('settled')], { of: otherStudy });
    world.prolific.setUps.push({ bulk: old.bulk, study: null, amount: null });
    const record = await world.pay({ studies: [study, otherStudy] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'SETUP_MISMATCH']);
    expect(world.journal.count('pay')).toBe(0);
  });

  it('is refused where Prolific refuses a set-up, and nothing is claimed', async () => {
    const world = new World();
    world.prolific.setUps.push(
      new ActionError('PROLIFIC_REFUSED', 'Prolific refused: no.', 'Fix it.'),
    );
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(codesOf(record)).toEqual(['PROLIFIC_REFUSED']);
    expect(world.lines()).toEqual([]);
  });

  it('is blocked where a set-up never got an answer, for nothing was paid', async () => {
    const world = new World();
    world.prolific.setUps.push(new ActionError('PROLIFIC_UNREACHABLE', 'No answer.', 'Run again.'));
    const record = await world.pay();
    expect(record.status).toBe('blocked');
    expect(codesOf(record)).toEqual(['PROLIFIC_UNREACHABLE']);
  });
});
