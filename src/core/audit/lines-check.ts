import type { NumberedEvent } from '../ledger/lines.ts';
import type { StudyLedger } from '../ledger/fold.ts';
import type { StudyId } from '../ids.ts';
import { plural } from '../text/plural.ts';
import { type AuditCheck, checkOf, cutFaults, impossible } from './audit-check.ts';
import { findLineFaults } from './line-order.ts';

/**
 * The result of comparing a study's page with its lines. `none`: this study or this ledger has no
 * page. `moved`: somebody wrote to the study between reading its lines and looking at its page.
 */
export type PageSeen = 'same' | 'none' | 'absent' | 'different' | 'moved';

interface LinesSeen {
  readonly study: StudyId;
  readonly events: readonly NumberedEvent[];
  readonly ledger: StudyLedger;
  /** GitHub's clock; null where it did not say. */
  readonly githubNow: Date | null;
  readonly page: PageSeen;
}

/** The check of a study's lines, which a strict reading has accepted. */
export function checkLines({ study, events, ledger, githubNow, page }: LinesSeen): AuditCheck {
  const faults = [...findLineFaults(events, githubNow), ...findPageFaults(page)];
  const said = `${plural(events.length, 'line')}, ${plural(ledger.bulks.size, 'bulk payment')}: every amount is the sum of its bonuses, no id and no person is twice in a claim, and times run forward.`;
  if (faults.length > 0) return checkOf('lines', cutFaults(faults), '', study);
  if (page === 'moved')
    return impossible(
      'lines',
      `Incomplete. The study's page was not compared, because another run was writing it. What was checked: ${said}`,
      study,
    );
  return checkOf('lines', [], `${said}${page === 'same' ? ' Its page says the same.' : ''}`, study);
}

function findPageFaults(page: PageSeen): string[] {
  const again = 'The action writes it again with its next line for the study, and never reads it.';
  if (page === 'different')
    return [
      `The page of the study does not say what its lines say: somebody edited it, or another version of the action made it. ${again}`,
    ];
  return page === 'absent' ? [`The page of the study is missing. ${again}`] : [];
}

/**
 * Whether two pages say the same. The targets of their links do not count: two repositories that
 * share a ledger each link to their own runs.
 */
export function isSamePage(one: string, other: string): boolean {
  return withoutTargets(one) === withoutTargets(other);
}

/**
 * Markdown: the target of a link follows its text in parentheses. Foreign text on the page is
 * escaped, so it makes no link.
 */
function withoutTargets(page: string): string {
  return page.replace(/\]\([^()\s]*\)/g, ']');
}
