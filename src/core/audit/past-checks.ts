import { showForeign } from '../text/foreign-text.ts';
import { plural } from '../text/plural.ts';
import { type AuditCheck, checkOf, cutFaults, impossible } from './audit-check.ts';
import type { ForcedChange, Known } from './writes.ts';

/** What a walk through the ledger's past has found. */
export interface Walked {
  readonly expectedHead: string | null;
  /** What is wrong with single writes, in sentences. */
  readonly faults: readonly string[];
  /** The login under which this run writes. */
  readonly writer: string;
  /** How many were judged. */
  readonly writes: number;
  /** The newest write; null where there is none. */
  readonly head: string | null;
  /** Where it ended: at the first write, at the one that was expected, where it has walked as far as it goes, or nowhere. */
  readonly end: 'first' | 'expected' | 'bound' | 'absent';
  /** When the write that was expected was made. */
  readonly expectedAt: Date | null;
}

export function checkHistory(walk: Walked, forced: Known<readonly ForcedChange[]>): AuditCheck {
  const { expectedAt } = walk;
  const changes = forced.kind === 'known' ? forced.value : [];
  const newest = changes.filter(({ at }) => expectedAt === null || at > expectedAt);
  const told = newest.map(
    ({ kind, at, by }) =>
      `The branch was ${kind} on ${at.toISOString().slice(0, 10)} by ${by === null ? 'somebody' : showForeign(by, false)}: what it held before is not in its history.`,
  );
  if (walk.end === 'absent' && told.length === 0)
    return impossible('history', 'The ledger branch is not there.');
  const reach = {
    first: 'back to the first',
    expected: 'since the last audit',
    bound: 'the newest alone, for there are more than an audit walks',
    absent: '',
  }[walk.end];
  const list =
    forced.kind === 'known'
      ? 'GitHub lists no force push and no deletion.'
      : `Not looked at: force pushes and deletions, because ${forced.why}.`;
  const passed = `${plural(walk.writes, 'commit')}, ${reach}: each only appends, is signed by GitHub and made by ${showForeign(walk.writer, false)}. ${list}`;
  return checkOf('history', [...cutFaults(walk.faults), ...cutFaults(told)], passed);
}

export function checkHead({ expectedHead, end, writes }: Walked): AuditCheck {
  if (expectedHead === null)
    return impossible(
      'head',
      'No `expected-head` was given. Keep the output `ledger-head` of this run outside of the repository, and give it to the next audit.',
    );
  if (end === 'bound')
    return impossible(
      'head',
      `It is not among the newest ${plural(writes, 'commit')}, and an audit walks no further.`,
    );
  const faults =
    end === 'expected'
      ? []
      : [
          `The ledger branch does not contain ${expectedHead}: its history was rewritten, or it is another branch.`,
        ];
  return checkOf(
    'head',
    faults,
    `It contains ${expectedHead}, with ${plural(writes, 'commit')} since.`,
  );
}
