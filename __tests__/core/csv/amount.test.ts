import { describe, expect, it } from '@jest/globals';
import { hasFraction, parseAmount, renderReadings } from '../../../src/core/csv/amount.ts';
import { centsOf } from '../../../src/core/money.ts';

describe('parseAmount', () => {
  it.each([
    ['4.25', 425, 2],
    ['30.00', 3000, 2],
    ['0.5', 50, 1],
    ['.5', 50, 1],
    ['.05', 5, 2],
    ['30', 3000, 0],
    ['25.0', 2500, 1],
    ['007', 700, 0],
    ['0', 0, 0],
    ['00', 0, 0],
    ['0.00', 0, 2],
    ['.0', 0, 1],
    ['99999', 9_999_900, 0],
    ['99999.99', 9_999_999, 2],
    [`${'0'.repeat(20)}4.25`, 425, 2],
  ])('reads %s', (text, cents, decimals) => {
    expect(parseAmount(text)).toEqual({ kind: 'amount', cents, decimals });
  });

  it.each(
    ['', 'NaN', 'nan', 'NA', 'N/A', '<NA>', '#N/A', 'Inf', '-Inf', '+inf', 'Infinity'].concat([
      '-Infinity',
      'null',
      'NULL',
      'None',
      '.',
      '-',
      '#DIV/0!',
      '#VALUE!',
      '#REF!',
      'undefined',
      'missing',
    ]),
  )('takes "%s" for no value', (text) => {
    expect(parseAmount(text)).toEqual({ kind: 'none' });
  });

  it.each([
    ['-4.25', 'has a sign'],
    ['+4.25', 'has a sign'],
    ['\u22124.25', 'has a sign'],
    ['-0', 'has a sign'],
    ['(4.25)', 'has a sign'],
    ['1,234.50', 'has a thousands separator'],
    ['1,234', 'has a thousands separator'],
    ['1,234,567.89', 'has a thousands separator'],
    ['1 234.50', 'has a thousands separator'],
    ["1'234.50", 'has a thousands separator'],
    ['12,345.50', 'has a thousands separator'],
    ['123 456.50', 'has a thousands separator'],
    ['1 234 567', 'has a thousands separator'],
    ['12e3', 'has an exponent'],
    ['10.5e10', 'has an exponent'],
    ['1e3x', 'is not an amount'],
    ['x1e3', 'is not an amount'],
    ['1 234x', 'is not an amount'],
    ['x1 234', 'is not an amount'],
    ['1,234.5x', 'is not an amount'],
    ['4,25x', 'is not an amount'],
    ['4,25', 'has a decimal comma'],
    [',5', 'has a decimal comma'],
    ['1234,567', 'has a decimal comma'],
    ['1e3', 'has an exponent'],
    ['1.55E-3', 'has an exponent'],
    ['1.e3', 'has an exponent'],
    ['4.255', 'has more than two decimals'],
    ['.255', 'has more than two decimals'],
    ['4.250', 'has more than two decimals'],
    ['4.', 'has a point and no digits after it'],
    ['10.', 'has a point and no digits after it'],
    ['25p', 'is in pence'],
    ['25 P', 'is in pence'],
    ['£1 25p', 'has a currency sign'],
    ['25 points', 'is not an amount'],
    ['£4.25', 'has a currency sign'],
    ['4.25€', 'has a currency sign'],
    ['4.25 GBP', 'has a currency sign'],
    ['GBP', 'has a currency sign'],
    ['1.234,50', 'is not an amount'],
    ['1.234.567', 'is not an amount'],
    ['1.234.', 'is not an amount'],
    ['\u0664', 'is not an amount'],
    ['4 25', 'is not an amount'],
    ['x4.25', 'is not an amount'],
    ['4..25', 'is not an amount'],
    ['0x10', 'is not an amount'],
    ['5f3c0000000000000000ab1d', 'is not an amount'],
    ['100000.00', 'is more than 99,999.99'],
    ['9'.repeat(30), 'is more than 99,999.99'],
  ])('says what is wrong with "%s": it %s', (text, fault) => {
    const hint: unknown = expect.stringMatching(/\w/);
    expect(parseAmount(text)).toEqual({ kind: 'invalid', fault, hint });
  });

  it.each([
    ['4.255', '4.26'],
    ['4.2549', '4.25'],
    ['4.250', '4.25'],
    ['0.30000000000000004', '0.30'],
    ['.999', '1.00'],
    ['9.995', '10.00'],
    ['007.999', '8.00'],
    ['99999.994', '99999.99'],
  ])('says what to round %s to: %s', (text, rounded) => {
    expect(parseAmount(text)).toMatchObject({
      hint: `Round it to two decimals: ${text} to ${rounded}.`,
    });
  });

  it('shows of a long number no more than its first 30 characters', () => {
    const shown = `4.${'3'.repeat(28)}`;
    expect(parseAmount(`${shown}333`)).toMatchObject({
      hint: `Round it to two decimals: ${shown} to 4.33.`,
    });
  });

  it.each(['99999.999', '12345678.999', '12000001.999', '1.234.567', '1.2345e3', '$4.255'])(
    'proposes no rounded amount for %s, which is more than a bonus can be or no such number',
    (text) => {
      const hint =
        "Write the amount in the study's currency as digits, a point and two digits, such as 4.25.";
      expect(parseAmount(text)).toMatchObject({ kind: 'invalid', hint });
    },
  );
});

describe('hasFraction', () => {
  it.each([
    ['4.25', true],
    ['.5', true],
    ['0.05', true],
    ['4.255', true],
    ['4,25', true],
    ['£4.25', true],
    ['4.25 GBP', true],
    ['1234,567', true],
    ['4,2555', true],
    ['12,345', false],
    ['2025.12.24', false],
    ['24.12.2025', false],
    ['30.00', false],
    ['25.0', false],
    ['30', false],
    ['1,234', false],
    ['0', false],
    ['', false],
    ['x', false],
  ])('of %s is %p', (text, expected) => {
    expect(hasFraction(text)).toBe(expected);
  });
});

describe('renderReadings', () => {
  it.each([
    [2500, '25.00 or 0.25'],
    [42_500, '425.00 or 4.25'],
  ])('shows pounds and pence of %i', (cents, readings) => {
    expect(renderReadings(centsOf(cents))).toBe(readings);
  });
});
