import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMoney, currencyOf, roundTogether } from '../../../src/core/record/costs.ts';
import { totalsOf } from '../../../src/core/record/ledger-totals.ts';
import { emptyLedger } from '../../../src/core/ledger/fold.ts';
import {
  ann,
  bob,
  bulkId,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  otherStudy,
  study,
} from '../../kit/builders.ts';
import { bonus, ownBulk, recordOf } from '../../kit/run-records.ts';

describe('the money of several bulk payments', () => {
  it('is rounded where it is known, also where that of another is not', () => {
    const { bulks, feesCents, vatCents } = addMoney([
      ownBulk('b1', [bonus(1, 425)], { feesCents: null, vatCents: 0.6 }),
      ownBulk('b2', [bonus(2, 300)], { feesCents: 283.6, vatCents: 0.6 }),
    ]);
    expect(bulks.map((bulk) => [bulk.feesCents, bulk.vatCents])).toEqual([
      [null, 1],
      [284, 0],
    ]);
    expect([feesCents, vatCents]).toEqual([null, 1]);
  });
});

describe('numbers that are rounded together', () => {
  it('sum to their sum, rounded once and half up, and none is off by one', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100));
    fc.assert(
      fc.property(numbers, (given) => {
        const rounded = roundTogether(given, (number) => number);
        const sum = given.reduce((all, number) => all + Math.round(number * 100), 0);
        expect(rounded.reduce((all, [, cents]) => all + cents, 0)).toBe(
          Math.floor((sum + 50) / 100),
        );
        for (const [number, cents] of rounded) expect(Math.abs(number - cents)).toBeLessThan(1);
      }),
    );
  });
});

describe('what a ledger holds as paid', () => {
  const ledger = ledgerOf(
    claim({ bonuses: [claimedBonus(ann, 300), claimedBonus(bob, 100)], total: 500 }),
    event('settled'),
    claim({ bulk: bulkId('bulk-2'), batch: 'b.csv', bonuses: [claimedBonus(ann, 50)] }),
    event('refused', 'bulk-2'),
    claim({
      bulk: bulkId('bulk-3'),
      batch: 'c.csv',
      bonuses: [claimedBonus(ann, 300), claimedBonus(bob, 100)],
      total: 500,
    }),
    event('resolved-not-paid', 'bulk-3', [claimedBonus(bob).to]),
  );

  it('is the sum of what counts as paid, with its share of what was charged, and its labels', () => {
    expect(totalsOf(ledger)).toEqual({
      bonuses: 3,
      cents: 500,
      chargedCents: 625,
      currency: 'GBP',
      labels: ['bonuses/week1.csv', 'c.csv'],
      hasLines: true,
    });
  });

  it('is nothing for a ledger that has no lines', () => {
    expect(totalsOf(emptyLedger)).toMatchObject({ bonuses: 0, labels: [], hasLines: false });
  });

  it('is without what this run has made', () => {
    const { cents, labels } = totalsOf(ledger, new Set([bulkId('bulk-1')]));
    expect([cents, labels]).toEqual([100, ['c.csv']]);
  });

  it('says the currency of a run that knows it from one of its ledgers alone', () => {
    const paidBefore = new Map([
      [otherStudy, totalsOf(emptyLedger)],
      [study, totalsOf(ledger)],
    ]);
    expect(currencyOf(recordOf('reconcile', { paidBefore }))).toBe('GBP');
  });
});
