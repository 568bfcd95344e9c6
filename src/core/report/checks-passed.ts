import { escapeMarkdown } from '../text/escape.ts';
import { showCents } from '../money.ts';
import type { ReportContext } from './context.ts';
import type { RunFacts } from './facts.ts';

/** The checks before paying that found nothing, in one line; null where nothing is due. */
export function renderChecks(facts: RunFacts, { settings }: ReportContext): string | null {
  const { due, paid, record, currency } = facts;
  const count = due.length + paid.length;
  if (count === 0 || settings === null) return null;
  const found = new Set<string>(record.findings.map(({ code }) => code));
  const studies = new Set([...due, ...paid].map(({ study }) => study));
  // Of a study that was surveyed Prolific has said what it costs; a plan without a token asks nobody.
  const isSurveyed = [...studies].every((study) => record.studies.has(study));
  const checks: [boolean, string][] = [
    [
      isSurveyed && !found.has('NOT_IN_STUDY') && !found.has('SAME_PERSON'),
      count === 1 ? 'took part' : `all ${count} took part`,
    ],
    [
      isSurveyed && !found.has('ALREADY_BONUSED') && !found.has('LEDGER_LOST'),
      'none has had this bonus (ledger and Prolific agree)',
    ],
    [!found.has('LIMIT_EXCEEDED'), `below your limits (${sayLimits(settings)})`],
    [
      settings.currency !== null && isSurveyed && !found.has('CURRENCY_MISMATCH'),
      `currency is ${escapeMarkdown(currency ?? '')}`,
    ],
    [record.balance !== null && !found.has('INSUFFICIENT_BALANCE'), 'the balance covers it'],
  ];
  const passed = checks.flatMap(([isPassed, text]) => (isPassed ? [`✅ ${text}`] : []));
  return passed.length === 0 ? null : passed.join(' · ');
}

function sayLimits({
  maxTotalCents,
  maxPerBonusCents,
}: NonNullable<ReportContext['settings']>): string {
  const each = `${showCents(maxPerBonusCents)} each`;
  return maxTotalCents === null ? each : `${showCents(maxTotalCents)} in all, ${each}`;
}
