import {
  type Cents,
  renderPlainCents,
  largestBonusCents,
  parseCents,
  renderCents,
} from '../money.ts';

/** What an amount cell says. */
export type Amount =
  | { readonly kind: 'amount'; readonly cents: Cents; readonly decimals: number }
  /** Empty, or what a script writes when it has no value for a person. */
  | { readonly kind: 'none' }
  /** The fault continues `the amount …`, and begins with "is" or "has". */
  | { readonly kind: 'invalid'; readonly fault: string; readonly hint: string };

/** How to write an amount, for every hint about one. */
const amountHint =
  "Write the amount in the study's currency as digits, a point and two digits, such as 4.25.";

/** R, pandas, Excel, SQL, SPSS and SAS, in lower case. */
const noValues = new Set(
  ['', 'nan', 'na', 'n/a', '<na>', 'null', 'none', 'nil', '.', '-', '--'].concat(
    ['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity', 'undefined', 'missing'],
    ['#n/a', '#null!', '#num!', '#value!', '#div/0!', '#ref!', '#name?'],
  ),
);

/** What people write instead of an amount, most telling first. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^[+\-\u2212(]/, 'has a sign'],
  [/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/, 'has a thousands separator'],
  [/^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:\.\d*)?$/, 'has a thousands separator'],
  [/^\d*,\d*$/, 'has a decimal comma'],
  [/^(?:\d+\.?|\d*\.\d+)e[+-]?\d+$/i, 'has an exponent'],
  [/^\d*\.\d{3,}$/, 'has more than two decimals'],
  [/^\d+\.$/, 'has a point and no digits after it'],
  [/^[\d.]+ ?p$/i, 'is in pence'],
  [/\p{Sc}|\b[a-z]{3}\b/iu, 'has a currency sign'],
];

/**
 * An amount in the study's currency, without surrounding spaces: digits, optionally with a point
 * and one or two digits, or only a point and one or two digits; at most 99,999.99.
 */
export function parseAmount(text: string): Amount {
  if (noValues.has(text.toLowerCase())) return { kind: 'none' };
  const match = /^(\d*)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) {
    const fault = mistakes.find(([form]) => form.test(text))?.[1] ?? 'is not an amount';
    const rounded = roundToCents(text);
    const hint =
      rounded === null
        ? amountHint
        : `Round it to two decimals: ${text.slice(0, 30)} to ${rounded}.`;
    return { kind: 'invalid', fault, hint };
  }
  const [, whole = '', fraction = ''] = match;
  // Leading zeros do not make a number too large.
  const digits = whole.replace(/^0+(?=\d)/, '');
  const cents = parseCents(`${digits === '' ? '0' : digits}${fraction && `.${fraction}`}`);
  if (cents === null) {
    const fault = `is more than ${renderCents(largestBonusCents)}`;
    return { kind: 'invalid', fault, hint: 'Check the amount; no bonus can be that large.' };
  }
  return { kind: 'amount', cents, decimals: fraction.length };
}

/**
 * Rounds a number of more than two decimals half up, by digits; null for other text, or if the
 * result is more than a bonus can be.
 */
function roundToCents(text: string): string | null {
  const match = /^(\d*)\.(\d\d)(\d)\d*$/.exec(text);
  if (match === null) return null;
  const [, whole = '', two = '', next = ''] = match;
  const cents = Number(`${whole}${two}`) + (next >= '5' ? 1 : 0);
  return cents > largestBonusCents ? null : renderPlainCents(cents);
}

/**
 * Whether a cell, valid or not, shows that its file is not in pence: it has a fraction that is not
 * zero. Three digits behind a comma are thousands.
 */
export function hasFraction(text: string): boolean {
  return /^(?!\d{1,3},\d{3}$)\D{0,4}\d*[.,]0*[1-9]\d*\D{0,4}$/.test(text);
}

/** Both readings of an amount whose unit nobody can tell, pounds and pence: `25.00 or 0.25`. */
export function renderReadings(cents: Cents): string {
  return `${renderPlainCents(cents)} or ${renderPlainCents(cents / 100)}`;
}
