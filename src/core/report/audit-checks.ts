import { type AuditCheck, checkTitles } from '../audit/audit-check.ts';
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

/** Each check of an audit as a line, and below a failed one what it found; null where the run is no audit. */
export function renderAuditChecks({ audit }: RunRecord): string | null {
  return audit.length === 0 ? null : audit.map(renderCheck).join('\n');
}

function renderCheck({ name, study, verdict, details }: AuditCheck): string {
  const about = study === null ? '' : `, study ${study}`;
  const title = `- ${signs[verdict]} **${checkTitles[name]}**${about}: ${words[verdict]}.`;
  const [first = '', ...more] = details.map((detail) => escapeSentence(detail));
  if (verdict !== 'failed') return `${title} ${[first, ...more].join(' ')}`;
  return [title, ...[first, ...more].map((detail) => `  - ${detail}`)].join('\n');
}
