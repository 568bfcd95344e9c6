import type { Code } from '../errors.ts';
import type { RunFacts } from './facts.ts';

/**
 * Whether this plan's digest would pay it as it is: something is due, and only questions or a
 * missing approval keep it from being paid.
 */
export function canBeAnswered({ record, due }: RunFacts): boolean {
  const { status, findings } = record;
  if (due.length === 0) return false;
  const isOpen = findings.every(({ kind, code }) => kind === 'question' || isForApproval(code));
  return isOpen && (status === 'planned' || (status === 'blocked' && findings.length > 0));
}

/** Errors that this plan's digest resolves. */
function isForApproval(code: Code): boolean {
  return code === 'PLAN_CHANGED' || code === 'APPROVAL_REQUIRED';
}
