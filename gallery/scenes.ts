import type { Bonus } from '../src/core/bonus.ts';
import type { BulkPayment } from '../src/core/ledger/fold.ts';
import { centsOf } from '../src/core/money.ts';
import type { ReadIn, ReportContext } from '../src/core/report/context.ts';
import { renderComment, renderSummary } from '../src/core/report/summary.ts';
import type { RunRecord } from '../src/core/record/run-record.ts';
import { parseStudyId, type StudyId } from '../src/core/ids.ts';
import { bulkPayment } from '../__tests__/kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  openReport,
  planOf,
  recordOf,
  report,
  settings,
  study,
} from '../__tests__/kit/run-records.ts';

/** Every status and mixture that people can meet, as the flows leave it behind. */

export interface Scene {
  /** The name of its picture. */
  readonly name: string;
  readonly readIn: ReadIn;
  readonly markdown: string;
}

const week2 = 'bonuses/week2.csv';
const amounts = [425, 350, 100, 275, 50, 600, 425, 325, 125, 200, 550, 475];
const secondStudy = parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId;

const rates = { fees: 1 / 3, vat: 1 / 15 };
const studies = new Map([
  [study, { name: 'Reading times, wave 2', rates }],
  [secondStudy, { name: 'Listening', rates }],
]);

function week(count: number, given: Partial<Bonus> = {}): Bonus[] {
  return Array.from({ length: count }, (_, n) =>
    bonus(n + 1, amounts[n % amounts.length] ?? 100, { batch: week2, file: week2, ...given }),
  );
}

const before = {
  bonuses: 36,
  cents: 11_725,
  chargedCents: 16_415,
  labels: ['bonuses/week1.csv'],
  hasLines: true,
};

const here: ReportContext = {
  ...context,
  repositoryPaths: new Map([
    [week2, week2],
    ['bonuses/week1.csv', 'bonuses/week1.csv'],
    ['bonuses/all.csv', 'bonuses/all.csv'],
  ]),
  workflowFile: 'bonuses.yml',
  settings: { ...settings, currency: 'GBP', maxTotalCents: centsOf(50_000) },
};
const merging: ReportContext = { ...here, mergePays: true, eventName: 'pull_request' };

const known: Partial<RunRecord> = {
  currency: 'GBP',
  studies,
  paidBefore: new Map([[study, before]]),
  balance: { currency: 'GBP', available: 120_000 },
};

function comment(name: string, record: RunRecord, given: Partial<ReportContext> = {}): Scene {
  return { name, readIn: 'comment', markdown: renderComment(record, { ...merging, ...given }) };
}

function summary(name: string, record: RunRecord, given: Partial<ReportContext> = {}): Scene {
  return { name, readIn: 'summary', markdown: renderSummary(record, { ...here, ...given }) };
}

function planned(bonuses: readonly Bonus[], given: Partial<RunRecord> = {}): RunRecord {
  return recordOf('plan', {
    ...known,
    status: 'planned',
    plan: planOf([batchOf(bonuses)]),
    ...given,
  });
}

const bulk = '42a65e4e1800ba016b0e9ecd';

function paid(bonuses: readonly Bonus[], given: Partial<RunRecord> = {}): RunRecord {
  const plan = planOf([batchOf(bonuses)]);
  const chunks = Array.from({ length: Math.ceil(bonuses.length / 200) }, (_, n) =>
    bonuses.slice(n * 200, (n + 1) * 200),
  );
  const bulks = chunks.map((chunk, n) => report(`${bulk.slice(0, 22)}${n + 10}`, chunk));
  return recordOf('pay', { ...known, balance: null, status: 'paid', plan, bulks, ...given });
}

/** A file that grew: 135 lines were paid long ago, 15 are new. */
function grown(): RunRecord {
  const all = week(150, { batch: 'bonuses/all.csv', file: 'bonuses/all.csv' });
  const old = bulkPayment('b-old', all.slice(0, 135), { kind: 'settled' });
  const skipped = all.slice(0, 135).map((one) => ({ bonus: one, bulk: old }));
  return planned(all, { plan: planOf([batchOf(all)], { due: all.slice(135), skipped }) });
}

function doubtful(
  state: BulkPayment['state'],
  ageMs: number,
  given: Partial<RunRecord> = {},
): RunRecord {
  const two = week(2);
  const open = openReport(bulkPayment(bulk, two, state, { batch: week2, path: week2 }), { ageMs });
  return recordOf('pay', {
    ...known,
    balance: null,
    status: 'in-doubt',
    plan: planOf([batchOf(two)]),
    open: [open],
    findings: [
      finding({
        code: 'PAYMENT_IN_DOUBT',
        message: `Bulk payment ${bulk} (2 bonuses, 7.75 GBP) was about to be paid.`,
      }),
    ],
    ...given,
  });
}

const csvErrors = [
  finding({
    message: 'The amount "4,25" has a decimal comma.',
    place: { file: week2, lineNumber: 3 },
  }),
  finding({
    message: 'Lines 5, 9 and 12 have no amount.',
    hint: 'Write the amount as digits, a point and two digits, such as 4.25.',
    place: { file: week2, lineNumber: 5 },
  }),
  ...[14, 15, 18].map((lineNumber) =>
    finding({
      code: 'NOT_IN_STUDY',
      message: 'This person never took part in the study.',
      hint: 'Check whether the id belongs to another study, or whether `study-id` is right.',
      place: { file: week2, lineNumber },
    }),
  ),
];

