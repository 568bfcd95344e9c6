import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../../src/core/money.ts';
import { renderSummary } from '../../../src/core/report/summary.ts';
import type { RunRecord, Status } from '../../../src/core/record/run-record.ts';
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
  report,
  settings,
  study,
} from '../../kit/run-records.ts';

const bonuses = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)];
const plan = planOf([batchOf(bonuses)]);

describe('the heading', () => {
  const doubt = openReport(bulkPayment('b0', bonuses, { kind: 'unknown' }));
  it.each<[Status | null, string, string, Partial<RunRecord>]>([
    ['paid', 'paid', 'Everything that was due has been paid.', {}],
    ['already-paid', 'nothing was due', 'Nothing had to be paid', {}],
    ['reconciled', 'reconciled', 'Nothing is in doubt.', {}],
    ['blocked', 'blocked, nothing paid', '**Nothing has been paid.** The run stopped', {}],
    ['blocked', 'blocked, nothing paid', 'would not pay either', { mode: 'plan' }],
    ['refused', 'refused', '**Nobody has been paid by this run.**', {}],
    [
      'refused',
      'refused',
      'Not everything that was due has been paid.',
      { bulks: [report('b1', bonuses)] },
    ],
    ['in-doubt', 'in doubt', '**Do not pay these people in another way.**', { open: [doubt] }],
    [null, 'broken off', 'The run came to no end.', {}],
    ['planned', 'plan', 'Nothing is due.', { mode: 'plan' }],
    ['planned', 'plan', '3 bonuses are due. **Nothing has been paid**', { mode: 'plan', plan }],
  ])('of %s says "%s": %s', (status, title, meaning, given) => {
    const [heading, , sentence] = renderSummary(
      recordOf('pay', { status, ...given }),
      context,
    ).split('\n');
    expect(heading).toMatch(/^## \S+ Prolific bonuses: /u);
    expect(heading?.endsWith(`: ${title}`)).toBe(true);
    expect(sentence).toContain(meaning);
  });

  it('counts one bonus and one question in the singular', () => {
    const one = planOf([batchOf([bonus(1, 425)])]);
    const findings = [finding({ kind: 'question', code: 'CSV_OUTDATED' })];
    const text = renderSummary(
      recordOf('plan', { status: 'planned', plan: one, findings }),
      context,
    );
    expect(text).toContain(
      '1 bonus is due. **Nothing has been paid**: this is a plan. 1 question must be answered before it can be paid.',
    );
  });

  it('counts no question that the approval has answered, and none beside an error', () => {
    const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });
    const answered = { ...question, isAnswered: true } as const;
    const record = recordOf('plan', { status: 'planned', plan, findings: [answered] });
    expect(renderSummary(record, context)).not.toContain('must be answered');
    const broken = recordOf('pay', { status: 'blocked', findings: [question, finding()] });
    expect(renderSummary(broken, context)).not.toContain('must be answered');
  });
});

describe('what was asked', () => {
  const asked = (given: Partial<typeof context>, record = recordOf('pay', { status: 'paid' })) =>
    renderSummary(record, { ...context, ...given })
      .split('\n')
      .find((line) => line.startsWith('**Asked:**'));

  it('is mode, files, study, person and run', () => {
    expect(asked({})).toBe(
      `**Asked:** mode <code>pay</code> · CSV <code>bonuses/&#42;.csv</code> · study <code>${study}</code> · by <code>octocat</code> in [this run](https://github.com/lab/study/actions/runs/19)`,
    );
  });

  it('is batch, approval and limit too, where they were given', () => {
    const line = asked({
      settings: {
        ...settings,
        batch: 'week 1',
        approve: 'f'.repeat(64),
        maxTotalCents: centsOf(5000),
      },
    });
    expect(line).toContain('· batch <code>week 1</code> ·');
    expect(line).toContain(`· approved plan <code>${'f'.repeat(64)}</code> ·`);
    expect(line).toContain('· at most 50.00 ·');
  });

  it('is little where the inputs were not valid', () => {
    expect(asked({ settings: null, csv: [] })).toBe(
      '**Asked:** mode <code>pay</code> · by <code>octocat</code> in [this run](https://github.com/lab/study/actions/runs/19)',
    );
  });

  it('names the studies of the files, and counts what is too much to name', () => {
    const other = bonus(9, 100, { study: idOf(77) as unknown as typeof study });
    const record = recordOf('pay', {
      status: 'paid',
      plan: planOf([batchOf(bonuses), batchOf([other])]),
    });
    const line = asked({ csv: Array.from({ length: 12 }, (_, n) => `${n}.csv`) }, record);
    expect(line).toContain(`studies <code>${study}</code>, <code>${idOf(77)}</code>`);
    expect(line).toContain('<code>9.csv</code> and 2 more ·');
  });
});

describe('what happened', () => {
  it('is what was paid, whether it has arrived, and what was skipped', () => {
    const [ann, ben, cleo] = bonuses as [
      (typeof bonuses)[0],
      (typeof bonuses)[0],
      (typeof bonuses)[0],
    ];
    const skipped = [{ bonus: cleo, bulk: bulkPayment('b0', [cleo], { kind: 'settled' }) }];
    const half = planOf([batchOf(bonuses)], { due: [ann, ben], skipped });
    const settled = recordOf('pay', {
      status: 'paid',
      plan: half,
      bulks: [report('b1', [ann, ben])],
    });
    expect(renderSummary(settled, context)).toContain(
      'Paid 2 bonuses, 4.55 GBP, in 1 bulk payment. Prolific shows that all of them have arrived. 1 bonus had been paid before, and was skipped.',
    );
    const all = planOf([batchOf([ann, cleo])], {
      due: [],
      skipped: [ann, cleo].map((one) => ({
        bonus: one,
        bulk: bulkPayment('b0', [ann, cleo], { kind: 'settled' }),
      })),
    });
    const accepted = recordOf('pay', {
      status: 'paid',
      plan: all,
      bulks: [report('b2', [ben], { state: 'accepted' }), report('b1', [ben])],
    });
    expect(renderSummary(accepted, context)).toContain(
      'in 2 bulk payments. Prolific does not show all of them yet: they are paid in the following minutes, and the next run looks again. 2 bonuses had been paid before, and were skipped.',
    );
  });

  it('is what was proven or resolved of earlier runs, ten of them by name', () => {
    const reconciled = Array.from(
      { length: 12 },
      (_, n) => `Bulk payment b${n}: \`resolved\` | by <x>.`,
    );
    const text = renderSummary(
      recordOf('reconcile', { status: 'reconciled', reconciled }),
      context,
    );
    expect(text).toContain('\n- Bulk payment b9: <code>resolved</code> &#124; by &#60;x&#62;.\n');
    expect(text).not.toContain('Bulk payment b10');
    expect(text).toContain('\n- and 2 more; the ledger has them all.\n');
  });
});
