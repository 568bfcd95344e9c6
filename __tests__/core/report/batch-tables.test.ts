import { describe, expect, it } from '@jest/globals';
import { renderSummary } from '../../../src/core/report/summary.ts';
import { sectionOf } from './section.ts';
import {
  batchOf,
  bonus,
  bulkPayment,
  context,
  openReport,
  planOf,
  recordOf,
  report,
  study,
} from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const plan = planOf([batchOf([ann, ben, cleo])]);
const filePage = `https://github.com/lab/study/blob/${'c'.repeat(40)}/bonuses/week1.csv?plain=1`;

describe('a batch', () => {
  it('has a table of its lines, and sums in its heading', () => {
    const zero = bonus(4, 0);
    const bulks = [report('b1', [ann])];
    const some = planOf([batchOf([ann, ben, zero])], { due: [ann, ben] });
    expect(sectionOf('Batch', 'pay', { plan: some, bulks }, { ledgerUrls: new Map() })).toBe(
      `### Batch <code>bonuses/week1.csv</code>

Study <code>${study}</code>, file [bonuses/week1.csv](${filePage}): 1 paid (4.25), 1 not paid (0.30), 1 zero.

| Line | Id | Amount | State | Bulk payment |
| --: | --- | --: | --- | --- |
| 2 | <code>…0001</code> | 4.25 | paid | <code>b1</code> |
| 3 | <code>…0002</code> | 0.30 | not paid |  |
| 5 | <code>…0004</code> | 0.00 | zero |  |`,
    );
  });

  it('marks what is in doubt', () => {
    const open = [openReport(bulkPayment('b0', [ann], { kind: 'unknown' }))];
    expect(sectionOf('Batch', 'pay', { plan, open })).toContain(
      '| **in doubt** | <code>b0</code> |',
    );
  });

  it('is folded where it is long', () => {
    const lines = (count: number) =>
      planOf([batchOf(Array.from({ length: count }, (_, n) => bonus(n + 1, 100)))]);
    expect(sectionOf('Batch', 'plan', { plan: lines(20) })).not.toContain('<details>');
    expect(sectionOf('Batch', 'plan', { plan: lines(21) })).toContain(
      '<details><summary>21 lines</summary>\n\n| Line |',
    );
  });

  it('without bonuses says so', () => {
    const empty = planOf([batchOf([], { label: 'a|b', path: 'bonuses/week2.csv' })]);
    expect(sectionOf('Batch', 'pay', { plan: empty }, { ledgerUrls: new Map() })).toBe(
      `### Batch <code>a&#124;b</code>\n\nStudy <code>${study}</code>, file bonuses/week2.csv: no bonuses.`,
    );
  });

  it('is one of several that are counted where there is no room', () => {
    const batches = Array.from({ length: 30_000 }, (_, n) =>
      batchOf([bonus(1, 100)], { label: `b${n}` }),
    );
    const text = renderSummary(recordOf('plan', { plan: planOf(batches, { due: [] }) }), context);
    expect(text).toMatch(/\n\n\d{4,} batches more are not shown here\.\n/);
  });
});
