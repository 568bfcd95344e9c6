import { describe, expect, it } from '@jest/globals';
import type { Space } from '../../../src/core/text/markdown.ts';
import {
  commentCharactersAtMost,
  commentMarker,
  renderComment,
} from '../../../src/core/report/summary.ts';
import { renderBulks } from '../../../src/core/report/bulk-table.ts';
import { renderFindings } from '../../../src/core/report/findings.ts';
import { renderRemarks } from '../../../src/core/report/remarks.ts';
import { renderBatches } from '../../../src/core/report/batch-tables.ts';
import {
  batchOf,
  bonus,
  bulkPayment,
  context,
  finding,
  openReport,
  planOf,
  recordOf,
  report,
} from '../../kit/run-records.ts';

const within = (most: number): Space => ({ most, sizeOf: (text) => text.length });
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Headings, and the sentences that say what was left out. */
const seams = 700;

const ann = bonus(1, 425);
const many = times(100, (n) => bonus(n + 1, 100));
const plan = planOf([batchOf(many)]);

describe('a part of a report with more to say than it has room for', () => {
  it('keeps within its room with bulk payments of this run and of earlier ones', () => {
    const record = recordOf('pay', {
      bulks: times(100, (n) => report(`b${n}`, [ann])),
      open: times(100, (n) => openReport(bulkPayment(`e${n}`, [ann], { kind: 'unknown' }))),
    });
    const text = renderBulks(record, within(6_000)) ?? '';
    expect(text.length).toBeLessThan(6_000 + seams);
    expect(text.match(/^\| <code>b/gm)?.length).toBeGreaterThan(15);
    expect(text.match(/^\| <code>e/gm)?.length).toBeGreaterThan(15);
  });

  it('keeps within its room with errors and questions', () => {
    const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });
    const findings = [...times(10, () => finding()), ...times(100, () => question)];
    const text = renderFindings(recordOf('pay', { findings }), context, within(6_000));
    expect(text?.length).toBeLessThan(6_000 + seams);
    expect(text).toContain('### Errors (10)');
    expect(text?.match(/^- \[<code>CSV_OUTDATED/gm)?.length).toBeGreaterThan(5);
  });

  it('keeps within its room with warnings and notices', () => {
    const sentences = times(100, () => 'x'.repeat(98));
    const record = recordOf('pay', { warnings: sentences, notices: sentences });
    const text = renderRemarks(record, within(6_000)) ?? '';
    expect(text.length).toBeLessThan(6_000 + seams);
    expect(text.length).toBeGreaterThan(5_000);
  });

  it('keeps within its room with the lines of a batch', () => {
    const text = renderBatches(recordOf('pay', { plan }), context, within(4_000)) ?? '';
    expect(text.length).toBeLessThan(4_000);
    expect(text).toContain('more lines are not shown**');
  });

  it('begins no batch where there is no room for its heading', () => {
    const record = recordOf('pay', { plan });
    expect(renderBatches(record, context, within(2_000))).toMatch(/^### Batch /);
    expect(renderBatches(record, context, within(1_999))).toBe('1 batch more is not shown here.');
  });
});

describe('a comment', () => {
  const long = planOf([batchOf(times(5_000, (n) => bonus(n + 1, 100)))]);

  it('stays below what GitHub takes where many bulk payments are in doubt', () => {
    const open = times(20, (n) => openReport(bulkPayment(`e${n}`, [ann], { kind: 'unknown' })));
    const record = recordOf('plan', { status: 'in-doubt', plan: long, open });
    const text = renderComment(record, context);
    expect(text.length).toBeLessThan(commentCharactersAtMost);
    expect(text).toContain('### What to do now');
  });

  it('leaves more than a quarter of its room to the lines of the CSV, however much is wrong', () => {
    const findings = times(1_000, () => finding({ message: 'x'.repeat(1_000) }));
    const text = renderComment(
      recordOf('plan', { status: 'blocked', plan: long, findings }),
      context,
    );
    const lines = text.match(/^\| \d+ \| <code>.*$/gm)?.join('\n') ?? '';
    expect(lines.length).toBeGreaterThan(commentCharactersAtMost / 4);
    expect(text.length).toBeGreaterThan(commentCharactersAtMost * 0.8);
  });

  it('stays below what GitHub takes however long the name of the job is', () => {
    const text = renderComment(recordOf('plan', { status: 'planned', plan: long }), {
      ...context,
      job: 'x'.repeat(10_000),
    });
    expect(text.length).toBeLessThan(commentCharactersAtMost);
  });

  it('has one sign in its marker for a run of dashes', () => {
    const marker = commentMarker({ ...context, workflowFile: 'a---b.yml', job: 'c--d' });
    expect(marker).toContain(' plan a_b.yml/c_d ');
  });
});
