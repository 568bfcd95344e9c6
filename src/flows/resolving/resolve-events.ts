import { findArrived, isProven } from '../../core/ledger/evidence.ts';
import { type Fingerprint, maskIdsIn, type StudyId } from '../../core/ids.ts';
import { type BulkPayment, canBeProven } from '../../core/ledger/fold.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { plural } from '../../core/text/plural.ts';
import type { Resolvable } from '../../core/ledger/resolution.ts';
import type { Resolution } from '../../core/settings.ts';
import { settledEvents, stamp } from '../run/events.ts';
import { lookAtPersons } from '../looking/look.ts';
import type { Run } from '../run/run.ts';
import { sayAllArrived } from '../looking/settle.ts';

/** A line of `answer` that may be written, and the bulk payment that it is about. */
export interface ToWrite {
  readonly resolution: Resolution;
  readonly found: Resolvable;
}

/** What one study's lines of `answer` become. */
export interface Described {
  readonly study: StudyId;
  readonly theirs: readonly ToWrite[];
  readonly events: LedgerEvent[];
  readonly sentences: string[];
}

/** The events and the sentences that they are told with. Looks at Prolific where a line says `not-paid`, and throws what that throws. */
export async function describeResolved(
  run: Run,
  study: StudyId,
  toWrite: readonly ToWrite[],
): Promise<Described> {
  const arrivedOf = await lookWhereNeeded(run, study, toWrite);
  const events: LedgerEvent[] = [];
  const sentences: string[] = [];
  for (const { resolution, found } of toWrite) {
    const { claim } = found.bulk;
    const arrived = arrivedOf(found.bulk);
    if (canBeProven(found.bulk) && isProven(found.bulk, arrived)) {
      // Proof is better than a word: it counts as paid, whatever the line said.
      events.push(...settledEvents(run, [found.bulk]));
      sentences.push(`${sayAllArrived(claim)}, so the line of \`answer\` is not needed.`);
      continue;
    }
    const said = {
      ...stamp(run, 'resolved', claim.bulk),
      by: run.triggeredBy,
      reason: maskIdsIn(resolution.reason),
    };
    if (resolution.outcome === 'paid') {
      events.push({ ...said, outcome: 'paid' });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as paid by ${run.triggeredBy}; ${plural(claim.bonuses.length, 'bonus counts', 'bonuses count')} as paid.`,
      );
    } else {
      events.push({ ...said, outcome: 'not-paid', arrived: [...arrived] });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as not paid by ${run.triggeredBy}; ${claim.bonuses.length - arrived.size} of ${plural(claim.bonuses.length, 'bonus is', 'bonuses are')} due again, ${arrived.size} had arrived and count as paid.`,
      );
    }
  }
  return { study, theirs: toWrite, events, sentences };
}

/** Who has received a bonus must not be paid again on `not-paid`; on `paid` nobody needs to look. */
async function lookWhereNeeded(
  run: Run,
  study: StudyId,
  toWrite: readonly ToWrite[],
): Promise<(bulk: BulkPayment) => Set<Fingerprint>> {
  const doubted = toWrite.filter(({ resolution }) => resolution.outcome === 'not-paid');
  if (doubted.length === 0) return () => new Set();
  const persons = new Set(
    doubted.flatMap(({ found }) => found.bulk.claim.bonuses.map(({ person }) => person)),
  );
  const shown = await lookAtPersons(run, study, persons);
  return (bulk) => findArrived(bulk, shown);
}
