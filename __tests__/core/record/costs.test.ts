import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMoney, roundTogether } from '../../../src/core/record/costs.ts';
import { bonus, ownBulk } from '../../kit/run-records.ts';

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
