import { describe, expect, it } from '@jest/globals';
import { hasFraction, parseAmount, renderReadings } from '../../../src/core/csv/amount.ts';
import { centsOf } from '../../../src/core/money.ts';

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
    ['GBP', 'has a currency sign'],
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

describe('a cell that is no amount', () => {
  it.each([
    ['has a thousands separator', ['1,234', '12,345', '1,234,567.89', '1,234.', '999,999.5']],
    ['has a decimal comma', ['12,5', '4,', '1,2345', '1234,567']],
    ['has an exponent', ['12e3', '1E3', '1e10', '1e+3', '1e-3', '1.55e3', '1.e3']],
    ['has more than two decimals', ['14.255', '4.2555']],
    ['has a currency sign', ['GBP 4.25', '4.25€', '$4']],
  ])('%s in each of its forms', (problem, texts) => {
    const found = texts.map((text) => parseAmount(text));
    expect(found).toEqual(texts.map(() => ({ kind: 'invalid', problem })));
  });

  it.each(['1,234.50', '4,25', '1e3', '4.255', '-4'])(
    'is not said to be %s where that is only a part of it',
    (text) => {
      for (const cell of [`x${text}`, `4x${text}`, `${text.replace('-', '4-')}x`])
        expect([cell, parseAmount(cell)]).toEqual([
          cell,
          { kind: 'invalid', problem: 'is not an amount' },
        ]);
    },
  );

  it('is not said to have a space around it, or a currency, where it has neither', () => {
    for (const cell of ['4 25', '4-25', 'x 4.25', 'xy 4'])
      expect(parseAmount(cell)).toEqual({ kind: 'invalid', problem: 'is not an amount' });
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
