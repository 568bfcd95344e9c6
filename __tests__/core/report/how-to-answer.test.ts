import { describe, expect, it } from '@jest/globals';
import { renderAnswer, renderAnswerLines } from '../../../src/core/report/how-to-answer.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { batchOf, bonus, context, finding, planOf, recordOf } from '../../kit/run-records.ts';

const plan = planOf([batchOf([bonus(1, 425)])]);
const planned = recordOf('plan', { status: 'planned', plan, currency: 'GBP' });

const readByShells: [string, Partial<ReportContext>][] = [
  ['of a branch', { branch: 'x;rm' }],
  ['of a workflow', { workflowFile: '-x' }],
];

describe('how to pay exactly this plan, in the log', () => {
  it('is a command, and the value for the form', () => {
    expect(renderAnswerLines(planned, context)).toEqual([
      'To pay exactly this plan (4.25 GBP to 1 person), look at it and start a manual run:',
      `gh workflow run pay.yml --ref main -f answer=${plan.digest}`,
      `In the form of the manual run, that is: answer = ${plan.digest}`,
    ]);
  });

  it.each(readByShells)('is no command where the name %s could be read by a shell', (_, given) => {
    expect(renderAnswerLines(planned, { ...context, ...given })).toHaveLength(2);
  });

  it('leaves out a branch that there is none of, and says where the workflow is to be filled in', () => {
    const [, command] = renderAnswerLines(planned, {
      ...context,
      branch: null,
      workflowFile: null,
    });
    expect(command).toBe(`gh workflow run <workflow file> -f answer=${plan.digest}`);
  });

  it('is not said of a run without a plan, nor where an error keeps it from being paid', () => {
    expect(renderAnswerLines(recordOf('plan', { status: 'planned' }), context)).toEqual([]);
    const blocked = { ...planned, status: 'blocked', findings: [finding()] } as const;
    expect(renderAnswerLines({ ...blocked, findings: [...blocked.findings] }, context)).toEqual([]);
  });
});

describe('how to pay exactly this plan, in the report', () => {
  const question = finding({ kind: 'question', code: 'BATCH_RENAMED' });
  const asked = { ...planned, findings: [question] };
  const answerOf = (record = asked, around: Partial<ReportContext> = {}): string | null =>
    renderAnswer(factsOf(record), { ...context, ...around }, 'open');
  const form =
    '[**Run workflow**](https://github.com/lab/study/actions/workflows/pay.yml), paste this into **answer**';

  it('is the page of the workflow, the digest, and a command folded away', () => {
    expect(answerOf()).toBe(
      [
        '**To pay it as it is**',
        `Open ${form}, press the green button:`,
        `\`\`\`text\n${plan.digest}\n\`\`\``,
        'It pays this person these amounts, and answers the question above. If one of them changes, it pays nobody.',
        '<details><summary>In a terminal</summary>',
        `\`\`\`text\ngh workflow run pay.yml --ref main -f answer=${plan.digest}\n\`\`\``,
        '</details>',
      ].join('\n\n'),
    );
  });

  it('is folded away where nothing waits for it, and said in one of the two places', () => {
    const [open, folded] = (['open', 'folded'] as const).map((as) =>
      [asked, planned].map((record) => renderAnswer(factsOf(record), context, as)),
    );
    expect(open).toEqual([expect.stringContaining(form), null]);
    expect(folded).toEqual([null, expect.stringMatching(/^<details><summary>Pay exactly this/)]);
    expect(folded?.[1]).toContain('these amounts. If one of them changes');
  });

  it.each(readByShells)('is no command where the name %s could be read by a shell', (_, given) => {
    expect(answerOf(asked, given)).toContain(plan.digest);
    expect(answerOf(asked, given)).not.toContain('In a terminal');
  });

  it('names the button alone where the file of the workflow is not known', () => {
    expect(answerOf(asked, { workflowFile: null })).toContain('Open **Run workflow**, paste this');
  });

  it('is not said of a run without a plan', () => {
    expect(answerOf({ ...asked, plan: null })).toBeNull();
  });
});
