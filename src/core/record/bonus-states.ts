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
  /** The bulk payment that paid it, may have paid it, or was refused; null if none was sent. */
  readonly bulk: BulkId | null;
}

/** A batch of the run with its lines, zeros included, in file order. */
export interface BatchRows {
  readonly batch: Batch;
  readonly rows: readonly BonusRow[];
}

/** Every bonus of the run and its state; empty if the run ended before it had a plan. */
export function bonusRows(record: RunRecord): BatchRows[] {
  const { plan, mode } = record;
  if (plan === null) return [];
  const ownBulkOf = finderIn(ownByBonus(record));
  const doubtOf = finderIn(doubtsByBonus(record));
  const skipped = new Map(plan.skipped.map(({ bonus, bulk }) => [bonus, bulk]));
  const due = new Set(plan.due);
  const rowOf = (bonus: Bonus): BonusRow => {
    const ownBulk = ownBulkOf(bonus);
    const own = (state: BonusState): BonusRow => {
      const wasSent = ownBulk !== undefined && ownBulk.state !== 'set-up';
      return { bonus, state, bulk: wasSent ? ownBulk.bulk : null };
    };
    if (ownBulk !== undefined && isPaid(ownBulk)) return own('paid');
    const doubt = doubtOf(bonus);
    if (doubt !== undefined) return { bonus, state: 'in doubt', bulk: doubt.claim.bulk };
    const paidBy = skipped.get(bonus);
    if (paidBy !== undefined) return { bonus, state: 'already paid', bulk: paidBy.claim.bulk };
    if (ownBulk !== undefined && isUnanswered(ownBulk)) return own('in doubt');
    if (bonus.amount === 0) return own('zero');
    return own(due.has(bonus) && mode === 'plan' ? 'due' : 'not paid');
  };
  return plan.batches.map((batch) => ({
    batch,
    rows: [...batch.bonuses, ...batch.zeros].sort((a, b) => a.lineNumber - b.lineNumber).map(rowOf),
  }));
}

/**
 * A run that planned again may have set a bonus up twice: the bulk payment that got furthest
 * counts.
 */
function ownByBonus(record: RunRecord): Map<string, OwnBulk> {
  const rank = (ownBulk: OwnBulk): number => (isPaid(ownBulk) ? 2 : isUnanswered(ownBulk) ? 1 : 0);
  const byBonus = new Map<string, OwnBulk>();
  for (const ownBulk of ownBulks(record).toSorted((a, b) => rank(a) - rank(b)))
    for (const bonus of ownBulk.bonuses) byBonus.set(bonusKey(bonus), ownBulk);
  return byBonus;
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

/** Looks up by bonus. If there is nothing to find, as in most runs, it computes no keys. */
function finderIn<T>(byKey: ReadonlyMap<string, T>): (bonus: Bonus) => T | undefined {
  return byKey.size === 0 ? () => undefined : (bonus) => byKey.get(bonusKey(bonus));
}
