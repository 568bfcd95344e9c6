import { describe, expect, it } from '@jest/globals';
import { renderSummary } from '../../../src/core/report/summary.ts';
import { renderBulks } from '../../../src/core/report/bulk-table.ts';
import { sectionOf } from './section.ts';
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
  study,
} from '../../kit/run-records.ts';

const ann = bonus(1, 425);
const plan = planOf([batchOf([ann])]);
const space = { most: 10_000, sizeOf: (text: string) => text.length };

describe('a report', () => {
  it('has no word about what there is none of', () => {
    const record = recordOf('reconcile', { status: 'reconciled' });
    const asked = `mode <code>reconcile</code> · CSV <code>bonuses/&#42;.csv</code> · study <code>${study}</code> · by <code>octocat</code> in [this run](${context.runUrl})`;
    const head = `## ✅ Prolific bonuses: reconciled\n\nNothing is in doubt.\n\n**Asked:** ${asked}\n`;
    expect(renderSummary(record, { ...context, ledgerUrls: new Map() })).toBe(head);
    const ledger = context.ledgerUrls.get(study) ?? '';
    expect(renderSummary(record, context)).toBe(
      `${head}\nThe ledger of [<code>${study}</code>](${ledger}) says what was paid, when and by which run.\n`,
    );
  });

  it('counts no more of what was reconciled where it has named all of it', () => {
    const text = renderSummary(recordOf('reconcile', { reconciled: ['A.', 'B.'] }), context);
    expect(text).toContain('\n\n- A.\n- B.\n\n');
  });

  it.each(['paid', 'already-paid', 'reconciled'] as const)(
    'of a run that is %s has nothing to do now',
    (status) => {
      const given = { status, findings: [finding({ kind: 'question' })] };
      expect(sectionOf('What to do now', 'pay', given)).toBeNull();
    },
  );
});

describe('the table of bulk payments', () => {
  const own = report('b1', [ann]);
  const foreign = openReport(bulkPayment('e1', [ann], { kind: 'unknown' }));
  const shapeOf = (given: Parameters<typeof recordOf>[1]) =>
    renderBulks(recordOf('pay', given), space)?.match(/^(?:### .*|Of .*|\| <code>\w+)/gm);

  it.each([
    ['of this run alone', { bulks: [own] }, ['### Bulk payments', '| <code>b1']],
    [
      'of earlier runs alone',
      { open: [foreign] },
      ['### Bulk payments', 'Of earlier runs, and still open:', '| <code>e1'],
    ],
    [
      'of both',
      { bulks: [own], open: [foreign] },
      ['### Bulk payments', '| <code>b1', 'Of earlier runs, and still open:', '| <code>e1'],
    ],
  ])('%s has no part without a row', (_, given, shape) => {
    expect(shapeOf(given)).toEqual(shape);
    const heads = renderBulks(recordOf('pay', given), space)?.match(/^\| Bulk payment/gm);
    expect(heads).toHaveLength(shape.filter((line) => line.startsWith('|')).length);
  });

  it('is none where there is nothing to show', () => {
    expect(renderBulks(recordOf('pay'), space)).toBeNull();
  });
});

describe('what an approval would pay in spite of questions', () => {
  const changed = finding({ code: 'PLAN_CHANGED' });
  const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });
  const approvalOf = (findings: (typeof changed)[]) =>
    sectionOf('Approve this plan', 'pay', { status: 'blocked', plan, findings });

  it('is a table of questions only, and none where there are none', () => {
    expect(approvalOf([changed, question])).toMatch(
      /\| Question \| Asked \| Bonuses \| Amount \|\n\| --- \| --: \| --: \| --: \|\n\| \[<code>CSV_OUTDATED<\/code>\]\S+ \| 1 \| 1 \| 4\.25 \|\n\n/,
    );
    expect(approvalOf([changed])).not.toContain('in spite of');
  });
});

describe('what to do now', () => {
  const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });

  it('of a plan with a question is to answer it: a plan is not run again for that', () => {
    const section = sectionOf('What to do now', 'plan', {
      status: 'planned',
      plan,
      findings: [question],
    });
    expect(section).toContain('approve this plan: how is shown below');
    expect(section).not.toMatch(/run again/i);
  });

  it('points to the approval where there is one question, also beside the approval of another plan', () => {
    const changed = finding({ code: 'PLAN_CHANGED' });
    const nextOf = (findings: (typeof changed)[]) =>
      sectionOf('What to do now', 'pay', { status: 'blocked', plan, findings });
    const words = 'approve this plan: how is shown below';
    expect(nextOf([changed, question])).toContain(words);
    expect(nextOf([changed])).not.toContain(words);
    expect(nextOf([finding(), question])).not.toContain(words);
  });
});
