import type { ShowId } from '../text/foreign-text.ts';
import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { addCents, type Cents, renderCents } from '../money.ts';
import { plural } from '../text/plural.ts';
import type { Balance } from '../prolific/shows.ts';

/** What the due bonuses of a run may cost, in minor units. */
export interface Limits {
  readonly maxTotalCents: Cents | null;
  readonly maxPerBonusCents: Cents;
}

/**
 * `LIMIT_EXCEEDED`, once for the total and once for each bonus that is too large. Fees are not
 * counted.
 *
 * @param paidCents what this run has paid or may have paid already: the limit covers the whole run,
 * even if it plans again
 */
export function checkLimits(
  due: readonly Bonus[],
  limits: Limits,
  paidCents: Cents,
  showId: ShowId,
): Finding[] {
  const findings = due
    .filter(({ amount }) => amount > limits.maxPerBonusCents)
    .map(
      (bonus): Finding => ({
        kind: 'error',
        code: 'LIMIT_EXCEEDED',
        message: `${showId(bonus.id)} would get ${renderCents(bonus.amount)}, above \`max-per-bonus\` (${renderCents(limits.maxPerBonusCents)}).`,
        hint: 'Fix the amount, or raise `max-per-bonus` if it is right.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
      }),
    );
  const dueCents = addCents(due.map(({ amount }) => amount));
  const total = addCents([dueCents, paidCents]);
  if (limits.maxTotalCents !== null && total > limits.maxTotalCents) {
    const paid =
      paidCents === 0 ? '' : ` with the ${renderCents(paidCents)} that this run has paid before,`;
    findings.unshift({
      kind: 'error',
      code: 'LIMIT_EXCEEDED',
      message: `The ${plural(due.length, 'due bonus adds', 'due bonuses add')} up to ${renderCents(total)},${paid} above \`max-total\` (${renderCents(limits.maxTotalCents)}).`,
      hint: 'Check the amounts, or raise `max-total` if they are right.',
    });
  }
  return findings;
}

/**
 * `CURRENCY_MISMATCH`: a study's currency is not the requested one, or studies of one run have
 * different ones, so that sums, limits and balance would mean nothing.
 *
 * @param currencies of each study with something due
 */
export function checkCurrencies(
  currencies: ReadonlyMap<string, string>,
  asked: string | null,
): Finding[] {
  const [first = ''] = currencies.values();
  const expected = asked ?? first;
  return [...currencies]
    .filter(([, currency]) => currency !== expected)
    .map(([study, currency]) => ({
      kind: 'error',
      code: 'CURRENCY_MISMATCH',
      message: `Study ${study} pays in ${currency}, ${asked === null ? `another study of this run in ${expected}` : `not in ${expected} as \`currency\` says`}.`,
      hint:
        asked === null
          ? 'Pay studies of different currencies in runs of their own.'
          : 'The amounts of the CSV are paid in the currency of the study: check whether that is what you want, then fix `currency` or the CSV.',
    }));
}

/** `INSUFFICIENT_BALANCE`: the workspace cannot cover the total, fees and VAT included. */
export function checkBalance(totalCents: number, currency: string, balance: Balance): Finding[] {
  if (balance.currency !== currency) {
    return [
      {
        kind: 'error',
        code: 'CURRENCY_MISMATCH',
        message: `The workspace holds ${balance.currency}, the study pays in ${currency}.`,
        hint: 'Check whether `workspace-id` is the workspace that the study belongs to.',
      },
    ];
  }
  if (balance.available >= totalCents) return [];
  return [
    {
      kind: 'error',
      code: 'INSUFFICIENT_BALANCE',
      message: `The workspace has ${renderCents(balance.available)} ${currency} available, the bonuses cost ${renderCents(Math.ceil(totalCents))} ${currency} with fees and VAT.`,
      hint: 'Top the workspace up, or check whether `workspace-id` is the one that the study belongs to.',
    },
  ];
}
