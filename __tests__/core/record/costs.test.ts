import { describe, expect, it } from '@jest/globals';
import { addMoney } from '../../../src/core/record/costs.ts';
import { bonus, report } from '../../kit/run-records.ts';

describe('the money of several bulk payments', () => {
  it('is rounded where it is known, also where that of another is not', () => {
    const { bulks, feesCents, vatCents } = addMoney([
      report('b1', [bonus(1, 425)], { feesCents: null, vatCents: 0.6 }),
      report('b2', [bonus(2, 300)], { feesCents: 283.6, vatCents: 0.6 }),
    ]);
    expect(bulks.map((bulk) => [bulk.feesCents, bulk.vatCents])).toEqual([
      [null, 1],
      [284, 0],
    ]);
    expect([feesCents, vatCents]).toEqual([null, 1]);
  });
});
