import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ann, batch, bob, cyd } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const refusal = { kind: 'refused', status: 400, reason: 'not enough money' } as const;
const threeBatches = [
  batch([[ann, 425]]),
  batch([[bob, 300]], { label: 'bonuses/week2.csv' }),
  batch([[cyd, 200]], { label: 'bonuses/week3.csv' }),
];

describe('a refused pay request', () => {
  it('stops the run: nothing after it is claimed or paid', async () => {
    const world = new World();
    world.prolific.pays.push({}, { outcome: refusal });
    const record = await world.pay({ batches: threeBatches });
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(world.lines()).toEqual([
      'claimed draft-1',
      'accepted draft-1',
      'claimed draft-2',
      'refused draft-2',
    ]);
    expect(world.journal.count('set-up draft-3')).toBe(0);
  });

  it('leaves what was paid before it in the record, as paid', async () => {
    const world = new World();
    world.prolific.pays.push({}, { outcome: refusal });
    const record = await world.pay({ batches: threeBatches });
    expect(ownBulks(record).map(({ bulk, state }) => [bulk, state])).toEqual([
      ['draft-1', 'accepted'],
      ['draft-2', 'refused'],
    ]);
  });

  it('is told with the words of Prolific, and with what is still due', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: refusal });
    const record = await world.pay();
    expect(codesOf(record)).toEqual(['PROLIFIC_REFUSED']);
    expect(textOf(record, 'PROLIFIC_REFUSED')).toMatch(
      /draft-1 \(HTTP 400\): not enough money.*still due/,
    );
  });

  it('leaves the bonuses due: the next run pays them with a new id', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: refusal });
    await world.pay();
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
    expect(world.lines().slice(2)).toEqual([
      'claimed draft-2',
      'accepted draft-2',
      'settled draft-2',
    ]);
  });

  it('that never left is refused too, as PROLIFIC_UNREACHABLE', async () => {
    const world = new World();
    world.prolific.pays.push({
      outcome: { kind: 'refused', status: null, reason: 'connection refused' },
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['refused', 1]);
    expect(codesOf(record)).toEqual(['PROLIFIC_UNREACHABLE']);
    expect(textOf(record, 'PROLIFIC_UNREACHABLE')).toContain('was not sent: connection refused');
  });

  it('that cannot be written down is in doubt, for the next run cannot know', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: refusal });
    world.journal.before('pay draft-1', () => {
      world.store.deleteBranch();
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(codesOf(record)).toEqual(['LEDGER_UNREADABLE', 'PAYMENT_IN_DOUBT']);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain(
      'was refused by Prolific (not enough money)',
    );
  });

  it('that never left and cannot be written down is told as such', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: { ...refusal, status: null, reason: 'no way' } });
    world.journal.before('pay draft-1', () => {
      world.store.deleteBranch();
    });
    expect(textOf(await world.pay(), 'PAYMENT_IN_DOUBT')).toContain('was not sent (no way)');
  });
});
