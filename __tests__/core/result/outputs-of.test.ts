import { describe, expect, it } from '@jest/globals';
import {
  isSettled,
  outputNames,
  outputsOf,
  runDigest,
} from '../../../src/core/result/outputs-of.ts';
import { digestOf } from '../../../src/core/plan/digest.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  openBulk,
  planOf,
  recordOf,
  ownBulk,
} from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const batch = batchOf([ann, ben, cleo]);

describe('the outputs', () => {
  it('are all there after a payment', () => {
    const bulk = bulkPayment('b0', [cleo], { kind: 'settled' });
    const record = recordOf('pay', {
      status: 'paid',
      plan: planOf([batch], { due: [ann, ben], skipped: [{ bonus: cleo, bulk }] }),
      currency: 'GBP',
      bulks: [
        ownBulk('b1', [ann], { feesCents: 141.67, vatCents: 28.334 }),
        ownBulk('b2', [ben], { feesCents: 10, vatCents: 2, state: 'accepted' }),
        ownBulk('b3', [ben], { state: 'set-up' }),
      ],
    });
    record.ledgerHead = 'a'.repeat(40);
    const outputs = outputsOf(record, { ...context, receiptPath: 'out/receipt.csv' });
    expect(outputs).toEqual({
      status: 'paid',
      plan: digestOf([ann, ben]),
      'due-count': '0',
      'due-amount': '0.00',
      'bulk-ids': '["b1","b2"]',
      'paid-count': '2',
      'paid-amount': '4.55',
      'skipped-count': '1',
      fees: '1.52',
      vat: '0.30',
      'total-cost': '6.37',
      currency: 'GBP',
      settled: 'false',
      'ledger-url': [...context.ledgerUrls.values()][0],
      'ledger-head': 'a'.repeat(40),
      receipt: 'out/receipt.csv',
    });
    expect(Object.keys(outputs)).toEqual([...outputNames]);
  });

  it('that are not known are left out, and what is known is there on a failure too', () => {
    const outputs = outputsOf(recordOf('pay', { status: 'blocked' }), {
      ledgerUrls: new Map(),
      receiptPath: null,
    });
    expect(outputs).toEqual({
      status: 'blocked',
      'bulk-ids': '[]',
      'paid-count': '0',
      'paid-amount': '0.00',
      fees: '0.00',
      vat: '0.00',
      'total-cost': '0.00',
      settled: 'false',
    });
    expect(outputsOf(recordOf('pay'), context)).not.toHaveProperty('status');
  });

  it('leave out fees that Prolific did not say, of one bulk payment even', () => {
    const bulks = [
      ownBulk('b1', [ann], { feesCents: null, vatCents: 10, totalCents: 500 }),
      ownBulk('b2', [ben], { feesCents: 3, vatCents: 1, totalCents: 34 }),
    ];
    const outputs = outputsOf(recordOf('pay', { plan: planOf([batch]), bulks }), context);
    expect(outputs).not.toHaveProperty('fees');
    expect(outputs).toMatchObject({ vat: '0.11', 'total-cost': '5.34' });
  });

  it('of a plan hold what was quoted, and nothing where nobody asked or not all was', () => {
    const plan = planOf([batchOf([ann, ben])]);
    const draft = { state: 'set-up', feesCents: 10.4, vatCents: 2.4 } as const;
    const quoted = [ownBulk('b1', [ann], draft), ownBulk('b2', [ben], draft)];
    expect(outputsOf(recordOf('plan', { plan, bulks: quoted }), context)).toMatchObject({
      'bulk-ids': '[]',
      'paid-count': '0',
      fees: '0.21',
      vat: '0.05',
      'total-cost': '4.81',
    });
    for (const bulks of [[], quoted.slice(1)])
      expect(outputsOf(recordOf('plan', { plan, bulks }), context)).not.toHaveProperty('fees');
    const nothingDue = planOf([batchOf([ann])], { due: [] });
    for (const given of [{ bulks: quoted }, { plan: nothingDue }])
      expect(outputsOf(recordOf('plan', given), context)).not.toHaveProperty('fees');
  });

  it('count a bonus of zero among the skipped', () => {
    const bulk = bulkPayment('b0', [cleo], { kind: 'settled' });
    const batches = [batchOf([cleo, bonus(4, 0), bonus(5, 0)])];
    const plan = planOf(batches, { due: [], skipped: [{ bonus: cleo, bulk }] });
    expect(outputsOf(recordOf('pay', { plan }), context)['skipped-count']).toBe('3');
  });

  it('name the plan that the run started with, also where it had to plan again half way', () => {
    const plan = planOf([batch]);
    expect(runDigest(recordOf('pay', { plan }))).toBe(plan.digest);
    const bulk = bulkPayment('b1', [ann], { kind: 'accepted' });
    const rest = planOf([batch], { due: [ben, cleo], skipped: [{ bonus: ann, bulk }] });
    const paidHalf = recordOf('pay', { plan: rest, bulks: [ownBulk('b1', [ann])] });
    expect(runDigest(paidHalf)).toBe(plan.digest);
    expect(outputsOf(paidHalf, context)['skipped-count']).toBe('0');
    expect(runDigest(recordOf('pay', { plan: rest }))).toBe(rest.digest);
  });

  it('name it with the questions that were answered for what is paid, and those that are left', () => {
    const [answered, left] = ['a'.repeat(64), 'b'.repeat(64)] as const;
    const bulk = bulkPayment('b1', [ann], { kind: 'accepted' }, { answers: [answered] });
    const plan = planOf([batch], {
      due: [ben, cleo],
      skipped: [{ bonus: ann, bulk }],
      questions: [left],
    });
    const started = digestOf([ann, ben, cleo], [answered, left]);
    expect(runDigest(recordOf('pay', { plan, bulks: [ownBulk('b1', [ann])] }))).toBe(started);
  });
});

describe('settled', () => {
  const plan = planOf([batch]);
  const open = [openBulk(bulkPayment('b0', [ann], { kind: 'accepted' }), { inDoubt: false })];

  it.each<[string, Partial<RunRecord>, boolean]>([
    ['all that this run paid has been seen', { plan, bulks: [ownBulk('b1', [ann])] }, true],
    ['there was nothing to see', { plan }, true],
    ['a reconciling run leaves nothing open', { status: 'reconciled' }, true],
    ['an audit leaves nothing open', { status: 'audited' }, true],
    ['a draft was left behind', { plan, bulks: [ownBulk('b1', [ann], { state: 'set-up' })] }, true],
    [
      'a refused one paid nobody',
      { plan, bulks: [ownBulk('b1', [ann], { state: 'refused' })] },
      true,
    ],
    ['one of an earlier run is open', { plan, open }, false],
    ['one that a human called paid was never seen', { plan, hasUnseenPaid: true }, false],
    [
      'one was accepted only',
      { plan, bulks: [ownBulk('b1', [ann], { state: 'accepted' })] },
      false,
    ],
    ['one is unknown', { plan, bulks: [ownBulk('b1', [ann], { state: 'unknown' })] }, false],
    ['one is claimed', { plan, bulks: [ownBulk('b1', [ann], { state: 'claimed' })] }, false],
    ['the run ended before it looked', { status: 'blocked' }, false],
  ])('where %s: %#', (_, given, expected) => {
    expect(isSettled(recordOf('pay', given))).toBe(expected);
    expect(outputsOf(recordOf('pay', given), context).settled).toBe(String(expected));
  });
});
