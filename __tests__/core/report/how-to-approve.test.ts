import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../../src/core/plan/due.ts';
import { describeApproval } from '../../../src/core/report/how-to-approve.ts';
import type { ReportContext } from '../../../src/core/report/context.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { sectionOf } from './section.ts';
import { batchOf, bonus, context, finding, planOf, recordOf } from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const plan = planOf([batchOf([ann, ben, cleo])]);
const question = finding({ kind: 'question', code: 'CSV_OUTDATED', message: 'Old.', hint: 'New?' });

describe('the approval', () => {
  const approvalOf = (given: Partial<RunRecord>, around: Partial<ReportContext> = {}) =>
    sectionOf(
      'Approve this plan',
      given.mode ?? 'plan',
      { status: 'planned', plan, ...given },
      around,
    );

  it('is the digest, the line for the command line and what to type into the form', () => {
    expect(approvalOf({ currency: 'GBP' })).toBe(
      `### Approve this plan

The plan of 3 bonuses, 17.54 GBP, has the digest

\`\`\`text
${plan.digest}
\`\`\`

Whoever approves it pays exactly these people these amounts; once one of them changes, the digest does not fit any more and nothing is paid. An approval answers the questions, and no error.

On the command line:

\`\`\`text
gh workflow run pay.yml --ref main -f answer=${plan.digest}
\`\`\`

Or with [Run workflow](https://github.com/lab/study/actions/workflows/pay.yml), if the workflow has these inputs:

| Field | What to type |
| --- | --- |
| <code>answer</code> | <code>${plan.digest}</code> |`,
    );
  });

  it.each([
    ["a'; rm -rf ~; '", "--ref 'a'\\''; rm -rf ~; '\\''' -f"],
    ['$(id)', "--ref '$(id)' -f"],
    ['-Fx', "--ref '-Fx' -f"],
    ['feature/a_b@2.0+x-y', '--ref feature/a_b@2.0+x-y -f'],
  ])('quotes the branch %j for the shell', (branch, words) => {
    expect(approvalOf({}, { branch })).toContain(words);
  });

  it('leaves out what is not known', () => {
    const text = approvalOf({}, { branch: null, workflowFile: null });
    expect(text).toContain('3 bonuses, 17.54 in all, has the digest');
    expect(text).toContain('gh workflow run <workflow file> -f answer=');
    expect(text).toContain('Or in the form of the manual run, if');
  });

  it('says what rests on each kind of question, in money', () => {
    const at = (code: 'ALREADY_BONUSED' | 'CSV_OUTDATED' | 'BATCH_RENAMED', lineNumber?: number) =>
      finding({
        kind: 'question',
        code,
        place: { file: 'bonuses/week1.csv', ...(lineNumber !== undefined && { lineNumber }) },
      });
    const elsewhere = finding({
      kind: 'question',
      code: 'BATCH_RENAMED',
      place: { file: 'other.csv' },
    });
    const findings = [
      at('ALREADY_BONUSED', 2),
      at('ALREADY_BONUSED', 4),
      at('CSV_OUTDATED'),
      elsewhere,
    ];
    const rows =
      approvalOf({ findings })
        ?.split('\n')
        .filter((line) => line.startsWith('| [')) ?? [];
    expect(rows.map((row) => row.replace(/\]\(.*?\)/, ']'))).toEqual([
      '| [<code>ALREADY_BONUSED</code>] | 2 | 2 | 17.24 |',
      '| [<code>CSV_OUTDATED</code>] | 1 | 3 | 17.54 |',
      '| [<code>BATCH_RENAMED</code>] | 1 | 0 | 0.00 |',
    ]);
    expect(approvalOf({ findings: [question] })).toContain('| 1 | 3 | 17.54 |');
  });

  it.each<[string, Partial<RunRecord>]>([
    ['a run stopped by questions only', { mode: 'pay', status: 'blocked', findings: [question] }],
    [
      'the approval of another plan',
      { mode: 'pay', status: 'blocked', findings: [finding({ code: 'PLAN_CHANGED' }), question] },
    ],
  ])('is offered after %s', (_, given) => {
    expect(approvalOf(given)).not.toBeNull();
  });

  it('says that not everything could be checked, where that is so', () => {
    const warning = 'Not everything could be checked: see *Not checked*.';
    expect(approvalOf({ unchecked: ['Who took part.'] })).toContain(warning);
    expect(approvalOf({})).not.toContain(warning);
  });

  const nothing: Plan = planOf([batchOf([ann])], { due: [] });
  it.each<[string, Partial<RunRecord>]>([
    ['an error', { mode: 'pay', status: 'blocked', findings: [finding(), question] }],
    ['a cancelled run', { mode: 'pay', status: 'blocked' }],
    ['a payment', { mode: 'pay', status: 'paid' }],
    ['a refusal', { mode: 'pay', status: 'refused', findings: [question] }],
    ['a plan of nothing', { plan: nothing }],
    ['a run without a plan', { plan: null }],
  ])('is not offered after %s', (_, given) => {
    expect(approvalOf(given)).toBeNull();
  });
});

describe('the approval in the log', () => {
  const linesOf = (given: Partial<RunRecord>, around: Partial<ReportContext> = {}) =>
    describeApproval(recordOf('plan', { status: 'planned', plan, ...given }), {
      ...context,
      ...around,
    });

  it('is the same line for the command line, and what to type into the form', () => {
    const approve = plan.digest;
    expect(linesOf({ currency: 'GBP' })).toEqual([
      'To pay exactly this plan (3 bonuses, 17.54 GBP), look at it and start a manual run:',
      `gh workflow run pay.yml --ref main -f answer=${approve}`,
      `In the form of the manual run, that is: answer = ${approve}`,
    ]);
    expect(linesOf({}, { branch: '$(id)' })[1]).toContain("--ref '$(id)' -f");
  });

  it('is left out where there is nothing to approve', () => {
    expect(linesOf({ findings: [finding()] })).toEqual([]);
    expect(linesOf({ plan: null })).toEqual([]);
  });
});
