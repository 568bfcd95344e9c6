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
    'Look at the named lines and at the commits that wrote them. Nothing is paid wrongly because of an audit.',
  money:
    'Compare the named people at Prolific. Who has more was paid outside of the action, or twice; who has less has not received what the ledger says.',
  head: 'Somebody with the rights of an administrator has rewritten the ledger, or this is another ledger. Fetch the commit that is missing from a clone, and compare.',
};

/** What one check came to. */
export interface AuditCheck {
  readonly name: CheckName;
  /** Null where it is about all studies at once. */
  readonly study: StudyId | null;
  /**
   * `impossible`: it could not be made as a whole, and `details` says why; that is no failure, and
   * no pass.
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

/** The most of a kind that one check names; the rest is counted. */
const namedAtMost = 20;

/** The first faults, and how many more there are. */
export function cutFaults(faults: readonly string[]): string[] {
  const more = faults.length - namedAtMost;
  return more > 0
    ? [...faults.slice(0, namedAtMost), `And ${renderCount(more)} more.`]
    : [...faults];
}
