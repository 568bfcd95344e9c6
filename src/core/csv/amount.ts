import { type Cents, formatCents, largestBonusCents, parseCents } from '../money.ts';

/** What an amount's cell says. */
export type Amount =
  /** Written with a point, or a whole zero: there is one reading. */
  | { readonly kind: 'exact'; readonly cents: Cents }
  /** Written without a point: pounds, or pence by the commonest of mistakes. */
  | { readonly kind: 'whole'; readonly cents: Cents; readonly digits: string }
  /** The problem goes on after `the amount …`. */
  | { readonly kind: 'invalid'; readonly problem: string };

/** How an amount is written, for every hint about one. */
export const amountHint =
  "Write the amount in the study's currency as digits, a point and two digits, such as 4.25.";

/** What people write instead of an amount, most telling first. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'is missing'],
  [/^\s|\s$/, 'has a space around it'],
  [/^[+\-\u2212]/, 'has a sign'],
  [/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/, 'has a thousands separator'],
  [/^\d+,\d*$/, 'has a decimal comma'],
  [/^\d+(?:\.\d*)?e[+-]?\d+$/i, 'has an exponent'],
  [/^\d+\.\d{3,}$/, 'has more than two decimals'],
  [/\p{Sc}|\b[a-z]{3}\b/iu, 'has a currency sign'],
];

/** Digits, optionally a point and one or two digits; at most 99,999.99. */
export function parseAmount(text: string): Amount {
  const match = /^(\d+)(\.\d{1,2})?$/.exec(text);
  if (match === null) {
    const [, problem = 'is not an amount'] = mistakes.find(([form]) => form.test(text)) ?? [];
    return { kind: 'invalid', problem };
  }
  const [, written = '', fraction] = match;
  const digits = written.replace(/^0+(?=\d)/, '');
  const cents = parseCents(`${digits}${fraction ?? ''}`);
  if (cents === null) {
    return { kind: 'invalid', problem: `is more than ${formatCents(largestBonusCents)}` };
  }
  if (fraction === undefined && cents > 0) return { kind: 'whole', cents, digits };
  return { kind: 'exact', cents };
}

/** Whether an amount shows that its file is not in pence: a fraction that is not zero. */
export function hasFraction(amount: Amount): boolean {
  return amount.kind === 'exact' && amount.cents % 100 !== 0;
}

/** Both readings of a whole number, pounds and pence: `30.00 or 0.30`. */
export function renderReadings(amount: { readonly cents: Cents; readonly digits: string }): string {
  return `${formatCents(amount.cents)} or ${formatCents(Number(amount.digits))}`;
}
