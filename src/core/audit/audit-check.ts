import type { StudyId } from '../ids.ts';
import { renderCount } from '../money.ts';

/** What an audit checks, in the order in which it is told; docs/audit.md has a section for each. */
export const checkTitles = {
  protection: 'The ledger is protected',
  history: 'Nothing in the ledger was changed or taken away',
  lines: 'The lines of the ledger hold together',
  money: 'Prolific shows what the ledger holds',
  head: 'The ledger continues the one of the last audit',
} as const;

export type CheckName = keyof typeof checkTitles;

/** What to do where one of them has failed. */
export const checkRemedies: Readonly<Record<CheckName, string>> = {
  protection: 'Protect the branch, and check who could write to it until now.',
  history:
    'Look at the named commits with `git show`. Whoever made them can say why; the last head that you keep elsewhere says what was there before.',
  lines:
    'Look at the named lines and at the commits that wrote them. The audit itself pays nobody.',
  money:
    'Compare the named people at Prolific. Anybody with more was paid outside the action, or twice; anybody with less has not received what the ledger says.',
  head: 'Somebody with administrator rights has rewritten the ledger, or this is another ledger. Find the missing commit in a clone, and compare.',
};

/** The result of one check. */
export interface AuditCheck {
  readonly name: CheckName;
  /** Null if it is about all studies at once. */
  readonly study: StudyId | null;
  /**
   * `impossible`: it could not be completed, and `details` says why; that is neither a failure nor
   * a pass.
   */
  readonly verdict: 'passed' | 'failed' | 'impossible';
  /** Sentences for people: what was looked at, what is wrong, or why it was not possible. */
  readonly details: readonly string[];
}

/** The verdict of a check that has found these faults. */
export function checkOf(
  name: CheckName,
  faults: readonly string[],
  otherwise: string,
  study: StudyId | null = null,
): AuditCheck {
  return faults.length === 0
    ? { name, study, verdict: 'passed', details: [otherwise] }
    : { name, study, verdict: 'failed', details: faults };
}

/** @param why a whole sentence, which may begin in lower case */
export function impossible(name: CheckName, why: string, study: StudyId | null = null): AuditCheck {
  const details = [`${why.charAt(0).toUpperCase()}${why.slice(1)}`];
  return { name, study, verdict: 'impossible', details };
}

/** The most faults that one check names; the rest are counted. */
const namedAtMost = 20;

/** The first faults, and how many more there are. */
export function cutFaults(faults: readonly string[]): string[] {
  const more = faults.length - namedAtMost;
  return more > 0
    ? [...faults.slice(0, namedAtMost), `And ${renderCount(more)} more.`]
    : [...faults];
}
