import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, parse, problems } from './bonus-reading.ts';

describe('other columns', () => {
  it('are ignored, and a notice names them', () => {
    expect(parse(`id,Note,amount,x\u202ey,\n${ann},hi,4.25,,\n`).notices).toEqual([
      '"bonuses/w1.csv": these columns are ignored: "Note", "x\\u{202e}y".',
    ]);
    expect(parse(`,id,amount\n1,${ann},4.25\n2,${bob},0.50\n`)).toMatchObject({
      notices: [],
      findings: [],
    });
  });

  it('that are very many are not repeated in full', () => {
    const others = Array.from({ length: 13 }, (_, n) => `c${n}`);
    const [notice] = parse(`id,amount,${others.join()}\n${ann},4.25,${others.join()}`).notices;
    expect(notice).toMatch(/"c8", "c9" and 3 more\.$/);
    expect(notice).not.toContain('c10');
  });

  it('that say whom to pay lead to a warning where they differ among the lines that pay', () => {
    const text = `id,bonus,bonus_eligible,Status\n${ann},1.50,1,ok\n${bob},1.25,0,ok\n${cyd},0,2,no\n`;
    expect(parse(text).warnings).toEqual([
      '"bonuses/w1.csv" pays every line with an amount, whatever its column "bonus_eligible" says: "1" on 1 line, "0" on 1 line. Take out the lines that are not to be paid.',
    ]);
    const many = Array.from({ length: 5 }, (_, n) => `${n}${ann.slice(1)},1.50,s${n}\n`);
    expect(parse(`id,bonus,approved\n${many.join('')}`).warnings[0]).toContain(
      '"s2" on 1 line, and more.',
    );
    expect(parse(`id,bonus,status\n${ann},1.50,x\n${bob},1.25,x\n`).warnings).toEqual([]);
  });
});

describe('the currency that a file says', () => {
  const currenciesOf = (text: string) =>
    parse(text).batches.map(({ currencies }) => [...currencies]);

  it.each<[string, string, [string, number][]]>([
    ['in the name of the amount column', `id,Bonus (gbp)\n${ann},1.50\n`, [['GBP', 2]]],
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
    expect(of('pay_all')).toEqual([]);
    expect(of('pay XQQ')).toEqual([]);
  });

  it.each([
    ['', 'The currency is missing.'],
    ['£', 'The currency "£" is not one that the line is paid in.'],
    ['pounds', 'The currency "POUNDS" is not one that the line is paid in.'],
  ])('must be a code in every line that pays: "%s" is not', (cell, message) => {
    expect(problems(`id,bonus,currency\n${ann},1.50,${cell}\n${bob},0,${cell}\n`)).toEqual([
      `2: ${message}`,
    ]);
  });

  it('must be the same in all columns that say it', () => {
    expect(problems(`id,bonus,currency,bonus_currency\n${ann},1.50,GBP,USD\n`)).toHaveLength(1);
  });
});
