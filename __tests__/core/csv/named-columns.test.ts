import { describe, expect, it } from '@jest/globals';
import type { CsvSettings } from '../../../src/core/csv/file.ts';
import { ann, bob, cyd, hintOf, paid, parse, problems, study } from './bonus-reading.ts';

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
    for (const settings of [{ idColumn: 'id' }, { amountColumn: 'id' }])
      expect(problems(`${ann},4.25\n`, settings)[0]).toContain('This file has no header');
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

  it('need a submission in every line where there is a column of them', () => {
    const text = `submission_id,participant_id,bonus\n,${ann},4.25\nx,${bob},0.50\n${sub1},${cyd},1.00\n`;
    expect(problems(text)).toEqual([
      '2: The submission id is missing.',
      '3: The submission id "x" (1 characters) is not a Prolific id.',
    ]);
  });
});
