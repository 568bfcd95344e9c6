import { renderForeign } from '../text/foreign-text.ts';
import { plural } from '../text/plural.ts';
import { type AuditCheck, checkOf, cutFaults, impossible } from './audit-check.ts';
import type { ForcedChange } from '../losses/forgotten.ts';
import type { Known, LedgerWrite } from './writes.ts';

/** What a walk through the ledger's past has found. */
export interface Walked {
  readonly expectedHead: string | null;
  /** What is wrong with single writes, in sentences. */
  readonly faults: readonly string[];
  /** The login under which this run writes. */
  readonly writer: string;
  /** How many writes were judged. */
  readonly writes: number;
  /** Null where there is none. */
  readonly newest: LedgerWrite | null;
  /**
   * Where the walk ended: at the first write, at the expected one, at its bound, because the run
   * was cancelled, or because there is no ledger.
   */
  readonly end: 'first' | 'expected' | 'bound' | 'cancelled' | 'absent';
  /**
   * When the expected write was made; null if it was not found, or if only its maker vouches for
   * the date.
   */
  readonly expectedAt: Date | null;
}

/**
 * The check does not pass if a part could not be examined: anybody with something to hide would see
 * to that.
 */
export function checkHistory(walk: Walked, forced: Known<readonly ForcedChange[]>): AuditCheck {
  const { end, expectedAt, faults } = walk;
  const changes = forced.kind === 'known' ? forced.value : [];
  const told = changes
    .filter(({ at }) => expectedAt === null || at > expectedAt)
    .map(
      ({ kind, at, by }) =>
        `The branch was ${kind} on ${at.toISOString().slice(0, 10)} by ${by === null ? 'somebody' : renderForeign(by, false)}: what it held before is not in its history.`,
    );
  if (faults.length + told.length > 0)
    return checkOf('history', [...cutFaults(faults), ...cutFaults(told)], '');
  if (end === 'absent') return impossible('history', 'The ledger branch is not there.');
  const left = notLookedAt(walk, forced);
  const seen = `${plural(walk.writes, 'commit')}${end === 'expected' ? ' since the last audit' : ''}: each only appends, is signed by GitHub and made by ${renderForeign(walk.writer, false)}.`;
  return left.length > 0
    ? impossible('history', `Incomplete. ${left.join(' ')} What was checked: ${seen}`)
    : checkOf('history', [], `${seen} GitHub lists no force push and no deletion.`);
}

function notLookedAt({ end, writes }: Walked, forced: Known<unknown>): string[] {
  return [
    ...(end === 'bound'
      ? [
          `Only the newest ${plural(writes, 'commit')} were checked, and an audit goes no further back. Give a newer \`expected-head\`.`,
        ]
      : []),
    ...(end === 'cancelled' ? ['The run was cancelled.'] : []),
    ...(forced.kind === 'known'
      ? []
      : [`Force pushes and deletions were not checked, because ${forced.why}.`]),
  ];
}

export function checkHead({ expectedHead, end, writes }: Walked): AuditCheck {
  if (expectedHead === null)
    return impossible(
      'head',
      'No `expected-head` was given. Keep the output `ledger-head` of this run outside of the repository, and give it to the next audit.',
    );
  if (end === 'cancelled') return impossible('head', 'The run was cancelled.');
  if (end === 'expected')
    return checkOf(
      'head',
      [],
      `It contains ${expectedHead}, with ${plural(writes, 'commit')} since.`,
    );
  const why =
    end === 'bound'
      ? `${expectedHead} is not among the newest ${plural(writes, 'commit')}, and an audit goes no further back. In a clone, \`git merge-base --is-ancestor\` tells whether it is older.`
      : `The ledger branch does not contain ${expectedHead}: its history was rewritten, or it is another branch.`;
  return checkOf('head', [why], '');
}
