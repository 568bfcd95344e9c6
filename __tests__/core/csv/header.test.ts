import { describe, expect, it } from '@jest/globals';
import { ann, bob, hintOf, paid, parse, problems, study } from './bonus-reading.ts';

describe('a header', () => {
  it.each([
    'participant_id,amount',
    'submission_id,bonus',
    'prolific_id,bonus_amount',
    'PROLIFIC_PID,Amount',
    'Participant ID,BONUS',
    'submission id,amount',
    'id,amount',
    'ProlificID,Bonus',
    'Prolific PID,Bonus Amount',
    'prolific.pid,bonus.payment',
    'Prolific-Participant-ID,Bonus Payment',
    'PID,bonuspayment',
    'participant_id, bonus',
    ' id , amount ',
    '"participant_id","bonus"',
    'pid,Bonus (GBP)',
    'pid,bonus_gbp',
    'pid,Bonus [gbp]',
    'pid,bonusGBP',
    'pid,Amount USD',
  ])('is known as %s', (header) => {
    expect(paid(`${header}\n${ann},4.25`)).toEqual([[study, ann, 425]]);
  });

  it('may come after blank lines and have its columns in any order', () => {
    expect(paid(`\n\nnote,amount,id\nhello,4.25,${ann}`)).toEqual([[study, ann, 425]]);
  });

  it('is none where the first line has an id or an amount', () => {
    expect(paid(`${ann},4.25\n${bob},0.50`)).toHaveLength(2);
    expect(problems(`Bob,4.25\n${ann},0.50`)).toEqual([
      '1: The id "Bob" (3 characters) is not a Prolific id.',
    ]);
    expect(problems(`${ann},£4.25\n${bob},0.50`)).toEqual([
      '1: The amount "£4.25" has a currency sign.',
    ]);
  });

  it('that has a number for a name is neither a header nor a bonus', () => {
    expect(problems(`id,bonus,2025\n${ann},4.25,x\n`)).toEqual([
      '1: This line has the name "id" of a column, and "2025", which is an amount: it is neither a header nor a bonus.',
    ]);
  });

  it('without a line under it is a notice, and a batch of nothing', () => {
    const { batches, findings, notices } = parse('id,amount\n');
    expect(findings).toEqual([]);
    expect(batches).toMatchObject([{ study, bonuses: [], zeros: [] }]);
    expect(notices).toEqual(['"bonuses/w1.csv": a header and no bonuses.']);
  });
});

describe('a header that lacks something', () => {
  it.each([
    [
      'prolific_id,pay',
      'The header names no amount column. It has "prolific_id", "pay".',
      '`amount-column: pay`',
    ],
    [
      'worker,bonus',
      'The header names no id column. It has "worker", "bonus".',
      '`id-column: worker`',
    ],
    [
      'worker,pay',
      'The header names no id column and no amount column. It has "worker", "pay".',
      '`id-column: worker`',
    ],
    [
      'worker,pay',
      'The header names no id column and no amount column. It has "worker", "pay".',
      '`amount-column: pay`',
    ],
    [
      'prolific_id,reward: £',
      'The header names no amount column. It has "prolific_id", "reward: £".',
      '`amount-column: "reward: £"`',
    ],
  ])('%s is one problem on its line, with the line to add', (header, message, line) => {
    const text = `\n${header}\n${ann},0.5\n${bob},x\nnonsense,1e3\n`;
    expect(problems(text)).toEqual([`2: ${message}`]);
    expect(hintOf(text)).toContain(line);
  });

  it('names the column by what its cells hold, and none where several hold it', () => {
    const one = `prolific_id,trial,pay\n${ann},t1,0.5\n${bob},t2,0.25\n`;
    expect(hintOf(one)).toContain('`amount-column: pay`');
    const several = `prolific_id,trial,pay\n${ann},1,0.5\n${bob},2,0.25\n`;
    expect(hintOf(several)).toContain('`amount-column: name of the column`');
  });

  it('names at most ten columns', () => {
    const names = Array.from({ length: 13 }, (_, n) => `c${n}`);
    expect(problems(`${names.join()}\n`)[0]).toMatch(/"c8", "c9" and 3 more\.$/);
  });

  it('may be no header at all', () => {
    expect(problems(`Bonuses of week 1\nid,amount\n${ann},1.50\n`)).toEqual([
      '1: The header names no id column and no amount column. It has "Bonuses of week 1".',
    ]);
  });
});

describe('a header with two candidates', () => {
  it.each([
    [
      'id,amount,Bonus',
      '2 columns that could be the amount: "amount", "Bonus"',
      '`amount-column: amount` or `amount-column: Bonus`',
    ],
    [
      'id,bonus,bonus_usd',
      '2 columns that could be the amount: "bonus", "bonus_usd"',
      '`amount-column: bonus_usd`',
    ],
    [
      'id,bonus,bonus',
      '2 columns that could be the amount: "bonus", "bonus"',
      'Keep one amount column',
    ],
    [
      'id,amount,study_id,STUDY_ID',
      '2 columns that could be the study: "study_id", "STUDY_ID"',
      'Keep one study column',
    ],
  ])('is one problem: %s', (header, message, hint) => {
    const text = `${header}\n${ann},1e3,x,y\n`;
    expect(problems(text)).toEqual([`1: The header has ${message}.`]);
    expect(hintOf(text)).toContain(hint);
  });
});

describe('a column in another unit', () => {
  it.each([
    ['bonus_pence', 'pence', 'Divide by 100 (0.25, 0.30) and call the column bonus.'],
    ['BonusPence', 'pence', 'Divide by 100 (0.25, 0.30)'],
    ['bonus (pennies)', 'pence', 'Divide by 100'],
    ['penny', 'pence', 'Divide by 100'],
    ['amount_cents', 'cents', 'Divide by 100 (0.25, 0.30)'],
    ['bonus-points', 'points', "in the study's currency"],
    ['coins', 'coins', "in the study's currency"],
    ['Tokens won', 'tokens', "in the study's currency"],
    ['credit', 'credits', "in the study's currency"],
  ])('%s is no amount, and the error says to divide first', (name, unit, hint) => {
    const text = `prolific_pid,${name}\n${ann},25.0\n${bob},30.0\n`;
    expect(problems(text)).toEqual([
      `1: "${name}": amounts are in the study's currency, not in ${unit}.`,
    ]);
    expect(hintOf(text)).toContain(hint);
  });

  it('is no amount where amount-column names it either', () => {
    const text = `prolific_pid,bonus_pence\n${ann},25\n`;
    expect(problems(text, { amountColumn: 'bonus_pence' })[0]).toContain('not in pence');
  });

  it('is ignored beside an amount, and named beside what may be one', () => {
    const beside = `prolific_pid,points,bonus\n${ann},25,0.25\n`;
    expect(paid(beside)).toEqual([[study, ann, 25]]);
    const maybe = `prolific_pid,points,pay\n${ann},25,0.25\n`;
    expect(problems(maybe)).toEqual([
      `1: The header names no amount column. It has "prolific_pid", "points", "pay". "points": amounts are in the study's currency, not in points.`,
    ]);
    expect(hintOf(maybe)).toContain('`amount-column: pay`');
  });
});
