import { type Batch, type Bonus, bonusKey } from '../bonus.ts';
import type { BulkId } from '../ids.ts';
import type { BulkPayment } from '../ledger/fold.ts';
import { isPaid, isUnanswered, type OwnBulk, ownBulks } from './own-bulks.ts';
import type { RunRecord } from './run-record.ts';

/** What became of each bonus of the run. */
export type BonusState = 'paid' | 'already paid' | 'due' | 'not paid' | 'in doubt' | 'zero';

export interface BonusRow {
  readonly bonus: Bonus;
  readonly state: BonusState;
  /** The bulk payment that paid it, may have paid it, or was refused; null where none was sent. */
  readonly bulk: BulkId | null;
  /** The bulk payment of this run that it is in, as a draft too. */
  readonly report: OwnBulk | null;
  /** The bulk payment of the ledger that has paid it before, or may have. */
  readonly earlier: BulkPayment | null;
}

/** A batch of the run with its lines, zeros included, in file order. */
export interface BatchRows {
  readonly batch: Batch;
  readonly rows: readonly BonusRow[];
}

/** Every bonus of the run and its state; nothing where the run ended before it had a plan. */
export function bonusRows(record: RunRecord): BatchRows[] {
  const { plan, mode } = record;
  if (plan === null) return [];
  const reportOf = finderIn(reportsByBonus(record));
  const doubtOf = finderIn(doubtsByBonus(record));
  const skipped = new Map(plan.skipped.map(({ bonus, bulk }) => [bonus, bulk]));
  const due = new Set(plan.due);
  const rowOf = (bonus: Bonus): BonusRow => {
    const report = reportOf(bonus) ?? null;
    const own = (state: BonusState): BonusRow => {
      const bulk = report === null || report.state === 'set-up' ? null : report.bulk;
      return { bonus, state, bulk, report, earlier: null };
    };
    const before = (state: BonusState, earlier: BulkPayment): BonusRow => {
      return { bonus, state, bulk: earlier.claim.bulk, report, earlier };
    };
    if (report !== null && isPaid(report)) return own('paid');
    const doubt = doubtOf(bonus);
    if (doubt !== undefined) return before('in doubt', doubt);
    const paidBy = skipped.get(bonus);
    if (paidBy !== undefined) return before('already paid', paidBy);
    if (report !== null && isUnanswered(report)) return own('in doubt');
    if (bonus.amount === 0) return own('zero');
    return own(due.has(bonus) && mode === 'plan' ? 'due' : 'not paid');
  };
  return plan.batches.map((batch) => ({
    batch,
    rows: [...batch.bonuses, ...batch.zeros].sort((a, b) => a.lineNumber - b.lineNumber).map(rowOf),
  }));
}

/** A run that had to plan again can have set a bonus up twice: the bulk payment that got furthest counts. */
function reportsByBonus(record: RunRecord): Map<string, OwnBulk> {
  const rank = (report: OwnBulk): number => (isPaid(report) ? 2 : isUnanswered(report) ? 1 : 0);
  const reports = new Map<string, OwnBulk>();
  for (const report of ownBulks(record).toSorted((a, b) => rank(a) - rank(b)))
    for (const bonus of report.bonuses) reports.set(bonusKey(bonus), report);
  return reports;
}

function doubtsByBonus({ open }: RunRecord): Map<string, BulkPayment> {
  const doubts = new Map<string, BulkPayment>();
  for (const { study, bulk, inDoubt } of open) {
    if (!inDoubt) continue;
    const { batch, bonuses } = bulk.claim;
    for (const { to } of bonuses) doubts.set(bonusKey({ study, batch, to }), bulk);
  }
  return doubts;
}

/** Looks up by bonus. Where there is nothing to find, as in most runs, no line needs a key. */
function finderIn<T>(byKey: ReadonlyMap<string, T>): (bonus: Bonus) => T | undefined {
  return byKey.size === 0 ? () => undefined : (bonus) => byKey.get(bonusKey(bonus));
}
