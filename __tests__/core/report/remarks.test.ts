import { describe, expect, it } from '@jest/globals';
import { renderFindings } from '../../../src/core/report/findings.ts';
import {
  renderNotices,
  renderUnchecked,
  renderWarnings,
} from '../../../src/core/report/remarks.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { context, finding, recordOf } from '../../kit/run-records.ts';

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
