import { type BulkPayment, heldBonuses, type StudyLedger } from '../ledger/fold.ts';
import type { BulkId } from '../ids.ts';

/** What a study's ledger holds as paid, in minor units. */
export interface LedgerTotals {
  readonly bonuses: number;
  readonly cents: number;
  /** What the workspace was charged, with Prolific's fractions of a penny. */
  readonly chargedCents: number;
  /** Null if nothing is paid. */
  readonly currency: string | null;
  /** The labels under which it was paid, each once, oldest first. */
  readonly labels: readonly string[];
  /** Whether the ledger has any line, so that a link to it works. */
  readonly hasLines: boolean;
}

/** @param own bulk payments to leave out, because this run made them */
export function totalsOf(ledger: StudyLedger, own: ReadonlySet<BulkId> = new Set()): LedgerTotals {
  const labels = new Set<string>();
  let [bonuses, cents, chargedCents] = [0, 0, 0];
  let currency: string | null = null;
  for (const bulk of ledger.bulks.values()) {
    const held = heldBy(bulk);
    if (own.has(bulk.claim.bulk) || held.bonuses === 0) continue;
    labels.add(bulk.claim.batch);
    currency ??= bulk.claim.currency;
    bonuses += held.bonuses;
    cents += held.cents;
    chargedCents += held.chargedCents;
  }
  const hasLines = ledger.bulks.size > 0;
  return { bonuses, cents, chargedCents, currency, labels: [...labels], hasLines };
}

/**
 * What counts as paid of a bulk payment. If a human resolved it as not paid, this is a part, with
 * its share of the fees.
 */
export function heldBy(bulk: BulkPayment): {
  readonly bonuses: number;
  readonly cents: number;
  readonly chargedCents: number;
  /** The share of all its money. */
  readonly share: number;
} {
  const { claim } = bulk;
  const held = heldBonuses(bulk);
  const cents = held.reduce((sum, { amount }) => sum + amount, 0);
  const share = cents / claim.amount;
  return { bonuses: held.length, cents, chargedCents: claim.total * share, share };
}
