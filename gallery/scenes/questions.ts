import { bulkPayment } from '../../__tests__/kit/ledger-states.ts';
import type { Finding } from '../../src/core/errors.ts';
import { centsOf } from '../../src/core/money.ts';
import { checkApproval } from '../../src/core/plan/approval.ts';
import { findPaidElsewhere } from '../../src/core/checks/elsewhere.ts';
import { findNotPreviewed } from '../../src/core/plan/previewed.ts';
import type { StudyId } from '../../src/core/ids.ts';
import type { StudyLedger } from '../../src/core/ledger/fold.ts';
import { questionsIn } from '../../src/core/plan/digest.ts';
import { withQuestions } from '../../src/core/plan/due.ts';
import { ledgerLost } from '../../src/core/losses/ledger-lost.ts';
import { checkBalance, checkLimits } from '../../src/core/checks/limits.ts';
import { findOutdated } from '../../src/core/checks/outdated.ts';
import { findRenamed } from '../../src/core/checks/renamed.ts';
import { findRunningTotals } from '../../src/core/checks/running-totals.ts';
import { parseAllBatches } from '../../src/core/csv/files.ts';
import type { RunRecord } from '../../src/core/record/run-record.ts';
import {
  batchOf,
  finding,
  idOf,
  planOf,
  settings,
  study,
} from '../../__tests__/kit/run-records.ts';
import { secondStudy, week, week1, week2 } from './runs.ts';

/** Errors and questions, as the checks themselves word them. */

const personOf = (): null => null;
const someone = (): string => 'This person';

function ledgerOf(bonuses: ReturnType<typeof week>, label: string): StudyLedger {
  const old = bulkPayment('b1', bonuses, { kind: 'settled' }, { batch: label, path: label });
  return { bulks: new Map([[old.claim.bulk, old]]) };
}

function ledgersOf(bonuses: ReturnType<typeof week>): ReadonlyMap<StudyId, StudyLedger> {
  return new Map([[study, ledgerOf(bonuses, week1)]]);
}

const twelve = week(12);

/** Eleven of twelve were paid under another name. */
export const renamed = findRenamed(
  [batchOf(twelve)],
  ledgersOf(week(11, { batch: week1 })),
  personOf,
);

/** Everybody of week 1 again, with more. */
export const runningTotals = findRunningTotals(
  [batchOf(twelve.map((one) => ({ ...one, amount: centsOf(one.amount + 125_000) })))],
  ledgersOf(week(12, { batch: week1 })),
  personOf,
);

export const outdated = findOutdated(
  [batchOf(twelve)],
  new Map([[week2, 'd2ef596'.padEnd(40, '0')]]),
  'refs/heads/main',
);

/** The same file was paid while the workflow named another study. */
export const elsewhere = findPaidElsewhere(
  [batchOf(twelve)],
  [batchOf(twelve)],
  new Map([[secondStudy, ledgerOf(week(12, { study: secondStudy }), week2)]]),
  () => null,
  () => false,
);

/** A commit straight to the default branch, and a merge whose preview showed something else. */
export const notPreviewed = [[], [{ number: 7, title: 'Bonuses', approvedBy: [] }]].flatMap(
  (pullRequests) =>
    findNotPreviewed(planOf([batchOf(twelve)]), '19', { pullRequests, digests: new Set() }) ?? [],
);

export const lost = [ledgerLost({ study, currency: 'GBP', bonusesCents: 1_234_500 }, 'question')];

export const tooMuch = week(450).map((one) => ({ ...one, amount: centsOf(one.amount + 4_500) }));

export const overLimits = [
  ...checkLimits(
    tooMuch,
    { maxPerBonusCents: centsOf(5_000), maxTotalCents: centsOf(50_000) },
    centsOf(0),
    someone,
  ),
  ...checkBalance(3_039_540, 'GBP', { currency: 'GBP', available: 120_000 }),
];

const id = (n: number): string => String(idOf(n));
const csv = [
  'participant_id,amount',
  `${id(1)},4.25`,
  `${id(2)},"4,25"`,
  `${id(3)},£1.00`,
  `${id(4)},`,
  `${id(5)},2.75`,
  `${id(6)},NA`,
  `${id(1)},3.25`,
  `${id(7).slice(0, 23)},3.25`,
  `${id(8)},2.005`,
];

/** What a person finds in a file that came from a spreadsheet. */
export const csvErrors = readCsv(week2, csv);

/** Whole amounts: nobody can tell whether they are pounds or pence. */
export const wholeAmounts = readCsv(week1, [
  'participant_id,amount',
  ...Array.from({ length: 300 }, (_, n) => `${id(n + 1)},${n + 5}`),
]);

function readCsv(file: string, lines: readonly string[]): Finding[] {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const source = { file, path: file, gitPath: file, blobs: [''], bytes };
  return [...parseAllBatches([source], settings).findings];
}

/** People who never took part, as a check of each line says it. */
export const strangers = [14, 15, 18].map((lineNumber) =>
  finding({
    code: 'NOT_IN_STUDY',
    message: 'This person never took part in the study.',
    hint: 'Check whether the id belongs to another study, or whether `study-id` is right.',
    place: { file: week2, lineNumber },
  }),
);

/** A plan with these questions in its digest, as a run has it. */
export function asking(questions: readonly Finding[]): Pick<RunRecord, 'plan' | 'findings'> {
  const plan = withQuestions(planOf([batchOf(twelve)]), questionsIn(questions));
  return { plan, findings: [...questions] };
}

/** An approval that is missing, or for another plan. */
export function approvalOf(approve: string | null): Pick<RunRecord, 'plan' | 'findings'> {
  const plan = planOf([batchOf(twelve)]);
  return { plan, findings: checkApproval(plan, new Map(), { approve, isRequired: true }) };
}
