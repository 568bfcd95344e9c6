import { describe, expect, it } from '@jest/globals';
import { findOtherCurrencies } from '../../../src/core/checks/file-currencies.ts';
import { ann, batch, study, week1 } from '../../kit/builders.ts';

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
