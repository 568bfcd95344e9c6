import type { Code } from '../errors.ts';
import type { RunFacts } from './facts.ts';

/**
 * Whether the digest of this plan pays it as it is: something is due, and only questions and
 * approvals keep it from being paid.
 */
export function canBeAnswered({ record, due }: RunFacts): boolean {
  const { status, findings } = record;
  if (due.length === 0) return false;
  const isOpen = findings.every(({ kind, code }) => kind === 'question' || isForApproval(code));
  return isOpen && (status === 'planned' || (status === 'blocked' && findings.length > 0));
}

/** Errors that the digest of this plan ends. */
function isForApproval(code: Code): boolean {
  return code === 'PLAN_CHANGED' || code === 'APPROVAL_REQUIRED';
}
