import { type BonusRow, bonusRows } from '../record/bonus-states.ts';
import type { Bonus } from '../bonus.ts';
import type { StudyId } from '../ids.ts';
import { addCents, renderPlainCents } from '../money.ts';
import { digestOf } from '../plan/digest.ts';
import { countedMoney, currencyOf } from '../record/costs.ts';
import { isPaid, isUnanswered, ownBulks, paidBulks } from '../record/own-bulks.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Every output of action.yml. */
export const outputNames = [
  'status',
  'plan',
  'due-count',
  'due-amount',
  'bulk-ids',
  'paid-count',
  'paid-amount',
  'skipped-count',
  'fees',
  'vat',
  'total-cost',
  'currency',
  'settled',
  'ledger-url',
  'ledger-head',
  'receipt',
] as const;

export type OutputName = (typeof outputNames)[number];

/** Outputs that come from the run's surroundings. */
export interface OutputContext {
  readonly ledgerUrls: ReadonlyMap<StudyId, string>;
  /** Path of the receipt that was written; null where none was. */
  readonly receiptPath: string | null;
}

/**
 * All known outputs, on failure too. An unknown one is left out, which a workflow reads as empty.
 */
export function outputsOf(
  record: RunRecord,
  { ledgerUrls, receiptPath }: OutputContext,
): Partial<Record<OutputName, string>> {
  const paid = paidBulks(record);
  const money = countedMoney(record);
  const [ledgerUrl] = ledgerUrls.values();
  const due = stillDue(record);
  const known: Record<OutputName, string | null> = {
    status: record.status,
    plan: runDigest(record),
    'due-count': due === null ? null : String(due.length),
    'due-amount': due === null ? null : renderPlainCents(addCents(due.map(({ amount }) => amount))),
    'bulk-ids': JSON.stringify(paid.map(({ bulk }) => bulk)),
    'paid-count': String(paid.reduce((count, { bonuses }) => count + bonuses.length, 0)),
    'paid-amount': renderPlainCents(addCents(paid.map(({ amountCents }) => amountCents))),
    'skipped-count': record.plan === null ? null : String(countSkipped(record)),
    fees: renderKnown(money?.feesCents),
    vat: renderKnown(money?.vatCents),
    'total-cost': renderKnown(money?.totalCents),
    currency: currencyOf(record),
    settled: String(isSettled(record)),
    'ledger-url': ledgerUrl ?? null,
    'ledger-head': record.ledgerHead,
    receipt: receiptPath,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}

/** Due bonuses that this run has not paid; null if it never planned. */
function stillDue(record: RunRecord): readonly Bonus[] | null {
  const { plan } = record;
  if (plan === null) return null;
  const paid = new Set(paidBulks(record).flatMap(({ bonuses }) => bonuses));
  return plan.due.filter((bonus) => !paid.has(bonus));
}

/**
 * The digest of what this run has paid plus what is still due. If a run had to plan again half way,
 * that is the plan that it started with.
 */
export function runDigest(record: RunRecord): string | null {
  const { plan } = record;
  if (plan === null) return null;
  const own = new Set(paidBulks(record).map(({ bulk }) => bulk));
  const paidSince = plan.skipped.filter(({ bulk }) => own.has(bulk.claim.bulk));
  return digestOf(
    [...plan.due, ...paidSince.map(({ bonus }) => bonus)],
    [...plan.questions, ...paidSince.flatMap(({ bulk }) => bulk.claim.answers)],
  );
}

/** Bonuses that an earlier run has paid, and those of zero: this run pays neither. */
function countSkipped(record: RunRecord): number {
  const isSkipped = ({ state }: BonusRow): boolean => state === 'already paid' || state === 'zero';
  return bonusRows(record).reduce((count, { rows }) => count + rows.filter(isSkipped).length, 0);
}

/**
 * Whether Prolific has shown everything that this run paid, and everything that was open before it
 * in its studies.
 */
export function isSettled(record: RunRecord): boolean {
  // A run that never looked cannot say so.
  const hasLooked =
    record.plan !== null || record.status === 'reconciled' || record.status === 'audited';
  const isOpen = ownBulks(record).some(
    (bulk) => isUnanswered(bulk) || (isPaid(bulk) && bulk.state !== 'settled'),
  );
  return hasLooked && record.open.length === 0 && !record.hasUnseenPaid && !isOpen;
}

function renderKnown(cents: number | null | undefined): string | null {
  return cents === null || cents === undefined ? null : renderPlainCents(cents);
}
