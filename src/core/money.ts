/** A whole number of minor units (pence, cents); only the functions of this file make one. */
export type Cents = number & { readonly unit: 'cents' };

/** The most that one bonus may be: 99,999.99. */
export const largestBonusCents = 9_999_999 as Cents;

/**
 * The most that a limit on a whole run may be, 99,999,999.99: far below the size at which numbers
 * lose pennies.
 */
export const largestTotalCents = 9_999_999_999 as Cents;

/**
 * Text with at most two decimals to minor units: `4.25` gives 425, `30` gives 3000, `0.5` gives 50.
 * Null for anything else: signs, exponents, separators, more decimals, more than `most`.
 * Digits are joined, never multiplied, so no binary fraction is ever involved.
 */
export function parseCents(text: string, most: Cents = largestBonusCents): Cents | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const cents = Number(`${whole}${fraction.padEnd(2, '0')}`) as Cents;
  return cents <= most ? cents : null;
}

/** A whole, non-negative number of minor units, as the ledger holds it. Throws on anything else. */
export function centsOf(value: number): Cents {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`Not minor units: ${value}`);
  return value as Cents;
}

export function addCents(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum as Cents;
}

/**
 * Minor units to a decimal with two places: 425 gives `4.25`. Fees and VAT can hold fractions of a
 * penny (Prolific: Set up bonuses, `fees: 283.34`); they are rounded half up, here and nowhere
 * else.
 */
export function renderPlainCents(amount: number): string {
  const whole = Math.round(amount);
  const digits = String(Math.abs(whole)).padStart(3, '0');
  return `${whole < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The same for people to read: 123456 gives `1,234.56`. Never for a machine, and never for a CSV
 * cell.
 */
export function renderCents(amount: number): string {
  return groupThousands(renderPlainCents(amount));
}

/** `12,345` */
export function renderCount(count: number): string {
  return groupThousands(String(count));
}

/**
 * Done by hand, because locales differ between machines, and a summary must be the same on every
 * runner.
 */
function groupThousands(digits: string): string {
  return digits.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,');
}
