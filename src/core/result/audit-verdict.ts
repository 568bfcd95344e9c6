import { type AuditCheck, checkTitles } from '../audit/audit-check.ts';
import { plural } from '../text/plural.ts';

/** How an audit ended, in one line: what failed or, if nothing did, what could not be checked. */
export function judgeAudit(audit: readonly AuditCheck[]): {
  readonly sign: '✅' | '⛔' | '⚠️';
  readonly text: string;
} {
  const checks = plural(audit.length, 'check');
  const failed = audit.filter(({ verdict }) => verdict === 'failed').length;
  if (failed > 0) {
    const unmade = audit.filter(isUnmade).length;
    const rest = unmade === 0 ? '' : `, and ${unmade} could not be completed`;
    return {
      sign: '⛔',
      text: `The audit found something wrong: ${failed} of ${checks} failed${rest}`,
    };
  }
  const left = audit.filter(({ verdict }) => verdict === 'impossible');
  if (left.length === 0) return { sign: '✅', text: `Nothing wrong in ${checks}` };
  const titles = [...new Set(left.map(({ name }) => `"${checkTitles[name]}"`))].join(', ');
  return {
    sign: hasUnmade(audit) ? '⚠️' : '✅',
    text: `Nothing wrong in ${audit.length - left.length} of ${checks}. Not checked: ${titles}`,
  };
}

/** Whether this audit could not make one of its checks. */
export function hasUnmade(audit: readonly AuditCheck[]): boolean {
  return audit.some(isUnmade);
}

/** A first audit has no earlier audit's head. */
function isUnmade({ verdict, name }: AuditCheck): boolean {
  return verdict === 'impossible' && name !== 'head';
}
