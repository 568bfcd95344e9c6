import type { Code } from '../errors.ts';
import type { Plan } from '../plan/due.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { RunFacts } from './facts.ts';

/** Something is due, so there is a plan. */
interface Answerable extends RunFacts {
  readonly record: RunRecord & { readonly plan: Plan };
}

/**
 * Whether this plan's digest would pay it as it is: something is due, and only questions or a
 * missing approval keep it from being paid.
 */
export function canBeAnswered(facts: RunFacts): facts is Answerable {
  const { record, due } = facts;
  const { status, findings } = record;
  if (due.length === 0) return false;
  const isOpen = findings.every(({ kind, code }) => kind === 'question' || isForApproval(code));
  return isOpen && (status === 'planned' || (status === 'blocked' && findings.length > 0));
}

/** Errors that this plan's digest resolves. */
function isForApproval(code: Code): boolean {
  return code === 'PLAN_CHANGED' || code === 'APPROVAL_REQUIRED';
}
