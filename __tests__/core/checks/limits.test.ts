import { describe, expect, it } from '@jest/globals';
import { checkBalance, checkCurrencies, checkLimits } from '../../../src/core/checks/limits.ts';
import { centsOf } from '../../../src/core/money.ts';
import { ann, batch, bob, bonuses, cyd, otherStudy, study, week1 } from '../../kit/builders.ts';
import { findOtherCurrencies } from '../../../src/core/checks/file-currencies.ts';

const mask = (id: string): string => `…${id.slice(-4)}`;
const due = bonuses([
  [ann, 425],
  [bob, 5001],
  [cyd, 9999],
]);
const none = centsOf(0);
const limit = (perBonus: number, total: number | null) => ({
  maxPerBonusCents: centsOf(perBonus),
  maxTotalCents: total === null ? null : centsOf(total),
});

describe('LIMIT_EXCEEDED', () => {
  it('names each bonus above the limit for one, and the sum above the limit for all', () => {
    expect(checkLimits(due, limit(5000, 15_000), none, mask)).toMatchObject([
      {
        kind: 'error',
        code: 'LIMIT_EXCEEDED',
        message: 'The 3 due bonuses add up to 154.25, above `max-total` (150.00).',
      },
      {
        kind: 'error',
        code: 'LIMIT_EXCEEDED',
        message: '…66b2 would get 50.01, above `max-per-bonus` (50.00).',
        place: { file: 'bonuses/week1.csv', lineNumber: 2 },
      },
      { code: 'LIMIT_EXCEEDED', place: { lineNumber: 3 } },
    ]);
  });

  it.each<[string, number, number | null, number]>([
    ['the largest bonus is the limit', 9999, null, 0],
    ['the largest bonus is a penny above it', 9998, null, 1],
    ['the sum is the limit', 9999, 15_425, 0],
    ['the sum is a penny above it', 9999, 15_424, 1],
    ['the sum has no limit', 9999, null, 0],
  ])('is met or not where %s', (_, perBonus, total, count) => {
    expect(checkLimits(due, limit(perBonus, total), none, mask)).toHaveLength(count);
  });

  it('counts what this run has paid before it planned again', () => {
    const paid = centsOf(20_000);
    expect(checkLimits(due, limit(9999, 35_425), paid, mask)).toEqual([]);
    expect(checkLimits(due, limit(9999, 35_424), paid, mask)).toMatchObject([
      {
        message:
          'The 3 due bonuses add up to 354.25, with the 200.00 that this run has paid before, above `max-total` (354.24).',
      },
    ]);
  });

  it('is not for a run that has nothing due', () => {
    expect(checkLimits([], limit(1, 1), none, mask)).toEqual([]);
  });
});

describe('CURRENCY_MISMATCH', () => {
  it.each<[string, [string, string][], string | null, string[]]>([
    ['the one study has the currency asked for', [[study, 'GBP']], 'GBP', []],
    ['none was asked for', [[study, 'USD']], null, []],
    ['no study has anything due', [], 'GBP', []],
    ['there is no study and no currency', [], null, []],
    [
      'all studies have the same',
      [
        [study, 'USD'],
        [otherStudy, 'USD'],
      ],
      null,
      [],
    ],
    [
      'the study has another',
      [[study, 'USD']],
      'GBP',
      [`Study ${study} pays in USD, not in GBP as \`currency\` says.`],
    ],
    [
      'each of two studies has another',
      [
        [study, 'USD'],
        [otherStudy, 'EUR'],
      ],
      'GBP',
      [
        `Study ${study} pays in USD, not in GBP as \`currency\` says.`,
        `Study ${otherStudy} pays in EUR, not in GBP as \`currency\` says.`,
      ],
    ],
    [
      'two studies differ',
      [
        [study, 'GBP'],
        [otherStudy, 'USD'],
      ],
      null,
      [`Study ${otherStudy} pays in USD, another study of this run in GBP.`],
    ],
    [
      'two studies differ, and one is as asked for',
      [
        [study, 'GBP'],
        [otherStudy, 'USD'],
      ],
      'GBP',
      [`Study ${otherStudy} pays in USD, not in GBP as \`currency\` says.`],
    ],
  ])('is found or not where %s', (_, currencies, asked, messages) => {
    const findings = checkCurrencies(new Map(currencies), asked);
    expect(findings.map(({ message }) => message)).toEqual(messages);
    for (const finding of findings) {
      expect(finding).toMatchObject({ kind: 'error', code: 'CURRENCY_MISMATCH' });
      expect(finding.hint).toContain(asked === null ? 'runs of their own' : 'fix `currency`');
    }
  });
});

