import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, otherStudy, paid, parse, problems, study } from './bonus-reading.ts';

describe('the number of columns', () => {
  it('is exactly two without a header', () => {
    expect(problems(`${ann},4.25\n${bob},4,25\n${cyd}\n`)).toEqual([
      '2: This line has 3 columns; without a header it must be exactly two, id,amount.',
      '3: This line has 1 column; without a header it must be exactly two, id,amount.',
    ]);
  });

  it('is that of the header', () => {
    expect(problems(`id,amount,note\n${ann},4.25\n${bob},4.25,a,b\n`)).toEqual([
      '2: This line has 2 columns, but the header has 3.',
      '3: This line has 4 columns, but the header has 3.',
    ]);
  });
});

describe('an id', () => {
  it('that is missing or none is named with its line, masked', () => {
    expect(
      problems(`${ann},4.25\n,4.25\n${bob.slice(1)}g1,4.25\n${cyd} ,4.25\nBob,4.25\n`),
    ).toEqual([
      '2: The id is missing.',
      '3: The id "…b2g1" (25 characters) is not a Prolific id.',
      '4: The id "…00c3 " (25 characters) is not a Prolific id.',
      '5: The id "Bob" (3 characters) is not a Prolific id.',
    ]);
  });

  it('is shown in full only with show-ids', () => {
    const text = `${ann},x\n`;
    expect(problems(text)).toEqual(['1: The amount "x" of …00a1 is not an amount.']);
    expect(problems(text, { showIds: true })).toEqual([
      `1: The amount "x" of ${ann} is not an amount.`,
    ]);
  });

  it('twice in one batch is an error that names both lines, in any case and with any amount', () => {
    expect(problems(`${ann},4.25\n${bob},1.50\n${ann.toUpperCase()},0\n${ann},x\n`)).toEqual([
      '3: The id …00a1 is on line 1 and again on line 3.',
      '4: The amount "x" of …00a1 is not an amount.',
      '4: The id …00a1 is on line 1 and again on line 4.',
    ]);
  });
});

describe('a cell of nothing but spaces', () => {
  it('is missing, whatever its column', () => {
    expect(
      problems(`id,amount,study_id\n${ann}, ,${study}\n  ,4.25,${study}\n${bob},4.25, \n`),
    ).toEqual([
      '2: The amount of …00a1 is missing.',
      '3: The id is missing.',
      '4: The study_id is missing.',
    ]);
  });
});

describe('an amount without decimals', () => {
  it('is an error with both readings where no amount of the file has pence', () => {
    expect(problems(`${ann},30\n${bob},425\n${cyd},4.00\n`)).toEqual([
      '1: The amount "30" of …00a1 has no decimals, and no amount of this file has any but zeros: it could mean 30.00 or 0.30.',
      '2: The amount "425" of …00b2 has no decimals, and no amount of this file has any but zeros: it could mean 425.00 or 4.25.',
    ]);
  });

  it('is an error also beside a broken id', () => {
    expect(problems('Bob,30\n')).toEqual([
      '1: The id "Bob" (3 characters) is not a Prolific id.',
      '1: The amount "30" has no decimals, and no amount of this file has any but zeros: it could mean 30.00 or 0.30.',
    ]);
  });

  it('is accepted where another line has pence', () => {
    expect(paid(`${ann},30\n${bob},0.5\n`)).toEqual([
      [study, ann, 3000],
      [study, bob, 50],
    ]);
  });

  it('is accepted with allow-whole-amounts', () => {
    expect(paid(`${ann},30\n`, { allowWholeAmounts: true })).toEqual([[study, ann, 3000]]);
  });

  it('is accepted where it is zero, and does not make others acceptable', () => {
    expect(parse(`${ann},0\n`).findings).toEqual([]);
    expect(problems(`${ann},0\n${bob},30\n`)).toHaveLength(1);
  });

  it('is not made acceptable by a line of which nothing is believed', () => {
    expect(problems(`${ann},30\n${bob},4.25,x\n`)).toHaveLength(2);
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

  it('is needed, and the lines are checked all the same', () => {
    expect(problems(`${ann},x\n${ann},4.25\n`, { studyId: null })).toEqual([
      '1: It is not said which study these bonuses are for.',
      '1: The amount "x" of …00a1 is not an amount.',
      '2: The id …00a1 is on line 1 and again on line 2.',
    ]);
  });

  it('of a header with a column and no lines is none', () => {
    const { batches, findings } = parse('id,amount,study_id\n', { studyId: null });
    expect([batches, findings]).toEqual([[], []]);
  });
});
