import { describe, expect, it } from '@jest/globals';
import { renderSummary } from '../../../src/core/report/summary.ts';
import { sectionOf } from './section.ts';
import { batchOf, bonus, context, planOf, recordOf, type study } from '../../kit/run-records.ts';

describe('remarks', () => {
  it('are lists of warnings and notices', () => {
    const text = renderSummary(
      recordOf('plan', { warnings: ['A `b`.', 'C.'], notices: ['D|', 'E.'] }),
      context,
    );
    expect(text).toContain(
      '### Warnings\n\n- A <code>b</code>.\n- C.\n\n### Notices\n\n- D&#124;\n- E.\n',
    );
  });

  it('are counted where they are too many', () => {
    const notices = Array.from({ length: 20_000 }, () => 'x'.repeat(100));
    const section = sectionOf('Notices', 'plan', { notices });
    const shown = section?.match(/^- x/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(500);
    expect(section).toContain(`- ${20_000 - shown} more; the log has them all.`);
  });
});

describe('what was not checked', () => {
  it('stands before the money and the approval, so that whoever approves has read it', () => {
    const plan = planOf([batchOf([bonus(1, 425)])]);
    const record = recordOf('plan', { status: 'planned', plan, unchecked: ['A `b`.', 'C.'] });
    const headings = renderSummary(record, context).match(/^### .*$/gm);
    expect(headings?.slice(0, 3)).toEqual([
      '### Not checked',
      "### Money, in the study's currency",
      '### Approve this plan',
    ]);
    expect(sectionOf('Not checked', 'plan', { unchecked: ['A `b`.', 'C.'] })).toBe(
      '### Not checked\n\n- A <code>b</code>.\n- C.',
    );
  });
});

describe('the ledger', () => {
  it('is linked for each study, twenty at most', () => {
    const urlOf = (n: number) => `https://github.com/lab/l/blob/x/ledger/${n}.jsonl`;
    const ledgerUrls = new Map(
      Array.from({ length: 21 }, (_, n) => [`study${n}` as typeof study, urlOf(n)]),
    );
    const text = renderSummary(recordOf('pay'), { ...context, ledgerUrls });
    expect(text).toContain(`The ledger of [<code>study0</code>](${urlOf(0)}), [`);
    expect(text).toContain(`[<code>study19</code>](${urlOf(19)}) and 1 more study says`);
    expect(renderSummary(recordOf('pay'), { ...context, ledgerUrls: new Map() })).not.toContain(
      'ledger of',
    );
  });
});
