import { describe, expect, it } from '@jest/globals';
import { type InputName, parseInput } from '../../../src/core/inputs/table.ts';

const hex = '0123456789abcdef'.repeat(4);

const refused = 'refused, with a problem and a hint';

function valueOf(name: InputName, text: string): unknown {
  const parsed = parseInput(name, text);
  if ('value' in parsed) return parsed.value;
  expect(parsed.problem.message).toMatch(new RegExp(`^${name}: ".*" is .*\\.$`));
  expect(parsed.problem.hint).toMatch(/\.$/);
  return refused;
}

describe('the value of an input', () => {
  it.each<[InputName, string, unknown]>([
    ['show-ids', 'true', true],
    ['show-ids', 'True', true],
    ['show-ids', 'TRUE', true],
    ['show-ids', 'false', false],
    ['show-ids', 'False', false],
    ['show-ids', 'FALSE', false],
    ['mode', 'auto', 'auto'],
    ['mode', 'plan', 'plan'],
    ['mode', 'pay', 'pay'],
    ['mode', 'reconcile', 'reconcile'],
    ['comment', 'auto', 'auto'],
    ['comment', 'TRUE', true],
    ['comment', 'false', false],
    ['study-id', hex.slice(0, 24).toUpperCase(), hex.slice(0, 24)],
    ['batch', './bonuses//w1.csv', 'bonuses/w1.csv'],
    ['batch', 'Week 1', 'Week 1'],
    ['batch', 'x'.repeat(500), 'x'.repeat(500)],
    ['currency', 'gbp', 'GBP'],
    ['max-per-bonus', '50', 5000],
    ['max-per-bonus', '0.01', 1],
    ['max-total', '99999999.99', 9_999_999_999],
    ['workspace-id', '507f1f77bcf86cd799439011', '507f1f77bcf86cd799439011'],
    ['settle-minutes', '2', 120_000],
    ['settle-minutes', '0', 0],
    ['settle-minutes', '0.05', 3000],
    ['settle-minutes', '360', 21_600_000],
    ['request-timeout', '60', 60_000],
    ['request-timeout', '1', 1000],
    ['request-timeout', '1.5', 1500],
    ['request-timeout', '600', 600_000],
    ['receipt', 'out/receipt.csv', 'out/receipt.csv'],
    ['id-column', 'Prolific, id (é)', 'Prolific, id (é)'],
    ['amount-column', 'x'.repeat(500), 'x'.repeat(500)],
    ['expected-head', hex.slice(0, 40).toUpperCase(), hex.slice(0, 40)],
    ['prolific-token', 'Abc~1!-2_', 'Abc~1!-2_'],
  ])('is read: %s: %s', (name, text, value) => {
    expect(valueOf(name, text)).toEqual(value);
  });

  it.each<[InputName, readonly string[]]>([
    ['show-ids', ['yes', 'tRue', '1', 'true ', 'untrue', 'nofalse', 'FALSE\n']],
    ['mode', ['Pay', 'dry-run', 'plan,pay']],
    ['study-id', ['abc', hex, hex.slice(0, 23)]],
    ['batch', ['a\tb', 'a\nb', './', 'x'.repeat(501), 'a\u2028b']],
    ['comment', ['yes', 'Auto', 'auto ']],
    ['currency', ['£', 'GB', 'POUND']],
    ['max-per-bonus', ['0', '-1', '1,000', '100000', '1e3', '£5']],
    ['max-total', ['0.00', '100000000']],
    ['workspace-id', ['a/b', '..', 'a b', 'x'.repeat(65)]],
    ['settle-minutes', ['-1', '361', '1e2', '2m', '1.', 'Infinity']],
    ['request-timeout', ['0', '0.5', '601', 'x']],
    ['receipt', ['a\nb', 'folder/', 'folder\\']],
    ['id-column', ['', 'a\nb', 'a\u2028b', 'x'.repeat(501)]],
    ['expected-head', [hex.slice(0, 39), hex.slice(0, 41), `${hex.slice(0, 39)}g`]],
  ])('of %s is refused where it is something else', (name, texts) => {
    for (const text of texts) expect([text, valueOf(name, text)]).toEqual([text, refused]);
  });
});

describe('a token', () => {
  it.each(['prolific-token', 'github-token', 'ledger-token'] as const)(
    'that cannot be one is refused, and no part of it is shown: %s',
    (name) => {
      for (const text of ['secret secret', ' secret', 'secret\n', 'secret\u00e9', '\u200bsecret'])
        expect(parseInput(name, text)).toEqual({
          problem: {
            message: `${name}: holds a space, a line break or another character that no token has.`,
            hint: 'Store the secret again: the token alone, on one line, without a prefix.',
          },
        });
    },
  );
});
