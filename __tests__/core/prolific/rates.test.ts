import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../../src/core/money.ts';
import { estimateCosts, ratesOf } from '../../../src/core/prolific/rates.ts';

describe('the share that Prolific charges on top', () => {
  it('is that of the first part of the cost with money in it', () => {
    const none = { paid: 0, fees: 0, vat: 0 };
    const some = { paid: 300, fees: 100, vat: 20 };
    expect(ratesOf([none, some])).toEqual({ fees: 1 / 3, vat: 1 / 15 });
    expect(ratesOf([some, none])).toEqual({ fees: 1 / 3, vat: 1 / 15 });
  });

  it('may be nothing, and twice as much', () => {
    expect(ratesOf([{ paid: 100, fees: 0, vat: 0 }])).toEqual({ fees: 0, vat: 0 });
    expect(ratesOf([{ paid: 100, fees: 200, vat: 200 }])).toEqual({ fees: 2, vat: 2 });
  });

  it.each([
    ['money was taken back', [{ paid: -300, fees: -100, vat: -20 }]],
    ['one of them is more', [{ paid: 100, fees: 30, vat: 201 }]],
    ['nothing was paid yet', [{ paid: 0, fees: 0, vat: 0 }]],
    ['Prolific did not say it', [null, null]],
    ['it is negative', [{ paid: 100, fees: -1, vat: 0 }]],
    ['it is no share that anybody would recognise', [{ paid: 100, fees: 500, vat: 0 }]],
  ])('is not known where %s', (_, parts) => {
    expect(ratesOf(parts)).toBeNull();
  });
});

describe('an estimate', () => {
  const rates = { fees: 1 / 3, vat: 1 / 15 };

  it('is rounded once, in the sum, and adds up as printed', () => {
    const due = [425, 350, 100].map((cents) => ({ amount: centsOf(cents), rates }));
    expect(estimateCosts(due)).toEqual({ feesCents: 292, vatCents: 58, totalCents: 1_225 });
  });

  it('is not known where the share of one study is not', () => {
    const due = [rates, null].map((one) => ({ amount: centsOf(425), rates: one }));
    expect(estimateCosts(due)).toBeNull();
  });
});
