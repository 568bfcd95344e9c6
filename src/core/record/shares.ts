/** Whole minor units out of fractions and proportions, so that the parts sum exactly to what is printed as their total. */

/** Prolific's doubles are taken to this part of a minor unit; what lies below is noise of binary fractions. */
const partsOfAUnit = 10_000;

/**
 * Rounds the items' numbers so that their sum is the sum of the numbers, rounded once and half up. Each is less than one from its
 * number; the largest fractions are rounded up, of equal ones the first.
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
  return raiseTo(Math.floor((sum + partsOfAUnit / 2) / partsOfAUnit), parts);
}

/**
 * Divides a whole number in proportion to whole weights, by the largest remainder. The parts sum exactly to it; a negative number
 * has negative parts.
 *
 * @param weightOf zero or more, and more than zero for one item at least
 * @returns each item with its part, in the order of the items
 */
export function divide<T>(
  total: number,
  items: readonly T[],
  weightOf: (item: T) => number,
): (readonly [T, number])[] {
  const whole = BigInt(Math.abs(total));
  const all = items.reduce((sum, item) => sum + BigInt(weightOf(item)), 0n);
  const parts = items.map((item) => {
    // The product can be beyond what a double counts exactly; quotient and remainder are not.
    const product = whole * BigInt(weightOf(item));
    return { item, floor: Number(product / all), rest: Number(product % all) };
  });
  const raised = raiseTo(Math.abs(total), parts);
  return total < 0 ? raised.map(([item, part]) => [item, part === 0 ? 0 : -part]) : raised;
}

interface Part<T> {
  readonly item: T;
  readonly floor: number;
  /** What rounding down has taken away, in any unit. */
  readonly rest: number;
}

/** Adds one to the parts with the largest rests until they sum to the total; of equal ones to the first. */
function raiseTo<T>(total: number, parts: readonly Part<T>[]): (readonly [T, number])[] {
  const missing = total - parts.reduce((sum, { floor }) => sum + floor, 0);
  const raised = new Set(parts.toSorted((a, b) => b.rest - a.rest).slice(0, missing));
  return parts.map((part) => [part.item, part.floor + (raised.has(part) ? 1 : 0)]);
}
