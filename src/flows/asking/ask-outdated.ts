import { ActionError, type Finding } from '../../core/errors.ts';
import type { Plan } from '../../core/plan/due.ts';
import { branchOf } from '../../core/plan/event.ts';
import { findOutdated } from '../../core/checks/outdated.ts';
import type { LedgerView } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import { dueBatches } from './due-batches.ts';

/** A pull request has no branch of its own here: its files are those that it proposes. */
export async function askOutdated(run: Run, view: LedgerView, plan: Plan): Promise<Finding[]> {
  const { ref } = run.event;
  const branch = branchOf(run.event);
  const batches = dueBatches(plan);
  if (branch === null) return ref.startsWith('refs/tags/') ? findOutdated(batches, null, ref) : [];
  if (batches.every(({ labelGiven }) => labelGiven)) return [];
  try {
    return findOutdated(batches, (await view.home()).tip, branch);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return [
      {
        kind: 'question',
        code: 'CSV_OUTDATED',
        message: `The run could not see whether the CSV is the one that ${branch} has now: ${error.message}`,
        hint: 'Give `github-token` the permission `contents: read` on this repository too, or give the digest of this plan as `answer`.',
        about: { subject: 'unknown' },
      },
    ];
  }
}
