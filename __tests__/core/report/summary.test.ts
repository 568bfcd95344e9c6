import { describe, expect, it } from '@jest/globals';
import {
  commentCharactersAtMost,
  commentMarker,
  renderComment,
  renderSummary,
  summaryBytesAtMost,
} from '../../../src/core/report/summary.ts';
import {
  batchOf,
  bonus,
  bulkPayment,
  context,
  finding,
  idOf,
  openReport,
  planOf,
  recordOf,
  settings,
} from '../../kit/run-records.ts';

const bonuses = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)];
const plan = planOf([batchOf(bonuses)]);

describe('a summary', () => {
  const many = Array.from({ length: 40_000 }, (_, n) => bonus(n + 1, 100 + n));
  const errors = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      finding({ place: { file: 'bonuses/week1.csv', lineNumber: n + 1 } }),
    );

  it('stays below 1 MiB however long the CSV is, and says how many lines it leaves out', () => {
    const long = planOf([
      batchOf(many),
      batchOf(
        bonuses.map((one) => ({ ...one, batch: 'b' })),
        { label: 'b' },
      ),
    ]);
    const doubts = [openReport(bulkPayment('b0', bonuses, { kind: 'unknown' }))];
    const text = renderSummary(
      recordOf('pay', { status: 'in-doubt', plan: long, open: doubts }),
      context,
    );
    expect(Buffer.byteLength(text)).toBeLessThan(summaryBytesAtMost);
    expect(Buffer.byteLength(text)).toBeGreaterThan(summaryBytesAtMost * 0.9);
    const shown = text.match(/^\| \d+ \| <code>….*$/gm)?.length ?? 0;
    expect(text).toContain(`**${40_000 - shown} more lines are not shown**`);
    expect(text).toContain(`<summary>40000 lines, the first ${shown} of them</summary>`);
    expect(text).toContain('1 batch more is not shown here.');
    expect(text).toContain('b0=paid: <how you know>');
    expect(text).toContain('</details>');
  });

  it('lists every one of 1,000 problems', () => {
    const text = renderSummary(
      recordOf('pay', { status: 'blocked', findings: errors(1000) }),
      context,
    );
    expect(text.match(/line \d+\]\(/g)).toHaveLength(1000);
    expect(text).not.toContain('not shown');
  });

  it('says how many of very many problems it leaves out', () => {
    const text = renderSummary(
      recordOf('pay', { status: 'blocked', findings: errors(10_000) }),
      context,
    );
    const shown = text.match(/line \d+\]\(/g)?.length ?? 0;
    // There is no table that needs room.
    expect(Buffer.byteLength(text)).toBeGreaterThan(summaryBytesAtMost * 0.85);
    expect(text).toContain(`### Errors (10000)`);
    expect(text).toContain(`- **${10_000 - shown} more are not shown here**`);
    expect(text).toContain('### What to do now');
    expect(Buffer.byteLength(text)).toBeLessThan(summaryBytesAtMost);
  });

  it('ends in a line break, so that what others append begins a line', () => {
    expect(renderSummary(recordOf('pay'), context)).toMatch(/[^\n]\n$/);
  });

  it('shows no full id of a person, unless that was asked for', () => {
    const record = recordOf('plan', { status: 'planned', plan });
    expect(renderSummary(record, context)).not.toContain(idOf(1));
    expect(renderSummary(record, context)).toContain('…0001');
    const showing = { ...context, settings: { ...settings, showIds: true } };
    expect(renderSummary(record, showing)).toContain(idOf(1));
    expect(renderSummary(record, { ...context, settings: null })).not.toContain(idOf(1));
  });
});

describe('a comment', () => {
  it('begins with its marker and shows what the summary shows', () => {
    const record = recordOf('plan', { status: 'planned', plan });
    expect(renderComment(record, context)).toBe(
      `${commentMarker(context)}\n${renderSummary(record, context)}`,
    );
  });

  it('stays below what GitHub takes', () => {
    const long = planOf([batchOf(Array.from({ length: 5_000 }, (_, n) => bonus(n + 1, 100)))]);
    const findings = Array.from({ length: 1_000 }, () => finding({ message: 'x'.repeat(1_900) }));
    for (const record of [
      recordOf('plan', { status: 'planned', plan: long }),
      recordOf('plan', { status: 'blocked', plan: long, findings, warnings: ['🎉'.repeat(2_000)] }),
    ]) {
      const text = renderComment(record, context);
      expect(text.length).toBeLessThan(commentCharactersAtMost);
      expect(text.length).toBeGreaterThan(commentCharactersAtMost * 0.8);
    }
  });

  it.each([
    ['another workflow', { workflowFile: 'other.yml' }],
    ['another job', { job: 'other' }],
    ['other files', { csv: ['other.csv'] }],
    ['another study', { settings: { ...settings, studyId: null } }],
    ['another label', { settings: { ...settings, batch: 'week 1' } }],
    ['no valid inputs', { settings: null }],
    ['no known workflow', { workflowFile: null }],
  ])('has another marker for %s', (_, given) => {
    expect(commentMarker({ ...context, ...given })).not.toBe(commentMarker(context));
    expect(commentMarker({ ...context, ...given })).toMatch(
      /^<!-- pay-prolific-bonuses: plan [\w./-]+ [0-9a-f]{12} -->$/,
    );
  });

  it('has a marker that nothing in it can end', () => {
    expect(commentMarker({ ...context, workflowFile: 'a-->b--.yml', job: 'x y' })).toMatch(
      /^<!-- pay-prolific-bonuses: plan a__b_\.yml\/x_y [0-9a-f]{12} -->$/,
    );
  });
});
