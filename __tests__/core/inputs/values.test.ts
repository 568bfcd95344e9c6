import { describe, expect, it } from '@jest/globals';
import {
  type Parsed,
  parseBatchLabel,
  parseBoolean,
  parseComment,
  parseCurrency,
  parseLimit,
  parseMode,
  parseReceiptPath,
  parseRequestTimeout,
  parseSettleMinutes,
  parseStudy,
  parseWorkspaceId,
} from '../../../src/core/inputs/values.ts';
import { largestBonusCents, largestTotalCents } from '../../../src/core/money.ts';

const hex = '0123456789abcdef'.repeat(4);

const refused = 'refused, with a problem and a hint';

function valueOf(parsed: Parsed<unknown>): unknown {
  if ('value' in parsed) return parsed.value;
  expect(parsed.problem).toMatch(/^is /);
  expect(parsed.hint).toMatch(/\.$/);
  return refused;
}

type Case = [name: string, parse: (text: string) => Parsed<unknown>, text: string, value: unknown];

describe('the value of an input', () => {
  it.each<Case>([
    ['a boolean', parseBoolean, 'true', true],
    ['a boolean', parseBoolean, 'True', true],
    ['a boolean', parseBoolean, 'TRUE', true],
    ['a boolean', parseBoolean, 'false', false],
    ['a boolean', parseBoolean, 'False', false],
    ['a boolean', parseBoolean, 'FALSE', false],
    ['a mode', parseMode, 'auto', 'auto'],
    ['a mode', parseMode, 'plan', 'plan'],
    ['a mode', parseMode, 'pay', 'pay'],
    ['a mode', parseMode, 'reconcile', 'reconcile'],
    ['a comment', parseComment, 'auto', 'auto'],
    ['a comment', parseComment, 'TRUE', true],
    ['a comment', parseComment, 'false', false],
    ['a study', parseStudy, hex.slice(0, 24).toUpperCase(), hex.slice(0, 24)],
    ['a label', parseBatchLabel, './bonuses//w1.csv', 'bonuses/w1.csv'],
    ['a label', parseBatchLabel, 'Week 1', 'Week 1'],
    ['a label', parseBatchLabel, 'x'.repeat(500), 'x'.repeat(500)],
    ['a currency', parseCurrency, 'gbp', 'GBP'],
    ['a limit', (text) => parseLimit(text, largestBonusCents), '50', 5000],
    ['a limit', (text) => parseLimit(text, largestBonusCents), '0.01', 1],
    ['a limit', (text) => parseLimit(text, largestTotalCents), '99999999.99', 9_999_999_999],
    ['a workspace', parseWorkspaceId, '507f1f77bcf86cd799439011', '507f1f77bcf86cd799439011'],
    ['settle-minutes', parseSettleMinutes, '2', 120_000],
    ['settle-minutes', parseSettleMinutes, '0', 0],
    ['settle-minutes', parseSettleMinutes, '0.05', 3000],
    ['settle-minutes', parseSettleMinutes, '360', 21_600_000],
    ['request-timeout', parseRequestTimeout, '60', 60_000],
    ['request-timeout', parseRequestTimeout, '1', 1000],
    ['request-timeout', parseRequestTimeout, '1.5', 1500],
    ['request-timeout', parseRequestTimeout, '600', 600_000],
    ['a receipt', parseReceiptPath, 'out/receipt.csv', 'out/receipt.csv'],
  ])('is read: %s', (_name, parse, text, value) => {
    expect(valueOf(parse(text))).toEqual(value);
  });

  it.each<[string, (text: string) => Parsed<unknown>, readonly string[]]>([
    ['boolean', parseBoolean, ['yes', 'tRue', '1', 'true ', 'untrue', 'nofalse', 'FALSE\n']],
    ['mode', parseMode, ['Pay', 'dry-run', 'plan,pay']],
    ['study', parseStudy, ['abc', hex, hex.slice(0, 23)]],
    ['label', parseBatchLabel, ['a\tb', 'a\nb', './', 'x'.repeat(501), 'a\u2028b']],
    ['comment', parseComment, ['yes', 'Auto', 'auto ']],
    ['currency', parseCurrency, ['£', 'GB', 'POUND']],
    [
      'bonus limit',
      (text) => parseLimit(text, largestBonusCents),
      ['0', '-1', '1,000', '100000', '1e3', '£5'],
    ],
    ['total limit', (text) => parseLimit(text, largestTotalCents), ['0.00', '100000000']],
    ['workspace', parseWorkspaceId, ['a/b', '..', 'a b', 'x'.repeat(65)]],
    ['settle-minutes', parseSettleMinutes, ['-1', '361', '1e2', '2m', '1.', 'Infinity']],
    ['request-timeout', parseRequestTimeout, ['0', '0.5', '601', 'x']],
    ['receipt', parseReceiptPath, ['a\nb', 'folder/', 'folder\\']],
  ])('of kind %s is refused where it is something else', (_name, parse, texts) => {
    for (const text of texts) expect([text, valueOf(parse(text))]).toEqual([text, refused]);
  });
});
