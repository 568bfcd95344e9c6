import { describe, expect, it } from '@jest/globals';
import {
  ann,
  bob,
  cyd,
  hintOf,
  otherStudy,
  paid,
  parse,
  problems,
  study,
} from './bonus-reading.ts';

describe('the number of columns', () => {
  it('is exactly two without a header', () => {
    expect(problems(`${ann},4.25\n${bob},4,25\n${cyd}\n`)).toEqual([
      '2: This line has 3 columns; without a header it must be exactly two, id,amount.',
      '3: This line has 1 column; without a header it must be exactly two, id,amount.',
    ]);
  });

  it('comes with the way out, which is another one with a header', () => {
    expect(hintOf(`${ann},4,25\n`)).toContain('name further columns in a header line');
    expect(hintOf(`id,amount\n${ann},4,25\n`)).toContain('in double quotes');
  });

  it('is one where there is an id and nothing else', () => {
    expect(problems(`${ann}\n`)).toEqual([
      '1: This line has 1 column; without a header it must be exactly two, id,amount.',
    ]);
  });

  it('is that of the header', () => {
    expect(problems(`id,amount,note\n${ann},4.25\n${bob},4.25,a,b\n`)).toEqual([
      '2: This line has 2 columns, but the header has 3.',
      '3: This line has 4 columns, but the header has 3.',
    ]);
  });

  it('may be more where what is more is empty, as spreadsheets write it', () => {
    const both = [
      [study, ann, 425],
      [study, bob, 50],
    ];
    expect(paid(`${ann},4.25,,\n${bob},0.50,\n`)).toEqual(both);
    expect(paid(`id,amount,,\n${ann},4.25,,\n${bob},0.50\n`.replace('0.50', '0.50,,,'))).toEqual(
      both,
    );
  });

  it('is wrong where an empty cell comes before one that is not', () => {
    expect(problems(`id,amount\n${ann},4.25,,x\n${bob},,,0.50\n`)).toEqual([
      '2: 2 lines have 4 columns, but the header has 2. Lines 2 and 3.',
    ]);
  });

  it('that decimal commas make is one problem with all its lines', () => {
    expect(problems(`id,amount\n${ann},4,25\n${bob},1,50\n${cyd},2.50\n`)).toEqual([
      '2: 2 lines have 3 columns, but the header has 2. Lines 2 and 3.',
    ]);
  });
});

describe('an id', () => {
  it('may be written in any case, with spaces around it', () => {
    expect(paid(` ${ann.toUpperCase()} ,4.25\n"${bob} ",0.50\n`)).toEqual([
      [study, ann, 425],
      [study, bob, 50],
    ]);
  });

  it('that is missing or none is named by its line, and no part of it is shown', () => {
    expect(problems(`${ann},4.25\n,4.25\n${bob.slice(1)}g1,4.25\n`)).toEqual([
      '2: The id is missing.',
      '3: The id "(hidden)" (25 characters) is not a Prolific id.',
    ]);
  });

  it('that is none in several lines is one problem', () => {
    expect(problems(`${ann},4.25\nBob,4.25\nCyd,1.25\n${bob},1.00\nDan,1.25\n`)).toEqual([
      '2: 3 ids are not Prolific ids, such as "Bob" (3 characters) on line 2. Lines 2, 3 and 5.',
    ]);
  });

  it.each(['6.00E+23', '6E+23', '6.00E23', '6e23', '"6,00E+23"'])(
    'that a spreadsheet has turned into a number is explained so: %s',
    (cell) => {
      const shown = cell.replaceAll('"', '');
      expect(problems(`${ann},4.25\n${cell},4.25\n`)).toEqual([
        `2: The id "${shown}" (${shown.length} characters) is no longer a Prolific id: a spreadsheet has turned it into a number.`,
      ]);
    },
  );

  it.each(['x6E+23', '6E+23x', '6.E+23', 'E+23'])(
    'that only looks a bit like one is not: %s',
    (cell) => {
      expect(problems(`${ann},4.25\n${cell},4.25\n`)).toEqual([
        `2: The id "${cell}" (${cell.length} characters) is not a Prolific id.`,
      ]);
    },
  );

  it('is shown in full only with show-ids', () => {
    const text = `${ann},x\n`;
    expect(problems(text)).toEqual(['1: The amount "x" is not an amount.']);
    expect(problems(text, { showIds: true })).toEqual([
      `1: The amount "x" of ${ann} is not an amount.`,
    ]);
    expect(problems(`${ann},1.50\nBob,x\n`, { showIds: true })[1]).toBe(
      '2: The amount "x" is not an amount.',
    );
  });

  it('or a part of one in the wrong column is hidden too', () => {
    expect(problems(`${ann},4.25\n${bob},${cyd}\n${cyd},60ffe5c83\n`)).toEqual([
      '2: 2 amounts are not an amount, such as "(hidden)" on line 2. Lines 2 and 3.',
    ]);
  });

  it('twice in one batch is an error that names both lines, in any case and with any amount', () => {
    expect(problems(`${ann},4.25\n${bob},1.50\n${ann.toUpperCase()},0\n`)).toEqual([
      '3: The id of line 1 is on line 3 again.',
    ]);
    expect(problems(`${ann},4.25\n${bob},1.50\n${ann},x\n${bob},1\n${bob},0\n`)).toEqual([
      '3: The amount "x" is not an amount.',
      '3: 3 lines repeat the id of an earlier line. Lines 3 (as 1), 4 (as 2) and 5 (as 2).',
    ]);
    expect(problems(`${ann},4.25\n${ann},0\n`, { showIds: true })).toEqual([
      `2: The id ${ann} of line 1 is on line 2 again.`,
    ]);
  });
});

