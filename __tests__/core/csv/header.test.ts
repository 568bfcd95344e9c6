import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, hintOf, paid, parse, problems, study } from './bonus-reading.ts';
import type { CsvSettings } from '../../../src/core/csv/file.ts';

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

  it('gives no role to a name that only ends like an amount', () => {
    expect(paid(`id,bonus,week1_bonus_gbp\n${ann},4.25,2.50\n`)).toEqual([[study, ann, 425]]);
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

  it('is none where it names a column beside an id', () => {
    expect(problems(`id,${ann}\n`)).toEqual([
      '1: The id "id" (2 characters) is not a Prolific id.',
      '1: The amount "(hidden)" is not an amount.',
    ]);
  });

  it('that has a number for a name is neither a header nor a bonus', () => {
    expect(problems(`id,bonus,2025\n${ann},4.25,x\n`)).toEqual([
      '1: This line has the column name "id" and the amount "2025", so it is neither a header nor a bonus.',
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

  it('names what is missing alone', () => {
    expect(hintOf(`prolific_id,pay\n${ann},0.5\n`)).toMatch(/^Call the column of amounts bonus/);
    expect(hintOf(`prolific_id,pay\n${ann},0.5\n`)).not.toContain('id-column');
    expect(hintOf(`worker,bonus\n${ann},0.5\n`)).toMatch(/^Call the column of ids participant_id/);
    expect(hintOf(`worker,bonus\n${ann},0.5\n`)).not.toContain('amount-column');
  });

  it.each([
    ['holds no such cell', `note\nx\n`, 'id-column'],
    ['has no name', `prolific_id,,note\n${ann},0.5,x\n`, 'amount-column'],
    ['has another meaning', `worker,bonus,study_id\nx,0.5,${study}\n`, 'id-column'],
    ['is in another unit', `prolific_id,points,note\n${ann},5,x\n`, 'amount-column'],
  ])('does not propose a column that %s', (_, text, input) => {
    const hints = parse(text)
      .findings.map(({ hint }) => hint)
      .join();
    if (text.includes('points')) expect(hints).not.toContain(input);
    else expect(hints).toContain(`\`${input}: name of the column\``);
  });

  it('writes a name that begins with no letter in quotes', () => {
    expect(hintOf(`prolific_id,2nd pay\n${ann},0.5\n`)).toContain('`amount-column: "2nd pay"`');
  });

  it('does not name a column without a name', () => {
    expect(problems(`prolific_id,,pay\n${ann},,0.5\n`)).toEqual([
      '1: The header names no amount column. It has "prolific_id", "pay".',
    ]);
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
    ['bonus-points', 'points', "Convert each amount to the study's currency"],
    ['coins', 'coins', "Convert each amount to the study's currency"],
    ['Tokens won', 'tokens', "Convert each amount to the study's currency"],
    ['credit', 'credits', "Convert each amount to the study's currency"],
  ])('%s is not an amount, and the error says to convert first', (name, unit, hint) => {
    const text = `prolific_pid,${name}\n${ann},25.0\n${bob},30.0\n`;
    expect(problems(text)).toEqual([
      `1: "${name}": amounts are in the study's currency, not in ${unit}.`,
    ]);
    expect(hintOf(text)).toContain(hint);
  });

  it('has two examples of what to divide, of whole numbers alone', () => {
    const hint = (...cells: string[]) =>
      hintOf(
        `pid,bonus_pence\n${cells.map((cell, n) => `${ann.slice(0, 23)}${n},${cell}\n`).join('')}`,
      );
    expect(hint('25', '30', '35')).toBe('Divide by 100 (0.25, 0.30) and call the column bonus.');
    expect(hint('25.5', '30')).toBe('Divide by 100 (0.30) and call the column bonus.');
    expect(hint('x', '25.50')).toBe('Divide by 100 and call the column bonus.');
  });

  it('is no amount where amount-column names it either, also beside one that may be', () => {
    for (const text of [
      `prolific_pid,bonus_pence\n${ann},25\n`,
      `prolific_pid,bonus_pence,pay\n${ann},25.00,0.25\n`,
    ])
      expect(problems(text, { amountColumn: 'bonus_pence' })).toEqual([
        `1: "bonus_pence": amounts are in the study's currency, not in pence.`,
      ]);
  });

  it('is one problem with a missing id column', () => {
    expect(problems(`worker,points\n${ann},25\n`)).toEqual([
      `1: The header names no id column and no amount column. It has "worker", "points". "points": amounts are in the study's currency, not in points.`,
    ]);
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

const [sub1, sub2] = [`${'7'.repeat(22)}a1`, `${'7'.repeat(22)}b2`];

describe('id-column and amount-column', () => {
  const text = `worker,score,"pay, total"\n${ann},7,4.25\n${bob},8,0.50\n`;
  const given: Partial<CsvSettings> = { idColumn: 'worker', amountColumn: 'pay, total' };

  it('name any columns, exactly as the file spells them', () => {
    expect(paid(text, given)).toEqual([
      [study, ann, 425],
      [study, bob, 50],
    ]);
    expect(paid(`id,bonus,paid\n${ann},1.00,2.50\n`, { amountColumn: 'paid' })).toEqual([
      [study, ann, 250],
    ]);
    expect(paid(`id,bonus\n${ann},2.50\n`, { idColumn: 'id', amountColumn: 'bonus' })).toEqual([
      [study, ann, 250],
    ]);
  });

  it.each<[Partial<CsvSettings>, string]>([
    [
      { ...given, idColumn: 'Worker' },
      'The header has no column "Worker", which `id-column` names. It has "worker", "score", "pay, total".',
    ],
    [
      { ...given, amountColumn: 'pay' },
      'The header has no column "pay", which `amount-column` names. It has "worker", "score", "pay, total".',
    ],
  ])('that are not there are one problem: %j', (settings, message) => {
    expect(problems(text, settings)).toEqual([`1: ${message}`]);
  });

  it('need a header', () => {
    for (const [input, settings] of [
      ['id-column', { idColumn: 'id' }],
      ['id-column', { idColumn: 'id', amountColumn: 'pay' }],
      ['amount-column', { amountColumn: 'pay' }],
    ] as const)
      expect(problems(`${ann},4.25\n`, settings)).toEqual([
        `1: This file has no header, and \`${input}\` names a column of it.`,
      ]);
  });

  it('of which one settles two candidates', () => {
    const two = `id,bonus,bonus_usd\n${ann},1.00,1.30\n`;
    expect(paid(two, { amountColumn: 'bonus' })).toEqual([[study, ann, 100]]);
  });
});

describe('several id columns', () => {
  it('of one participant are one where they are equal in every line, in any case', () => {
    const text = `prolific_id,PROLIFIC_PID,bonus\n${ann},${ann.toUpperCase()},4.25\n`;
    expect(paid(text)).toEqual([[study, ann, 425]]);
  });

  it('that differ are one problem, with the way out', () => {
    const text = `prolific_id,participant_id,bonus\n${ann},${bob},4.25\n${cyd},,0.50\n${bob},${bob},1\n`;
    expect(problems(text)).toEqual([
      '2: 2 lines do not hold the same id in the columns "prolific_id" and "participant_id". Lines 2 and 3.',
    ]);
    expect(hintOf(text)).toContain('`id-column`');
    expect(paid(text, { idColumn: 'prolific_id' })).toHaveLength(3);
  });

  it('of which one only counts lines are one', () => {
    const text = `id,participant_id,bonus\n1,${ann},4.25\n2,${bob},0.50\n`;
    expect(paid(text)).toHaveLength(2);
    expect(parse(text).notices).toEqual(['"bonuses/w1.csv": these columns are ignored: "id".']);
  });

  it("of a participant and a submission, as in Prolific's own export, give both", () => {
    const text = `Submission id,Participant id,Status,Bonus (GBP)\n${sub1},${ann},APPROVED,4.25\n${sub2},${bob},APPROVED,0.50\n`;
    const { batches, findings } = parse(text);
    expect(findings).toEqual([]);
    expect(batches[0]?.bonuses).toMatchObject([
      { id: ann, submission: sub1 },
      { id: bob, submission: sub2 },
    ]);
    expect(parse(text, { idColumn: 'Submission id' }).batches[0]?.bonuses).toMatchObject([
      { id: sub1, submission: null },
      { id: sub2, submission: null },
    ]);
  });

  it('of three kinds of names are one problem that names them all', () => {
    const text = `id,pid,prolific_id,bonus\n${ann},${ann},${bob},4.25\n`;
    expect(problems(text)).toEqual([
      '2: The columns "id", "pid" and "prolific_id" do not hold the same id.',
    ]);
    expect(hintOf(text)).toBe(
      'Name the column to pay by in `id-column`, or keep only one of them.',
    );
  });

  it('that id-column names must agree too where the header has the name twice', () => {
    const text = `worker,worker,bonus\n${ann},${bob},4.25\n`;
    expect(problems(text, { idColumn: 'worker' })).toEqual([
      '2: The columns "worker" and "worker" do not hold the same id.',
    ]);
  });

  it('of submissions alone are the ids, and there is no submission beside them', () => {
    const [batch] = parse(`submission_id,bonus\n${sub1},4.25\n`).batches;
    expect(batch?.bonuses).toMatchObject([{ id: sub1, submission: null }]);
  });

  it('need a submission in every line where there is a column of them', () => {
    const text = `submission_id,participant_id,bonus\n,${ann},4.25\nx,${bob},0.50\n${sub1},${cyd},1.00\n`;
    expect(problems(text)).toEqual([
      '2: The submission id is missing.',
      '3: The submission id "x" (1 characters) is not a Prolific id.',
    ]);
  });
});
