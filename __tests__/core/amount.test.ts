import { describe, expect, it } from '@jest/globals';
import { hasFraction, parseAmount, renderReadings } from '../../src/core/amount.ts';
import { centsOf } from '../../src/core/money.ts';

describe('parseAmount', () => {
  it.each([
    ['4.25', 425],
    ['30.00', 3000],
    ['0.5', 50],
    ['0', 0],
    ['00', 0],
    ['0.00', 0],
    ['99999.99', 9_999_999],
    [`${'0'.repeat(20)}4.25`, 425],
  ])('reads %s, which has one reading', (text, cents) => {
    expect(parseAmount(text)).toEqual({ kind: 'exact', cents });
  });

  it.each([
    ['30', 3000, '30'],
    ['007', 700, '7'],
    ['99999', 9_999_900, '99999'],
  ])('reads %s as a whole number, which has two readings', (text, cents, digits) => {
    expect(parseAmount(text)).toEqual({ kind: 'whole', cents, digits });
  });

  it.each([
    ['', 'is missing'],
    ['  ', 'is missing'],
    [' 4.25', 'has a space around it'],
    ['4.25\u00a0', 'has a space around it'],
    ['-4.25', 'has a sign'],
    ['+4.25', 'has a sign'],
    ['\u22124.25', 'has a sign'],
    ['1,234.50', 'has a thousands separator'],
    ['4,25', 'has a decimal comma'],
    ['1e3', 'has an exponent'],
    ['4.255', 'has more than two decimals'],
    ['£4.25', 'has a currency sign'],
    ['4.25 GBP', 'has a currency sign'],
    ['4.', 'is not an amount'],
    ['.50', 'is not an amount'],
    ['\u0664', 'is not an amount'],
    ['100000.00', 'is more than 99999.99'],
    ['9'.repeat(30), 'is more than 99999.99'],
    ['5f3c0000000000000000ab1d', 'is not an amount'],
  ])('says what is wrong with "%s"', (text, problem) => {
    expect(parseAmount(text)).toEqual({ kind: 'invalid', problem });
  });
});

describe('hasFraction', () => {
  it.each([
    ['4.25', true],
    ['0.5', true],
    ['30.00', false],
    ['30', false],
    ['0', false],
    ['x', false],
  ])('of %s is %p', (text, expected) => {
    expect(hasFraction(parseAmount(text))).toBe(expected);
  });
});

describe('renderReadings', () => {
  it('shows pounds and pence', () => {
    expect(renderReadings({ cents: centsOf(3000), digits: '30' })).toBe('30.00 or 0.30');
  });
});
