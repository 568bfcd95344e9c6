import { describe, expect, it } from '@jest/globals';
import {
  addCents,
  centsOf,
  renderCents,
  renderCount,
  renderPlainCents,
  largestBonusCents,
  largestTotalCents,
  parseCents,
} from '../../src/core/money.ts';

describe('parseCents', () => {
  it.each([
    ['4.25', 425],
    ['30.00', 3000],
    ['30', 3000],
    ['0.5', 50],
    ['0', 0],
    ['1.10', 110],
    ['99999.99', 9_999_999],
  ])('reads %s as %i minor units', (text, cents) => {
    expect(parseCents(text)).toBe(cents);
  });

  it.each(['', ' 1', '-1', '+1', '1e3', '1,5', '1.', '.5', '1.234', '100000', '1234567890123'])(
    'does not read "%s"',
    (text) => {
      expect(parseCents(text)).toBeNull();
    },
  );

  it('reads more than one bonus may be only where the caller allows more', () => {
    expect(parseCents('100000.00', largestTotalCents)).toBe(10_000_000);
    expect(parseCents('100000.00', largestBonusCents)).toBeNull();
  });

  it('reads every amount to the penny and writes it back', () => {
    for (let cents = 0; cents <= 20_000; cents += 1) {
      expect(parseCents(renderPlainCents(cents))).toBe(cents);
    }
  });
});

describe('centsOf', () => {
  it('takes a whole number of minor units', () => {
    expect([centsOf(425), centsOf(0)]).toEqual([425, 0]);
  });

  it.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('throws on %p', (value) => {
    expect(() => centsOf(value)).toThrow('Not minor units');
  });
});

describe('addCents', () => {
  it('adds amounts up, and nothing to zero', () => {
    expect(addCents([10, 20].map(centsOf))).toBe(30);
    expect(addCents([])).toBe(0);
  });
});

describe('renderPlainCents', () => {
  it.each([
    [425, '4.25'],
    [5, '0.05'],
    [0, '0.00'],
    [283.34, '2.83'],
    [283.5, '2.84'],
    [-425, '-4.25'],
  ])('writes %p as %s', (cents, text) => {
    expect(renderPlainCents(cents)).toBe(text);
  });
});

describe('a number for people to read', () => {
  it('has a comma between thousands, of amounts and of counts', () => {
    expect([99_999, 123_456, 123_456_789, -123_456].map(renderCents)).toEqual([
      '999.99',
      '1,234.56',
      '1,234,567.89',
      '-1,234.56',
    ]);
    expect([999, 1000, 1_234_567].map(renderCount)).toEqual(['999', '1,000', '1,234,567']);
  });
});
