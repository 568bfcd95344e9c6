import { type AuditCheck, checkRemedies, checkTitles } from '../audit/audit-check.ts';
import type { RunRecord } from '../record/run-record.ts';
import { escapeSentence } from '../text/escape.ts';

const signs: Readonly<Record<AuditCheck['verdict'], string>> = {
  passed: '✅',
  failed: '⛔',
  impossible: '➖',
};
const words: Readonly<Record<AuditCheck['verdict'], string>> = {
  passed: 'passed',
  failed: 'failed',
  impossible: 'not possible',
};

/**
 * Each check of an audit as a line; below a failed one, what it found and what to do. Empty if the
 * run is not an audit.
 */
export function renderAuditChecks({ audit, studies }: RunRecord): string {
  return audit.map((check) => renderCheck(check, studies)).join('\n');
}

function renderCheck(
  { name, verdict, details, study }: AuditCheck,
  studies: RunRecord['studies'],
): string {
  const about = study === null ? '' : escapeSentence(` (${studies.get(study)?.name ?? study})`);
  const title = `- ${signs[verdict]} **${checkTitles[name]}**${about}: ${words[verdict]}.`;
  const shown = details.map((detail) => escapeSentence(detail));
  if (verdict !== 'failed') return `${title} ${shown.join(' ')}`;
  const remedy = escapeSentence(checkRemedies[name]);
  return [title, ...[...shown, `**To do:** ${remedy}`].map((line) => `  - ${line}`)].join('\n');
}
