import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, hintOf, paid, parse, problems, study } from './bonus-reading.ts';

const amountsOf = (amounts: readonly string[]): string =>
  amounts.map((amount, at) => `${[ann, bob, cyd][at] ?? ''},${amount}\n`).join('');

const reason = 'no amount of this file has any pence, and not all are written with two decimals';

describe('the unit of a file', () => {
  it.each([
    [['25', '30', '45'], 3],
    [['25.0', '30.0', '45.0'], 3],
    [['25', '30.0', '45.00'], 3],
    [['25.00', '30.0'], 2],
    [['25.00', '30'], 2],
    [['30'], 1],
    [['25.0'], 1],
    [['0', '30.00'], 1],
    [['0.0', '30', '0'], 1],
  ])('is unclear with %j: %i lines', (amounts, lines) => {
    const [found = '', ...others] = problems(amountsOf(amounts));
    expect(others).toEqual([]);
    expect(found).toContain(lines === 1 ? 'could mean' : `: ${lines} amounts could be in pence`);
    expect(found).toContain(reason);
  });

  it.each([
    [['25.00', '30.00', '45.00']],
    [['25.5', '30']],
    [['25', '.5']],
    [['30', '0.01']],
    [['30.00']],
    [['0.00', '30.00']],
    [['0']],
    [['0.0', '0']],
  ])('is clear with %j', (amounts) => {
    expect(parse(amountsOf(amounts)).findings).toEqual([]);
  });

  it('that is unclear is one problem that shows both readings and all lines', () => {
    expect(problems(amountsOf(['25.0', '30.0', '45.0']))).toEqual([
      `1: 3 amounts could be in pence: ${reason}, such as "25.0" (25.00 or 0.25) on line 1. Lines 1-3.`,
    ]);
    expect(problems(amountsOf(['425']))).toEqual([
      `1: The amount "425" could mean 425.00 or 4.25: ${reason}.`,
    ]);
    expect(hintOf(amountsOf(['425']))).toBe(
      "Write every amount with two decimals, here 425.00 or 4.25; or set `allow-whole-amounts: true` where the numbers are in the study's currency as they are.",
    );
  });

  it('is unclear for somebody, who is named with show-ids alone', () => {
    const text = `${ann},30\nBob,40\n`;
    const [found] = problems(amountsOf(['425']), { showIds: true });
    expect(found).toBe(`1: The amount "425" of ${ann} could mean 425.00 or 4.25: ${reason}.`);
    expect(problems(text, { showIds: true })[0]).toContain(
      `such as "30" (30.00 or 0.30) of ${ann}`,
    );
    expect(problems(`Bob,40\n`, { showIds: true }).join()).toContain('"40" could mean');
  });

  it('is taken as it is with allow-whole-amounts', () => {
    expect(paid(amountsOf(['30', '25.0']), { allowWholeAmounts: true })).toEqual([
      [study, ann, 3000],
      [study, bob, 2500],
    ]);
  });

  it('is unclear also beside a broken id, and not where a broken amount has pence', () => {
    expect(problems('Bob,30\n')).toHaveLength(2);
    expect(problems(amountsOf(['30', '£4.25']))).toEqual([
      '2: The amount "£4.25" has a currency sign.',
    ]);
  });

  it('is not shown by a line of which nothing is believed', () => {
    expect(problems(`${ann},30\n${bob},4.25,x\n`)).toHaveLength(2);
  });

  it('is not judged where a part of the file could not be read', () => {
    expect(problems(`${ann},30\n"${bob}"x,4.25\n`)).toEqual([
      '2: A double quote is in the wrong place.',
    ]);
  });
});
