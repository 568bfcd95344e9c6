import type { Code } from '../errors.ts';
import { escapeMarkdown } from '../text/escape.ts';
import { addCents, type Cents, renderCents, renderCount } from '../money.ts';
import type { Limits } from '../checks/limits.ts';
import { estimateDue } from '../record/costs.ts';
import type { ReportContext } from '../result/context.ts';
import { type RunFacts, sumOf } from '../result/facts.ts';

/**
 * The checks before paying that found nothing, in one line; null if nothing is due, or if the
 * checks did not finish.
 */
export function renderChecks(facts: RunFacts, { settings }: ReportContext): string | null {
  const { due, paid, record, currency } = facts;
  const { people } = sumOf([...due, ...paid]);
  if (people === 0 || settings === null || !hasChecked(facts)) return null;
  const found = new Set(record.findings.map(({ code }) => code));
  const studies = new Set([...due, ...paid].map(({ study }) => study));
  const isSurveyed = [...studies].every((study) => record.surveyed.has(study));
  const checks: [boolean, string][] = [
    [
      isSurveyed && !found.has('NOT_IN_STUDY') && !found.has('SAME_PERSON'),
      people === 1 ? 'took part' : `all ${renderCount(people)} took part`,
    ],
    [
      isSurveyed && !paidBefore.some((code) => found.has(code)),
      'none has had this bonus (ledger and Prolific agree)',
    ],
    [isWithin(settings, [...due, ...paid]), `within your limits (${renderLimits(settings)})`],
    [
      settings.currency !== null && isSurveyed && !found.has('CURRENCY_MISMATCH'),
      `currency is ${escapeMarkdown(currency ?? '')}`,
    ],
    // With one study, the balance has its own row.
    [studies.size > 1 && isCovered(facts), 'the balance covers it'],
  ];
  return checks.flatMap(([isPassed, text]) => (isPassed ? [`✅ ${text}`] : [])).join(' · ');
}

/**
 * What was paid is covered. The report says so of what is due only if fees and VAT are known too.
 */
function isCovered({ record, due, paid }: RunFacts): boolean {
  const { balance } = record;
  if (balance === null) return false;
  if (paid.length > 0) return due.length === 0;
  const costs = estimateDue(record, due);
  return costs !== null && costs.totalCents <= balance.available;
}

/**
 * The codes which say that somebody may already have this money, including through another file or
 * study.
 */
const paidBefore: readonly Code[] = [
  'ALREADY_BONUSED',
  'LEDGER_LOST',
  'BATCH_RENAMED',
  'RUNNING_TOTALS',
  'PAID_ELSEWHERE',
];

/** A doubt ends a run before its checks, and so may a fault of the action. */
function hasChecked({ record, paid }: RunFacts): boolean {
  if (record.status === null || record.findings.some(({ code }) => code === 'UNEXPECTED'))
    return false;
  return record.status !== 'in-doubt' || paid.length > 0;
}

function isWithin(
  { maxTotalCents, maxPerBonusCents }: Limits,
  bonuses: readonly { readonly amount: Cents }[],
): boolean {
  const amounts = bonuses.map(({ amount }) => amount);
  const isEach = amounts.every((amount) => amount <= maxPerBonusCents);
  return isEach && (maxTotalCents === null || addCents(amounts) <= maxTotalCents);
}

function renderLimits({ maxTotalCents, maxPerBonusCents }: Limits): string {
  const each = `${renderCents(maxPerBonusCents)} each`;
  return maxTotalCents === null ? each : `${renderCents(maxTotalCents)} in all, ${each}`;
}
