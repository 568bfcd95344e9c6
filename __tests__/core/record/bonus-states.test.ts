import { describe, expect, it } from '@jest/globals';
import { bonusRows } from '../../../src/core/record/bonus-states.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import { batchOf, bonus, openBulk, planOf, recordOf, ownBulk } from '../../kit/run-records.ts';

const [ann, ben] = [bonus(1, 425), bonus(2, 300)] as const;
const batch = batchOf([ann, ben]);
const plan = planOf([batch]);

/** State and bulk payment of each line. */
function statesOf(record: RunRecord): (string | null)[][] {
  return bonusRows(record).flatMap(({ rows }) => rows.map(({ state, bulk }) => [state, bulk]));
}

describe('the state of a bonus', () => {
  it('is not told where the run had no plan', () => {
    expect(bonusRows(recordOf('pay'))).toEqual([]);
  });

  it('is due in a plan, not paid in a run that stopped before it', () => {
    expect(statesOf(recordOf('plan', { plan }))).toEqual([
      ['due', null],
      ['due', null],
    ]);
    expect(statesOf(recordOf('pay', { plan }))).toEqual([
      ['not paid', null],
      ['not paid', null],
    ]);
  });

  it.each([
    ['set-up', 'not paid', null],
    ['claimed', 'in doubt', 'b1'],
    ['accepted', 'paid', 'b1'],
    ['refused', 'not paid', 'b1'],
    ['unknown', 'in doubt', 'b1'],
    ['settled', 'paid', 'b1'],
  ] as const)('in a bulk payment that is %s is %s', (state, expected, bulk) => {
    const bulks = [ownBulk('b1', [ann], { state })];
    expect(statesOf(recordOf('pay', { plan, bulks }))[0]).toEqual([expected, bulk]);
  });

  it('is due in a plan also where a draft was set up for its fees', () => {
    const bulks = [ownBulk('b1', [ann], { state: 'set-up' })];
    expect(statesOf(recordOf('plan', { plan, bulks }))[0]).toEqual(['due', null]);
  });

  it('follows the bulk payment that got furthest, where the run had to set it up twice', () => {
    const draft = ownBulk('b1', [ann], { state: 'set-up' });
    const paid = ownBulk('b2', [ann], { state: 'accepted' });
    const unknown = ownBulk('b3', [ann], { state: 'unknown' });
    for (const bulks of [
      [draft, paid, unknown],
      [unknown, paid, draft],
    ])
      expect(statesOf(recordOf('pay', { plan, bulks }))[0]).toEqual(['paid', 'b2']);
    expect(statesOf(recordOf('pay', { plan, bulks: [unknown, draft] }))[0]).toEqual([
      'in doubt',
      'b3',
    ]);
  });

  it('is already paid where an earlier run paid it, and paid where this run did and planned again', () => {
    const bulk = bulkPayment('b1', [ann], { kind: 'accepted' });
    const after = planOf([batch], { due: [ben], skipped: [{ bonus: ann, bulk }] });
    expect(statesOf(recordOf('pay', { plan: after }))[0]).toEqual(['already paid', 'b1']);
    const bulks = [ownBulk('b1', [ann], { state: 'accepted' })];
    expect(statesOf(recordOf('pay', { plan: after, bulks }))[0]).toEqual(['paid', 'b1']);
  });

  it('is already paid where a human said so while this run did not know', () => {
    const bulk = bulkPayment('b1', [ann], { kind: 'resolved-paid' });
    const after = planOf([batch], { due: [ben], skipped: [{ bonus: ann, bulk }] });
    const bulks = [ownBulk('b1', [ann], { state: 'claimed' })];
    expect(statesOf(recordOf('pay', { plan: after, bulks }))[0]).toEqual(['already paid', 'b1']);
  });

  it('is in doubt where a bulk payment of the ledger is, also one that counts as paid', () => {
    const bulk = bulkPayment('b1', [ann], { kind: 'unknown', reason: 'time-out' });
    const open = [openBulk(bulk)];
    expect(statesOf(recordOf('pay', { plan, open }))).toEqual([
      ['in doubt', 'b1'],
      ['not paid', null],
    ]);
    const late = bulkPayment('b1', [ann], { kind: 'accepted' });
    const after = planOf([batch], { due: [ben], skipped: [{ bonus: ann, bulk: late }] });
    expect(statesOf(recordOf('pay', { plan: after, open: [openBulk(late)] }))[0]).toEqual([
      'in doubt',
      'b1',
    ]);
    const unsettled = [openBulk(late, { inDoubt: false })];
    expect(statesOf(recordOf('pay', { plan: after, open: unsettled }))[0]).toEqual([
      'already paid',
      'b1',
    ]);
  });

  it('is not moved by a doubt about the same person in another batch', () => {
    const bulk = bulkPayment(
      'b1',
      [ann],
      { kind: 'unknown', reason: 'time-out' },
      { batch: 'another' },
    );
    expect(statesOf(recordOf('pay', { plan, open: [openBulk(bulk)] }))[0]).toEqual([
      'not paid',
      null,
    ]);
  });

  it('is not paid where the ledger holds another amount', () => {
    const changed = planOf([batch], { due: [ben] });
    expect(statesOf(recordOf('plan', { plan: changed }))).toEqual([
      ['not paid', null],
      ['due', null],
    ]);
  });

  it('is told for lines of zero too, in the order of the file', () => {
    const zero = bonus(1, 0);
    const withZero = planOf([batchOf([ben, zero])], { due: [ben] });
    const [only] = bonusRows(recordOf('plan', { plan: withZero }));
    expect(only?.rows.map(({ bonus: { lineNumber }, state }) => [lineNumber, state])).toEqual([
      [2, 'zero'],
      [3, 'due'],
    ]);
  });
});