describe('an amount', () => {
  it('that is no number is explained by what the script lacked', () => {
    expect(problems(`id,bonus\n${ann},1.5\n${bob},NaN\n${cyd},Inf\n`)).toEqual([
      '3: 2 amounts are not numbers: there was no value for these people, such as "NaN" on line 3. Lines 3 and 4.',
    ]);
    expect(problems(`id,bonus\n${ann},1.5\n${bob},NA\n`)).toEqual([
      '3: The amount "NA" is not a number: there was no value for this person.',
    ]);
    expect(hintOf(`id,bonus\n${ann},1.5\n${bob},NA\n`)).toBe('Remove the line, or write 0.');
  });

  it('that is missing is so in words: there is no cell to show', () => {
    expect(problems(`id,bonus\n${ann},1.5\n${bob},\n`, { showIds: true })).toEqual([
      `3: The amount of ${bob} is missing: there was no value for this person.`,
    ]);
    expect(problems(`id,bonus\n${ann},1.5\n${bob},\n${cyd},\n`)).toEqual([
      '3: 2 amounts are missing: there was no value for these people. Lines 3 and 4.',
    ]);
    expect(problems(`id,bonus\n${ann},1.5\n${bob},\n${cyd},NaN\n`)).toEqual([
      '3: The amount is missing: there was no value for this person.',
      '4: The amount "NaN" is not a number: there was no value for this person.',
    ]);
  });

  it('that is wrong does not hide that the currency of its line is', () => {
    expect(problems(`id,bonus,currency\n${ann},x,\n`)).toEqual([
      '2: The amount "x" is not an amount.',
      '2: The currency is missing.',
    ]);
  });

  it('that has too many decimals comes with what to round to', () => {
    expect(hintOf(`${ann},4.255\n${bob},1.001\n`)).toBe('Round it to two decimals: 4.255 to 4.26.');
  });

  it('written without a zero before the point is read', () => {
    expect(paid(`${ann},.5\n${bob},1.25\n`)).toEqual([
      [study, ann, 50],
      [study, bob, 125],
    ]);
  });
});

describe('a cell of nothing but spaces', () => {
  it('is missing, whatever its column', () => {
    expect(
      problems(`id,amount,study_id\n${ann}, ,${study}\n  ,4.25,${study}\n${bob},4.25, \n`),
    ).toEqual([
      '2: The amount is missing: there was no value for this person.',
      '3: The id is missing.',
      '4: The study_id is missing.',
    ]);
  });
});

describe('a header that comes again', () => {
  it('where files were put together is one problem', () => {
    expect(problems(`id,bonus\n${ann},1.5\nid,bonus\n${bob},2.5\n`)).toEqual([
      '3: This line is the header again.',
    ]);
  });
});

describe('the study', () => {
  it('comes from the column, a batch for each, and one person may be in both', () => {
    const text = `study_id,id,amount\n${otherStudy},${ann},1.50\n${study},${ann},2.50\n${otherStudy.toUpperCase()},${bob},3.50\n`;
    expect(parse(text, { studyId: null }).batches).toMatchObject([
      { study: otherStudy, zeros: [] },
      { study, zeros: [] },
    ]);
    expect(paid(text, { studyId: null })).toEqual([
      [otherStudy, ann, 150],
      [otherStudy, bob, 350],
      [study, ann, 250],
    ]);
  });

  it('of every line must agree with the input', () => {
    const text = `id,amount,study_id\n${ann},1.50,${study}\n${bob},1.50,${otherStudy}\n${cyd},1.50,\n`;
    expect(problems(text)).toEqual([
      `3: The study_id …00bb of this line is not the study-id input, ${study}.`,
      '4: The study_id is missing.',
    ]);
    expect(problems(text.replace(otherStudy, study).replace(/,\n$/, ',nope\n'))).toEqual([
      '4: The study_id "nope" is not a study id.',
    ]);
  });

  it('of a line is never passed over where no input says it', () => {
    const text = `id,amount,study_id\n${ann},1.50,nope\n${bob},1.50,${study}\n`;
    expect(problems(text, { studyId: null })).toEqual([
      '2: The study_id "nope" is not a study id.',
    ]);
  });

  it('of several lines that is not the input is one problem, which names the input', () => {
    const text = `id,amount,study_id\n${ann},1.50,${otherStudy}\n${bob},1.50,${otherStudy}\n`;
    expect(problems(text)).toEqual([
      `2: 2 lines have a study_id that is not the study-id input, ${study}, such as …00bb on line 2. Lines 2 and 3.`,
    ]);
  });

  it('is needed, and the lines are checked anyway', () => {
    expect(problems(`${ann},x\n${ann},4.25\n`, { studyId: null })).toEqual([
      '1: The amount "x" is not an amount.',
      '1: Nothing says which study these bonuses are for.',
      '2: The id of line 1 is on line 2 again.',
    ]);
  });

  it('of a header with a column and no lines is none', () => {
    const { batches, findings } = parse('id,amount,study_id\n', { studyId: null });
    expect([batches, findings]).toEqual([[], []]);
  });
});
