import * as v from 'valibot';
import type { Known } from '../../core/audit/writes.ts';
import type { ForcedChange } from '../../core/losses/forgotten.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { expectShape, stopFor } from '../github/refusals.ts';
import type { LedgerPlace } from '../branch/ledger-place.ts';

/** All force pushes and deletions of the ledger branch that GitHub shows. */
export async function readForcedChanges(
  github: GitHub,
  place: LedgerPlace,
  patience: Patience,
): Promise<Known<readonly ForcedChange[]>> {
  const rewritten = await readActivity(github, place, patience, '&activity_type=force_push');
  if (rewritten.kind === 'impossible') return rewritten;
  const deleted = await readActivity(github, place, patience, '&activity_type=branch_deletion');
  if (deleted.kind === 'impossible') return deleted;
  return { kind: 'known', value: [...rewritten.value, ...deleted.value] };
}

/**
 * The force pushes and deletions among the last hundred updates of the branch, in one request.
 * Prolific has long shown the money of anything removed before that.
 */
export function readLatestForcedChanges(
  github: GitHub,
  place: LedgerPlace,
  patience: Patience,
): Promise<Known<readonly ForcedChange[]>> {
  return readActivity(github, place, patience, '');
}

const activityShape = v.array(
  v.object({
    activity_type: v.string(),
    timestamp: v.pipe(v.string(), v.isoTimestamp()),
    before: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
    actor: v.nullish(v.object({ login: v.string() })),
  }),
);

const kinds: ReadonlyMap<string, ForcedChange['kind']> = new Map([
  ['force_push', 'rewritten'],
  ['branch_deletion', 'deleted'],
]);

/** GitHub: "List repository activities". Only the newest hundred: one is enough to ask a human. */
async function readActivity(
  github: GitHub,
  { repository, branch }: LedgerPlace,
  patience: Patience,
  only: string,
): Promise<Known<readonly ForcedChange[]>> {
  const ref = encodeURIComponent(`refs/heads/${branch}`);
  const path = `repos/${repository}/activity?ref=${ref}&per_page=100${only}`;
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
  const value = listed.flatMap(({ activity_type, timestamp, before, actor }): ForcedChange[] => {
    const kind = kinds.get(activity_type);
    return kind === undefined
      ? []
      : [{ kind, at: new Date(timestamp), by: actor?.login ?? null, before }];
  });
  return { kind: 'known', value };
}
