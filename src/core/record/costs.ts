import type { Bonus } from '../bonus.ts';
import type { Cents } from '../money.ts';
import { type Estimate, estimateCosts } from '../prolific/rates.ts';
import { type BulkReport, paidBulks, type RunRecord } from './run-record.ts';
import { divide, roundTogether } from './shares.ts';

/** What bonuses, one bulk payment or several, cost in whole minor units, as printed everywhere. */
export interface Money {
  readonly amountCents: Cents;
  /** Null where Prolific did not say it, of one of them at least. */
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  /** Prolific's own total, which need not be the sum of the others to the penny. */
  readonly totalCents: number;
}

export interface BulkMoney extends Money {
  readonly report: BulkReport;
}

export interface RunMoney extends Omit<Money, 'amountCents'> {
  /** Their money sums exactly to that of the run. */
  readonly bulks: readonly BulkMoney[];
}

/** Adds bulk payments up. Prolific's fractions of a penny are rounded once, in the sum; the bulk payments share that out. */
export function addMoney(reports: readonly BulkReport[]): RunMoney {
  const fees = roundKnown(reports, ({ feesCents }) => feesCents);
  const vat = roundKnown(reports, ({ vatCents }) => vatCents);
  const totals = roundTogether(reports, ({ totalCents }) => totalCents);
  const bulks = totals.map(([report, totalCents]) => ({
    report,
    amountCents: report.amountCents,
    feesCents: fees.get(report) ?? null,
    vatCents: vat.get(report) ?? null,
    totalCents,
  }));
  return {
    bulks,
    feesCents: sumKnown(bulks.map(({ feesCents }) => feesCents)),
    vatCents: sumKnown(bulks.map(({ vatCents }) => vatCents)),
    totalCents: sumOf(bulks.map(({ totalCents }) => totalCents)),
  };
}

/** The currency of the run's studies, as Prolific or a claim of the ledger said it; null where neither did. */
export function currencyOf({ currency, bulks, plan, open }: RunRecord): string | null {
  const earlier = plan?.skipped[0]?.bulk ?? open[0]?.bulk;
  return currency ?? bulks[0]?.currency ?? earlier?.claim.currency ?? null;
}

/**
 * What the fees, VAT and total of the run are about: what it paid; for a plan, the drafts that it set up, if they are all that is due.
 * Null for a plan that did not ask.
 */
export function countedMoney(record: RunRecord): RunMoney | null {
  if (record.mode !== 'plan') return addMoney(paidBulks(record));
  const drafted = record.bulks.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
  return drafted > 0 && drafted === record.plan?.due.length ? addMoney(record.bulks) : null;
}

/** What due bonuses will cost, about, by what Prolific has charged in their studies so far; null where one study does not tell. */
export function estimateDue({ studies }: RunRecord, due: readonly Bonus[]): Estimate | null {
  return estimateCosts(
    due.map(({ study, amount }) => ({ amount, rates: studies.get(study)?.rates ?? null })),
  );
}

/** Each bonus's part of its bulk payment's money, in proportion to its amount. The parts sum exactly to the whole. */
export function shareMoney({ report, ...money }: BulkMoney): Map<Bonus, Money> {
  const { bonuses } = report;
  const amountOf = ({ amount }: Bonus): number => amount;
  const shareOf = (cents: number | null): Map<Bonus, number> =>
    new Map(cents === null ? [] : divide(cents, bonuses, amountOf));
  const fees = shareOf(money.feesCents);
  const vat = shareOf(money.vatCents);
  // By how much Prolific's total differs from the sum of its parts: unknown parts, or a penny of rounding.
  const rest = money.totalCents - sumOf([money.amountCents, money.feesCents, money.vatCents]);
  return new Map(
    divide(rest, bonuses, amountOf).map(([bonus, restCents]) => {
      const feesCents = fees.get(bonus) ?? null;
      const vatCents = vat.get(bonus) ?? null;
      const totalCents = sumOf([bonus.amount, feesCents, vatCents, restCents]);
      return [bonus, { amountCents: bonus.amount, feesCents, vatCents, totalCents }];
    }),
  );
}

/** Rounds those that are known together; those that are not are left out. */
function roundKnown(
  reports: readonly BulkReport[],
  numberOf: (report: BulkReport) => number | null,
): Map<BulkReport, number> {
  const known = reports.flatMap((report) => {
    const number = numberOf(report);
    return number === null ? [] : [{ report, number }];
  });
  return new Map(
    roundTogether(known, ({ number }) => number).map(([{ report }, cents]) => [report, cents]),
  );
}

/** Null where one of them is not known. */
function sumKnown(numbers: readonly (number | null)[]): number | null {
  return numbers.includes(null) ? null : sumOf(numbers);
}

/** What is not known counts nothing. */
function sumOf(numbers: readonly (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
}
