import type { Bonus } from '../../src/core/bonus.ts';
import { parseStudyId, type StudyId } from '../../src/core/ids.ts';
import { centsOf } from '../../src/core/money.ts';
import type { ReadIn, ReportContext } from '../../src/core/result/context.ts';
import { renderComment, renderSummary } from '../../src/core/report/summary.ts';
import type { LedgerTotals } from '../../src/core/record/ledger-totals.ts';
import type { RunRecord } from '../../src/core/record/run-record.ts';
import {
  batchOf,
  bonus,
  context,
  planOf,
  recordOf,
  ownBulk,
  settings,
  study,
} from '../../__tests__/kit/run-records.ts';

/**
 * What all scenes are made of: a lab with two studies, two files, and runs that pay or plan them.
 */

export interface Scene {
  /** The name of its picture. */
  readonly name: string;
  readonly readIn: ReadIn | 'page';
  readonly markdown: string;
}

export const [week1, week2, all] = ['week1', 'week2', 'all'].map(
  (name) => `bonuses/${name}.csv`,
) as [string, string, string];
export const secondStudy = parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId;

const amounts = [425, 350, 100, 275, 50, 600, 425, 325, 125, 200, 550, 475];
const rates = { fees: 1 / 3, vat: 1 / 15 };

export function week(count: number, given: Partial<Bonus> = {}): Bonus[] {
  return Array.from({ length: count }, (_, n) =>
    bonus(n + 1, amounts[n % amounts.length] ?? 100, { batch: week2, file: week2, ...given }),
  );
}

const here: ReportContext = {
  ...context,
  workflowFile: 'bonuses.yml',
  settings: { ...settings, currency: 'GBP', maxTotalCents: centsOf(50_000) },
};

/** Limits and a balance that a payment of this size stays within. */
export const large: Partial<ReportContext> = {
  settings: { ...settings, currency: 'GBP', maxTotalCents: centsOf(5_000_000) },
};
export const rich: Partial<RunRecord> = { balance: { currency: 'GBP', available: 6_000_000 } };

export const known: Partial<RunRecord> = {
  currency: 'GBP',
  studies: new Map([
    [study, { name: 'Reading times, wave 2', rates }],
    [secondStudy, { name: 'Listening', rates }],
  ]),
  surveyed: new Set([study, secondStudy]),
  paidBefore: new Map([[study, held(36, 11_725, [week1])]]),
  balance: { currency: 'GBP', available: 120_000 },
};

/** What the ledger holds as paid. */
export function held(bonuses: number, cents: number, labels: readonly string[]): LedgerTotals {
  return { bonuses, cents, chargedCents: cents * 1.4, currency: 'GBP', labels, hasLines: true };
}

export function comment(
  name: string,
  record: RunRecord,
  given: Partial<ReportContext> = {},
): Scene {
  const merging = { ...here, mergePays: true, eventName: 'pull_request', ...given };
  return { name, readIn: 'comment', markdown: renderComment(record, merging) };
}

export function summary(
  name: string,
  record: RunRecord,
  given: Partial<ReportContext> = {},
): Scene {
  return { name, readIn: 'summary', markdown: renderSummary(record, { ...here, ...given }) };
}

export function planned(bonuses: readonly Bonus[], given: Partial<RunRecord> = {}): RunRecord {
  const plan = planOf([batchOf(bonuses)]);
  return recordOf('plan', { ...known, status: 'planned', plan, ...given });
}

export const bulk = '42a65e4e1800ba016b0e9ecd';

/** A run that paid all of them, in bulk payments of 200. */
export function paid(bonuses: readonly Bonus[], given: Partial<RunRecord> = {}): RunRecord {
  const plan = planOf([batchOf(bonuses)]);
  const bulks = Array.from({ length: Math.ceil(bonuses.length / 200) }, (_, n) =>
    ownBulk(`${bulk.slice(0, 22)}${n + 10}`, bonuses.slice(n * 200, (n + 1) * 200)),
  );
  return recordOf('pay', { ...known, balance: null, status: 'paid', plan, bulks, ...given });
}

/** A run that paid nobody, and why is in what is given. */
export function unpaid(bonuses: readonly Bonus[], given: Partial<RunRecord>): RunRecord {
  const plan = planOf([batchOf(bonuses)]);
  return recordOf('pay', { ...known, status: 'blocked', plan, ...given });
}
