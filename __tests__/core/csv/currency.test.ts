import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, parse, problems } from './bonus-reading.ts';

describe('the currency that a file says', () => {
  const currenciesOf = (text: string) =>
    parse(text).batches.map(({ currencies }) => [...currencies]);

  it.each<[string, string, [string, number][]]>([
    ['in the name of the amount column', `id,Bonus (gbp)\n${ann},1.50\n`, [['GBP', 2]]],
    ['at the end of that name, with nothing between', `id,bonususd\n${ann},1.50\n`, [['USD', 2]]],
    ['there, in small letters', `id,bonus_sek\n${ann},1.50\n`, [['SEK', 2]]],
    ['in a column', `id,bonus,currency\n${ann},1.50,usd\n${bob},1.00,USD\n`, [['USD', 2]]],
    ['in a column that ends so', `id,bonus,bonus_currency\n${ann},1.50,EUR\n`, [['EUR', 2]]],
    [
      'in both',
      `id,bonus_usd,currency\n${ann},1.50,GBP\n`,
      [
        ['USD', 2],
        ['GBP', 2],
      ],
    ],
    [
      'in one line alone',
      `id,bonus,currency\n${ann},0,\n${bob},1.50,GBP\n${cyd},1,USD\n`,
      [
        ['GBP', 3],
        ['USD', 4],
      ],
    ],
    ['of lines that pay nothing', `id,bonus_usd,currency\n${ann},0,USD\n`, []],
    ['nowhere', `id,bonus\n${ann},1.50\n`, []],
  ])('is kept with its line: %s', (_, text, currencies) => {
    expect(currenciesOf(text)).toEqual([currencies]);
  });

  it('is kept from a column that the workflow names', () => {
    const of = (name: string) => [
      ...(parse(`id,${name}\n${ann},1.50\n`, { amountColumn: name }).batches[0]?.currencies ?? []),
    ];
    expect(of('Payment (usd)')).toEqual([['USD', 2]]);
    expect(of('pay_usd')).toEqual([['USD', 2]]);
    expect(of('pay USD')).toEqual([['USD', 2]]);
    expect(of('Payment [ usd ]')).toEqual([['USD', 2]]);
    // In brackets any currency; in small letters only what is usual, as `pay_all` is in Albanian
    // lek.
    expect(of('Payment (sek)')).toEqual([['SEK', 2]]);
    expect(of('pay_SEK')).toEqual([['SEK', 2]]);
    expect(of('pay_sek')).toEqual([]);
    expect(of('pay_usd_total')).toEqual([]);
    expect(of('pay_all')).toEqual([]);
    expect(of('Pay All')).toEqual([]);
    expect(of('pay')).toEqual([]);
    expect(of('pay XQQ')).toEqual([]);
  });

  it.each([
    ['', 'The currency is missing.'],
    ['£', 'The currency "£" is not the one that this line is paid in.'],
    ['pounds', 'The currency "POUNDS" is not the one that this line is paid in.'],
  ])('must be a code in every line that pays: "%s" is not', (cell, message) => {
    expect(problems(`id,bonus,currency\n${ann},1.50,${cell}\n${bob},0,${cell}\n`)).toEqual([
      `2: ${message}`,
    ]);
  });

  it('of several lines is one problem, with an example where there is one', () => {
    const two = (cell: string) =>
      problems(`id,bonus,currency\n${ann},1.50,${cell}\n${bob},1.50,${cell}\n`);
    expect(two('')).toEqual(['2: 2 lines have no currency. Lines 2 and 3.']);
    expect(two('£')).toEqual([
      '2: 2 lines have a currency that they are not paid in, such as "£" on line 2. Lines 2 and 3.',
    ]);
  });

  it('must be the same in all columns that say it', () => {
    expect(problems(`id,bonus,currency,bonus_currency\n${ann},1.50,GBP,USD\n`)).toHaveLength(1);
  });
});
