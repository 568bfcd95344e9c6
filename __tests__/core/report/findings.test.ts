import { describe, expect, it } from '@jest/globals';
import { renderSummary } from '../../../src/core/report/summary.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { sectionOf } from './section.ts';
import { batchOf, bonus, context, finding, planOf, recordOf } from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const plan = planOf([batchOf([ann, ben, cleo])]);
const errorsPage = 'https://github.com/lab/pay-prolific-bonuses/blob/v1/docs/errors.md';
const filePage = `https://github.com/lab/study/blob/${'c'.repeat(40)}/bonuses/week1.csv?plain=1`;
const question = finding({ kind: 'question', code: 'CSV_OUTDATED', message: 'Old.', hint: 'New?' });

describe('findings', () => {
  it('are told with code, message, place and hint, errors before questions', () => {
    const findings = [
      { ...question, place: { file: 'bonuses/week1.csv' } },
      finding({
        message: 'Wrong <b>.',
        hint: 'Say `x`.',
        place: { file: 'bonuses/week1.csv', lineNumber: 4 },
      }),
    ];
    const text = renderSummary(recordOf('pay', { status: 'blocked', findings }), context);
    const errors = `### Errors (1)\n\n- [<code>CSV_INVALID</code>](${errorsPage}#csv_invalid): Wrong &#60;b&#62;. ([bonuses/week1.csv, line 4](${filePage}#L4))<br>Say <code>x</code>.`;
    const questions = `### Questions (1)\n\n- [<code>CSV_OUTDATED</code>](${errorsPage}#csv_outdated): Old. ([bonuses/week1.csv](${filePage}))<br>New?`;
    expect(text).toContain(`${errors}\n\n${questions}\n\n### What to do now`);
  });

  it('are not linked to a file that is not known to be in the repository, or to no commit', () => {
    const place = { file: 'a|b.csv', lineNumber: 4 };
    const given: Partial<RunRecord> = { status: 'blocked', findings: [finding({ place })] };
    expect(sectionOf('Errors', 'pay', given)).toContain('(a&#124;b.csv, line 4)<br>');
    const known = { ...given, findings: [finding({ place: { file: 'bonuses/week1.csv' } })] };
    expect(sectionOf('Errors', 'pay', known, { sha: null })).toContain('(bonuses/week1.csv)<br>');
    const none = { ...given, findings: [finding({ message: 'Wrong.', hint: 'Mend.' })] };
    expect(sectionOf('Errors', 'pay', none)).toContain(': Wrong.<br>Mend.');
  });

  it('lead to a path as it is in the repository, each part of it encoded', () => {
    const findings = [finding({ place: { file: 'checkout/a b#.csv' } })];
    const repositoryPaths = new Map([['checkout/a b#.csv', 'a b#.csv']]);
    const section = sectionOf(
      'Errors',
      'pay',
      { status: 'blocked', findings },
      { repositoryPaths },
    );
    expect(section).toContain('[checkout/a b&#35;.csv](');
    expect(section).toContain('/a%20b%23.csv?plain=1)');
  });

  it('that an approval has answered are said to be, without the advice to answer them', () => {
    const answered = { ...question, message: 'Older.', isAnswered: true } as const;
    const given: Partial<RunRecord> = { status: 'blocked', plan, findings: [answered, question] };
    const title = 'Questions, answered by the approval (1)';
    expect(sectionOf(title, 'pay', given)).toBe(
      `### ${title}\n\n- [<code>CSV_OUTDATED</code>](${errorsPage}#csv_outdated): Older.`,
    );
    expect(sectionOf('Questions (1)', 'pay', given)).toContain('Old.<br>New?');
    expect(sectionOf(title, 'pay', { ...given, findings: [question] })).toBeNull();
  });
});
