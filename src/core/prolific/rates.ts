import { addCents, type Cents } from '../money.ts';

/**
 * What Prolific charges on top of bonuses, as shares of what people get: fees of one third are
 * 0.333.
 */
export interface Rates {
  readonly fees: number;
  readonly vat: number;
}

/** One part of a study's cost, in minor units. */
export interface CostPart {
  readonly paid: number;
  readonly fees: number;
  readonly vat: number;
}

/**
 * The shares that Prolific has charged this study so far, from the first part that has any money in
 * it. They depend on the researcher's contract with Prolific, so they are not known in advance.
 * Null: nothing was charged yet, or not in a form that makes sense.
 */
export function ratesOf(parts: readonly (CostPart | null)[]): Rates | null {
  for (const part of parts) {
    if (part === null) continue;
    const { paid, fees, vat } = part;
    if (paid > 0 && isShareOf(paid, fees) && isShareOf(paid, vat))
      return { fees: fees / paid, vat: vat / paid };
  }
  return null;
}

/** A share outside this range is no plausible fee, so it is not shown. */
function isShareOf(paid: number, charged: number): boolean {
  return charged >= 0 && charged <= 2 * paid;
}

/** What bonuses cost in whole minor units, about. */
export interface Estimate {
  readonly feesCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
}

/**
 * @param due amounts, each with the rates of its study
 * @returns null if the rates of one of them are not known
 */
export function estimateCosts(
  due: Iterable<{ readonly amount: Cents; readonly rates: Rates | null }>,
): Estimate | null {
  let fees = 0;
  let vat = 0;
  const amounts: Cents[] = [];
  for (const { amount, rates } of due) {
    if (rates === null) return null;
    amounts.push(amount);
    fees += amount * rates.fees;
    vat += amount * rates.vat;
  }
  const feesCents = Math.round(fees);
  const vatCents = Math.round(vat);
  return { feesCents, vatCents, totalCents: addCents(amounts) + feesCents + vatCents };
}
