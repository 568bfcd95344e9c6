import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, problems } from './bonus-reading.ts';

describe('rows that other tools add', () => {
  it("are one problem where they are Qualtrics' own, and the others are checked", () => {
    const text = `StartDate,PROLIFIC_PID,bonus\n"Start Date","PROLIFIC_PID","bonus"\n"{""ImportId"":""startDate""}","{""ImportId"":""PROLIFIC_PID""}","{""ImportId"":""bonus""}"\n2025-01-06,,0.5\n2025-01-06,${ann},0.5\n`;
    expect(problems(text)).toEqual([
      "2: Lines 2 and 3 are Qualtrics' own header rows.",
      '4: The id is missing.',
    ]);
  });

  it.each([
    ['without the questions', `PID,bonus\n"{""ImportId"":""a""}",x\n${ann},0.5\n`, '2: Line 2 is'],
    [
      'with a question of two lines',
      `PID,bonus\n"a\nb",c\n"{""ImportId"":""a""}",x\n${ann},0.5\n`,
      '2: Lines 2 and 4 are',
    ],
    [
      'with blank lines between',
      `PID,bonus\n\na,b\n,\n"{""ImportId"": ""a""}",x\n${ann},0.5\n`,
      '3: Lines 3 and 5 are',
    ],
    [
      'of two exports put together',
      `PID,bonus\na,b\n"{""ImportId"":""a""}",x\n${ann},0.5\nPID,bonus\na,b\n"{""ImportId"":""a""}",x\n${bob},1.5\n`,
      '2: Lines 2, 3 and 5-7 are',
    ],
    [
      'right below a bonus',
      `PID,bonus\n${ann},0.5\n"{""ImportId"":""a""}",x\n${bob},1.5\n`,
      '3: Line 3 is',
    ],
  ])('are found %s', (_, text, message) => {
    expect(problems(text)).toEqual([`${message} Qualtrics' own header rows.`]);
  });

  it.each([
    ['write.table', `"participant_id","bonus"\n"1","${ann}",1.5\n"2","${bob}",0.5\n`, 2],
    ['write.table with names for rows', `id,bonus\nrow a,${ann},1.5\nrow b,${bob},x\n`, 2],
    ['an index without a header', `0,${ann},1.5\n1,${bob},0.5\n`, 1],
  ])('are one problem where they are row names: %s', (_, text, line) => {
    expect(problems(text)).toEqual([
      `${line}: Every line from line ${line} on has a cell in front of its id that belongs to no column: the row names of R, or the index of pandas.`,
    ]);
  });

  it.each<[string, string, string?]>([
    ['decimal commas', `id,bonus\nBob,4,25\nCyd,1,50\n`],
    [
      'row names in some lines alone',
      `id,bonus\n1,${ann},4.25\n${cyd},1.50\n2,${bob},0.50\n`,
      '2: 2 lines have 3 columns, but the header has 2. Lines 2 and 4.',
    ],
    ['two ids', `id,bonus\n${ann},${bob},4.25\n${bob},${ann},0.50\n`],
  ])(
    'are not what gives lines a cell too many: %s',
    (_, text, problem = '2: 2 lines have 3 columns, but the header has 2. Lines 2 and 3.') => {
      expect(problems(text)).toEqual([problem]);
    },
  );
});
