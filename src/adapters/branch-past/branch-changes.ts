import * as v from 'valibot';
import type { Known } from '../../core/audit/writes.ts';
import type { BranchChange, ForcedChange } from '../../core/losses/forgotten.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { expectShape, stopFor } from '../github/refusals.ts';
import type { LedgerPlace } from '../branch/ledger-place.ts';

/** GitHub gives at most 100 activities of a list. */
const perPage = 100;

/** GitHub's name for no commit: the branch did not exist. */
export const noCommit = '0'.repeat(40);

/** What GitHub remembers of force pushes and deletions of the ledger branch: all that it shows. */
export async function readForcedChanges(
  github: GitHub,
  place: LedgerPlace,
  patience: Patience,
): Promise<Known<readonly (BranchChange & ForcedChange)[]>> {
  const [rewritten, deleted] = await Promise.all([
    readActivity(github, place, patience, '&activity_type=force_push'),
    readActivity(github, place, patience, '&activity_type=branch_deletion'),
  ]);
  if (rewritten.kind === 'impossible') return rewritten;
  if (deleted.kind === 'impossible') return deleted;
  return { kind: 'known', value: [...rewritten.value, ...deleted.value].filter(isForced) };
}

/** The last updates of the branch, as far as GitHub shows them. */
export interface LatestChanges {
  readonly changes: readonly BranchChange[];
  /** Why there may be others; null if these are all that GitHub remembers. */
  readonly unseen: string | null;
}

/**
 * The last hundred updates of the branch, in one request. If there are more, two further requests
 * ask for force pushes and deletions alone: a run that pays many people makes a hundred updates
 * within minutes.
 */
export async function readLatestChanges(
  github: GitHub,
  place: LedgerPlace,
  patience: Patience,
): Promise<LatestChanges> {
  const latest = await readActivity(github, place, patience, '');
  if (latest.kind === 'impossible') return { changes: [], unseen: latest.why };
  if (latest.value.length < perPage) return { changes: latest.value, unseen: null };
  const forced = await readForcedChanges(github, place, patience);
  if (forced.kind === 'impossible') return { changes: latest.value, unseen: forced.why };
  const others = latest.value.filter((change) => !isForced(change));
  return { changes: [...others, ...forced.value], unseen: null };
}

function isForced<Change extends BranchChange>(change: Change): change is Change & ForcedChange {
  return change.kind !== 'written';
}

const commit = v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/));

const activityShape = v.array(
  v.object({
    activity_type: v.string(),
    timestamp: v.pipe(v.string(), v.isoTimestamp()),
    before: commit,
    after: commit,
    actor: v.nullish(v.object({ login: v.string(), type: v.string() })),
  }),
);

const forcedKinds: ReadonlyMap<string, ForcedChange['kind']> = new Map([
  ['force_push', 'rewritten'],
  ['branch_deletion', 'deleted'],
]);

/** GitHub: "List repository activities". The newest hundred. */
async function readActivity(
  github: GitHub,
  { repository, branch }: LedgerPlace,
  patience: Patience,
  only: string,
): Promise<Known<readonly BranchChange[]>> {
  const ref = encodeURIComponent(`refs/heads/${branch}`);
  const path = `repos/${repository}/activity?ref=${ref}&per_page=${perPage}${only}`;
  const answer = await github.rest({ method: 'GET', path }, patience);
  if (answer.kind === 'errors') {
    const words = answer.errors.map(({ message }) => message).join('; ');
    return {
      kind: 'impossible',
      why: `GitHub does not show this token its list of force pushes (${words})`,
    };
  }
  if (answer.kind !== 'value') throw stopFor(answer, { repository, access: 'read' });
  const listed = expectShape(activityShape, answer.value);
  const value = listed.map(({ activity_type, timestamp, before, after, actor }): BranchChange => {
    const kind = forcedKinds.get(activity_type) ?? 'written';
    const by = actor?.login ?? null;
    return { kind, at: new Date(timestamp), by, before, after, isByBot: actor?.type === 'Bot' };
  });
  return { kind: 'known', value };
}