const renamed = finding({
  kind: 'question',
  code: 'BATCH_RENAMED',
  message: `"${week2}" is new to this study, but 11 of its 12 bonuses (34.25 in all) are the same people with the same amounts as in the paid batch "bonuses/week1.csv".`,
  hint: 'If the file was renamed, copied or exported cumulatively, these people would be paid twice: give the file its earlier name back, or take the lines out.',
  place: { file: week2 },
});

function twoStudies(): RunRecord {
  const one = week(12);
  const other = week(5, { study: secondStudy, file: 'bonuses/all.csv', batch: 'bonuses/all.csv' });
  return planned([], { plan: planOf([batchOf(one), batchOf(other)]), balance: null });
}

export function scenes(): Scene[] {
  const part = week(250);
  const first = report(bulk, part.slice(0, 200));
  const refusal = finding({
    code: 'PROLIFIC_REFUSED',
    message: `Prolific refused to pay bulk payment ${bulk} (HTTP 400): Not enough funds`,
    hint: 'Nobody was paid by this bulk payment; its bonuses are still due. Fix the cause and run again.',
  });
  return [
    comment('plan', planned(week(12))),
    comment('plan-one', planned(week(1))),
    comment('plan-week-10', grown()),
    comment('plan-450', planned(week(450))),
    comment('plan-10000', planned(week(10_000))),
    comment('plan-question', planned(week(12), { findings: [renamed] })),
    comment('plan-errors', recordOf('plan', { status: 'blocked', findings: csvErrors })),
    comment(
      'plan-without-token',
      planned(week(12), {
        studies: new Map(),
        balance: null,
        currency: null,
        unchecked: [
          'Whether these people took part in the study, and whether a person stands in a batch twice.',
          'What these people have already received at Prolific.',
        ],
      }),
    ),
    comment('plan-nothing-due', planned([], { plan: grownPlan() })),
    comment('plan-two-studies', twoStudies()),
    summary('plan-manual', planned(week(12))),
    summary('paid', paid(week(12)), { receiptPath: 'receipt.csv' }),
    summary(
      'paid-not-arrived',
      paid(week(12), { bulks: [report(bulk, week(12), { state: 'accepted' })] }),
    ),
    summary('paid-450', paid(week(450))),
    summary(
      'part-paid',
      paid(part, {
        status: 'refused',
        bulks: [first, report('42a65e4e1800ba016b0e9ece', part.slice(200), { state: 'refused' })],
        findings: [refusal],
      }),
    ),
    summary('in-doubt', doubtful({ kind: 'unknown' }, 10 * 60_000)),
    summary('in-doubt-after-an-hour', doubtful({ kind: 'claimed' }, 3 * 3_600_000)),
    comment('in-doubt-comment', { ...doubtful({ kind: 'claimed' }, 3 * 3_600_000), mode: 'plan' }),
    summary('accepted-long-ago', doubtful({ kind: 'accepted' }, 30 * 3_600_000)),
    summary(
      'already-paid',
      recordOf('pay', { ...known, status: 'already-paid', plan: grownPlan() }),
    ),
    summary('csv-errors', recordOf('pay', { status: 'blocked', findings: csvErrors })),
    summary(
      'question',
      recordOf('pay', {
        ...known,
        status: 'blocked',
        plan: planOf([batchOf(week(12))]),
        findings: [renamed],
      }),
    ),
    summary('reconciled', recordOf('reconcile', { ...known, status: 'reconciled' })),
    summary(
      'resolved',
      recordOf('reconcile', {
        ...known,
        status: 'reconciled',
        reconciled: [
          `Bulk payment ${bulk}: resolved as paid by octocat; 2 bonuses count as paid.`,
          `Bulk payment ${bulk}: resolved as not paid by octocat; 1 of 2 bonuses is due again, 1 had arrived and counts as paid.`,
        ],
      }),
    ),
    summary(
      'cancelled',
      recordOf('pay', {
        ...known,
        status: 'blocked',
        plan: planOf([batchOf(week(12))]),
        warnings: [
          'The run was cancelled before everything was paid. What is not paid is still due: run again.',
        ],
      }),
    ),
    summary('bug', recordOf('pay', { ...known, plan: planOf([batchOf(week(12))]) })),
    summary(
      'wrong-inputs',
      recordOf('pay', {
        status: 'blocked',
        findings: [
          finding({
            code: 'INPUT_INVALID',
            message: 'max-total: "500 pounds" is not an amount.',
            hint: 'Write digits, and at most two decimals.',
          }),
        ],
      }),
      { settings: null },
    ),
  ];
}

function grownPlan(): ReturnType<typeof planOf> {
  const all = week(36, { batch: 'bonuses/week1.csv', file: 'bonuses/week1.csv' });
  const old = bulkPayment('b-old', all, { kind: 'settled' });
  const skipped = all.map((one) => ({ bonus: one, bulk: old }));
  return planOf([batchOf(all)], { due: [], skipped });
}
