import { describe, expect, it } from '@jest/globals';
import { renderAnswerLines } from '../../../src/core/report/how-to-answer.ts';
import { renderFindings } from '../../../src/core/report/findings.ts';
import {
  renderNotices,
  renderUnchecked,
  renderWarnings,
} from '../../../src/core/report/remarks.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { batchOf, bonus, context, finding, planOf, recordOf } from '../../kit/run-records.ts';

const long = Array.from({ length: 60 }, (_, n) => `${n} ${'words '.repeat(20)}.`);

describe('what a run remarks', () => {
  it.each([
    ['warnings', renderWarnings, '**Warning**\n\n- Mind this.'],
    [
      'notices',
      renderNotices,
      '<details><summary>1 notice</summary>\n\n- Mind this.\n\n</details>',
    ],
    ['unchecked', renderUnchecked, '> [!WARNING]\n> **Not checked**\n>\n> - Mind this.'],
  ] as const)('is a list, or nothing: %s', (kind, render, expected) => {
    const of = (sentences: readonly string[]) => recordOf('plan', { [kind]: sentences });
    expect(render(of([]), 'comment')).toBeNull();
    expect(render(of(['Mind this.']), 'comment')).toBe(expected);
    expect(render(of(['One.', 'Two.']), 'comment')).toMatch(
      /(?:Warnings|2 notices|Not checked)[^]*- One\.\n(?:> )?- Two\./,
    );
  });

  it('is cut where it is long in a comment, and not in a summary', () => {
    const record = recordOf('plan', { warnings: long });
    expect(renderWarnings(record, 'comment')).toMatch(/- 2\d more; the log has them all\.$/);
    expect(renderWarnings(record, 'summary')).not.toContain('more; the log');
  });

  it('says how many findings there was no room for', () => {
    const findings = long.map((message) => finding({ message }));
    const facts = factsOf(recordOf('plan', { findings }));
    const comment = renderFindings(facts, context, 'comment');
    expect(comment).toMatch(/\n- \*\*\d+ more are not shown here\*\*; the log has them\.$/);
    expect(renderFindings(facts, context, 'summary')).not.toContain('not shown here');
  });
});

describe('how to pay exactly this plan, in the log', () => {
  const plan = planOf([batchOf([bonus(1, 425)])]);
  const planned = recordOf('plan', { status: 'planned', plan, currency: 'GBP' });

  it('is a command, and the value for the form', () => {
    expect(renderAnswerLines(planned, context)).toEqual([
      'To pay exactly this plan (4.25 GBP to 1 person), look at it and start a manual run:',
      `gh workflow run pay.yml --ref main -f answer=${plan.digest}`,
      `In the form of the manual run, that is: answer = ${plan.digest}`,
    ]);
  });

  it.each([
    ['of a branch', { branch: 'x;rm' }],
    ['of a workflow', { workflowFile: '-x' }],
  ])('is no command where the name %s could be read by a shell', (_, given) => {
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
