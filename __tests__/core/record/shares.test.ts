import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as shares from '../../../src/core/record/shares.ts';

const roundTogether = (numbers: readonly number[]): number[] =>
  shares.roundTogether(numbers, (number) => number).map(([, rounded]) => rounded);
const divide = (total: number, weights: readonly number[]): number[] =>
  shares.divide(total, weights, (weight) => weight).map(([, part]) => part);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('roundTogether', () => {
  it.each([
    [[], []],
    [[283.34], [283]],
    [[0.5], [1]],
    [
      [0.4, 0.4],
      [1, 0],
    ],
    [
      [0.5, 0.5, 0.5],
      [1, 1, 0],
    ],
    [
      [1.2, 1.3, 1.4],
      [1, 1, 2],
    ],
    [
      [283.34, 283.34, 283.34],
      [284, 283, 283],
    ],
    [
      [10, 20],
      [10, 20],
    ],
    [
      [-0.5, 0.5],
      [0, 0],
    ],
    [
      [-1.5, 0.25],
      [-1, 0],
    ],
    // 0.1 + 0.2 + 0.2 is a little more than a half in binary, 1.005 a little less than it looks.
    [
      [0.1, 0.2, 0.2],
      [0, 1, 0],
    ],
    [[100.4999999999], [101]],
  ])('makes %j to %j', (numbers, rounded) => {
    expect(roundTogether(numbers)).toEqual(rounded);
  });

  it('sums to the sum, rounded once and half up, with each part less than one from its number', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 11 }).map((parts) => parts / 100);
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (numbers) => {
        const rounded = roundTogether(numbers);
        const hundredths = sum(numbers.map((number) => Math.round(number * 100)));
        expect(sum(rounded)).toBe(Math.floor((hundredths + 50) / 100));
        for (const [index, part] of rounded.entries())
          expect(Math.abs(part - (numbers[index] ?? Number.NaN))).toBeLessThan(1);
      }),
    );
  });
});

describe('divide', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [425, 425], [50, 50]],
    [1, [1, 2], [0, 1]],
    [0, [3, 4], [0, 0]],
    [-1, [1, 2], [0, -1]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 5], [0, 10]],
    [0, [], []],
  ])('divides %d by %j into %j', (total, weights, parts) => {
    expect(divide(total, weights)).toEqual(parts);
  });

  it('sums exactly, and no part is one or more from its proportion, also beyond what doubles count', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9_999_999 }), {
      minLength: 1,
      maxLength: 200,
    });
    const totals = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(
      fc.property(totals, weights, (total, given) => {
        const parts = divide(total, given);
        expect(sum(parts)).toBe(total);
        const all = BigInt(sum(given));
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part) * all - BigInt(total) * BigInt(given[index] ?? 0);
          expect(off < all && off > -all).toBe(true);
        }
      }),
    );
  });

  it('gives more to nobody who weighs less', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), weights, (total, given) => {
        const sorted = given.toSorted((a, b) => b - a);
        const parts = divide(total, sorted);
        expect(parts).toEqual(parts.toSorted((a, b) => b - a));
      }),
    );
  });
});