describe('INSUFFICIENT_BALANCE', () => {
  const balance = (available: number, currency = 'GBP') => ({ currency, available });

  it.each<[number, number, number]>([
    [1133, 1133, 0],
    [1133.34, 1134, 0],
    [1133.34, 1133, 1],
    [1133, 1132, 1],
    [1, 0, 1],
    [0, 0, 0],
  ])('for a cost of %p and %p available gives %i errors', (total, available, count) => {
    expect(checkBalance(total, 'GBP', balance(available))).toHaveLength(count);
  });

  it('says what is there and what it costs, a begun penny as a whole one', () => {
    expect(checkBalance(1133.34, 'GBP', balance(1133))).toMatchObject([
      {
        kind: 'error',
        code: 'INSUFFICIENT_BALANCE',
        message:
          'The workspace has 11.33 GBP available, the bonuses cost 11.34 GBP with fees and VAT.',
      },
    ]);
  });

  it('is another finding where the workspace holds another currency', () => {
    expect(checkBalance(1, 'GBP', balance(1_000_000, 'USD'))).toMatchObject([
      {
        kind: 'error',
        code: 'CURRENCY_MISMATCH',
        message: 'The workspace holds USD, the study pays in GBP.',
      },
    ]);
  });
});

const saying = (...said: [string, number][]) => ({
  ...batch([[ann, 425]]),
  currencies: new Map(said),
});
const inPounds = new Map<string, string>([[study, 'GBP']]);

describe('the currency that a file says', () => {
  it.each<[string, [string, number][], ReadonlyMap<string, string>, string | null]>([
    ["is the study's", [['GBP', 2]], inPounds, null],
    ['is what the workflow asks for, where Prolific was not asked', [['GBP', 2]], new Map(), 'GBP'],
    ['cannot be compared', [['USD', 2]], new Map(), null],
    ['is none', [], inPounds, 'GBP'],
  ])('is no problem where it %s', (_, said, currencies, asked) => {
    expect(findOtherCurrencies([saying(...said)], currencies, asked)).toEqual([]);
  });

  it.each<[string, [string, number][], ReadonlyMap<string, string>, string | null]>([
    ["is not the study's", [['USD', 3]], inPounds, null],
    ["is not the study's, though the workflow asks for it", [['USD', 3]], inPounds, 'USD'],
    ['is not what the workflow asks for', [['USD', 3]], new Map(), 'GBP'],
    [
      'is two, of which one is right',
      [
        ['GBP', 2],
        ['USD', 3],
      ],
      inPounds,
      null,
    ],
    [
      'is two, whatever the study pays in',
      [
        ['GBP', 2],
        ['USD', 3],
      ],
      new Map(),
      null,
    ],
  ])('is an error on its line where it %s', (_, said, currencies, asked) => {
    expect(findOtherCurrencies([saying(...said)], currencies, asked)).toMatchObject([
      {
        kind: 'error',
        code: 'CURRENCY_MISMATCH',
        message: `bonuses/week1.csv says that its amounts are in USD, and study ${study} pays in GBP.`,
        place: { file: week1, lineNumber: 3 },
      },
    ]);
  });
});
