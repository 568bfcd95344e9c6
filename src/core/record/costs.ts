import type { Bonus } from '../bonus.ts';
import type { Cents } from '../money.ts';
import { type Estimate, estimateCosts } from '../prolific/rates.ts';
import { paidBulks } from './own-bulks.ts';
import type { SetUp, RunRecord } from './run-record.ts';

/** What bonuses, one bulk payment or several, cost in whole minor units, as printed everywhere. */
interface Money {
  readonly amountCents: Cents;
  /** Null if Prolific did not say for at least one of them. */
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  /** Prolific's own total, which need not be the sum of the others to the penny. */
  readonly totalCents: number;
}

/**
 * What has a price: a bulk payment of this run, or of the ledger. Fractions of a penny, as Prolific
 * has them.
 */
export interface Priced {
  readonly amountCents: Cents;
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  readonly totalCents: number;
}

export interface BulkMoney<T = SetUp> extends Money {
  readonly payment: T;
}

export interface RunMoney<T = SetUp> extends Omit<Money, 'amountCents'> {
  /** Their money sums exactly to that of the run. */
  readonly bulks: readonly BulkMoney<T>[];
}

/**
 * Adds bulk payments up. Prolific's fractions of a penny are rounded once, in the sum, and
 * distributed over the bulk payments.
 */
export function addMoney<T extends Priced>(payments: readonly T[]): RunMoney<T> {
  const fees = roundKnown(payments, ({ feesCents }) => feesCents);
  const vat = roundKnown(payments, ({ vatCents }) => vatCents);
  const totals = roundTogether(payments, ({ totalCents }) => totalCents);
  const bulks = totals.map(([payment, totalCents]) => ({
    payment,
    amountCents: payment.amountCents,
    feesCents: fees.get(payment) ?? null,
    vatCents: vat.get(payment) ?? null,
    totalCents,
  }));
  return {
    bulks,
    feesCents: sumKnown(bulks.map(({ feesCents }) => feesCents)),
    vatCents: sumKnown(bulks.map(({ vatCents }) => vatCents)),
    totalCents: sumOf(bulks.map(({ totalCents }) => totalCents)),
  };
}

/**
 * Prolific's doubles are read to this part of a minor unit; anything smaller is noise of binary
 * fractions.
 */
const partsOfAUnit = 10_000;

/**
 * Rounds the items' numbers so that their sum is the sum of the numbers, rounded once and half up.
 * Each is less than one from its number; the largest fractions are rounded up, of equal ones the
 * first.
 *
 * @returns each item with its whole number, in the order of the items
 */
export function roundTogether<T>(
  items: readonly T[],
  numberOf: (item: T) => number,
): (readonly [T, number])[] {
  let sum = 0;
  const parts = items.map((item) => {
    const part = Math.round(numberOf(item) * partsOfAUnit);
    sum += part;
    const floor = Math.floor(part / partsOfAUnit);
    return { item, floor, rest: part - floor * partsOfAUnit };
  });
  const total = Math.floor((sum + partsOfAUnit / 2) / partsOfAUnit);
  const missing = total - parts.reduce((all, { floor }) => all + floor, 0);
  const raised = new Set(parts.toSorted((a, b) => b.rest - a.rest).slice(0, missing));
  return parts.map((part) => [part.item, part.floor + (raised.has(part) ? 1 : 0)]);
}

/**
 * The currency of the run's studies, according to Prolific or a claim in the ledger; null if
 * neither said.
 */
export function currencyOf(record: RunRecord): string | null {
  const { currency, bulks, plan, open, paidBefore } = record;
  const earlier = plan?.skipped[0]?.bulk ?? open[0]?.bulk;
  const held = [...paidBefore.values()].find((totals) => totals.currency !== null);
  return currency ?? bulks[0]?.currency ?? earlier?.claim.currency ?? held?.currency ?? null;
}

/**
 * What the fees, VAT and total of the run cover: what it paid; for a plan, the drafts that it set
 * up, if they are everything that is due. Null for a plan that did not ask.
 */
export function countedMoney(record: RunRecord): RunMoney | null {
  if (record.mode !== 'plan') return addMoney(paidBulks(record));
  const drafted = record.bulks.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
  return drafted > 0 && drafted === record.plan?.due.length ? addMoney(record.bulks) : null;
}

/**
 * Roughly what due bonuses will cost, from what Prolific has charged in their studies so far; null
 * if one study does not tell.
 */
export function estimateDue({ studies }: RunRecord, due: readonly Bonus[]): Estimate | null {
  return estimateCosts(
    due.map(({ study, amount }) => ({ amount, rates: studies.get(study)?.rates ?? null })),
  );
}

/** Rounds the known ones together; leaves out the others. */
function roundKnown<T extends Priced>(
  payments: readonly T[],
  numberOf: (payment: T) => number | null,
): Map<T, number> {
  const known = payments.flatMap((payment) => {
    const number = numberOf(payment);
    return number === null ? [] : [{ payment, number }];
  });
  return new Map(
    roundTogether(known, ({ number }) => number).map(([{ payment }, cents]) => [payment, cents]),
  );
}

/** Null if one of them is not known. */
function sumKnown(numbers: readonly (number | null)[]): number | null {
  return numbers.includes(null) ? null : sumOf(numbers);
}

/** Unknown numbers count as zero. */
function sumOf(numbers: readonly (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
}
