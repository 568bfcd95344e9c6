import { renderCount } from '../../core/money.ts';
import { findArrived, findMaybeArrived, isProven, type Shown } from '../../core/ledger/evidence.ts';
import { type Fingerprint, type StudyId } from '../../core/ids.ts';
import { type BulkPayment, canBeProven } from '../../core/ledger/fold.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { plural } from '../../core/text/plural.ts';
import type { Resolvable } from '../../core/ledger/resolution.ts';
import type { Resolution } from '../../core/settings.ts';
import { settledEvents, stamp } from '../run/events.ts';
import { lookAtPersons } from '../looking/look.ts';
import { maskIn, type Run } from '../run/run.ts';
import { renderAllArrived } from '../looking/settle.ts';

/** A line of `answer` that may be recorded, and the bulk payment that it is about. */
export interface ToWrite {
  readonly resolution: Resolution;
  readonly found: Resolvable;
}

/** What one study's lines of `answer` become. */
export interface ResolvedPlan {
  readonly study: StudyId;
  readonly theirs: readonly ToWrite[];
  readonly events: LedgerEvent[];
  readonly sentences: string[];
}

/**
 * The events, and the sentences that report them. Looks at Prolific if a line says `not-paid`, and
 * throws what that throws.
 */
export async function planResolved(
  run: Run,
  study: StudyId,
  toWrite: readonly ToWrite[],
): Promise<ResolvedPlan> {
  const shown = await lookWhereNeeded(run, study, toWrite);
  const events: LedgerEvent[] = [];
  const sentences: string[] = [];
  for (const { resolution, found } of toWrite) {
    const { claim } = found.bulk;
    const proven = findArrived(found.bulk, shown);
    if (canBeProven(found.bulk) && isProven(found.bulk, proven)) {
      // Proof beats a human's answer: it counts as paid, whatever the line said.
      events.push(...settledEvents(run, [found.bulk]));
      sentences.push(`${renderAllArrived(claim)}, so the line of \`answer\` is not needed.`);
      continue;
    }
    const said = {
      ...stamp(run, 'resolved', claim.bulk),
      by: run.triggeredBy,
      reason: maskIn(run, resolution.reason),
    };
    if (resolution.outcome === 'paid') {
      events.push({ ...said, outcome: 'paid' });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as paid by ${run.triggeredBy}; ${plural(claim.bonuses.length, 'bonus counts', 'bonuses count')} as paid.`,
      );
    } else {
      const arrived = findMaybeArrived(found.bulk, shown);
      noteMaybe(run, found.bulk, arrived.difference(proven));
      events.push({ ...said, outcome: 'not-paid', arrived: [...arrived] });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as not paid by ${run.triggeredBy}; ${renderCount(claim.bonuses.length - arrived.size)} of ${plural(claim.bonuses.length, 'bonus is', 'bonuses are')} due again, ${renderCount(arrived.size)} had arrived and count as paid.`,
      );
    }
  }
  return { study, theirs: toWrite, events, sentences };
}

/**
 * Says which bonuses count as paid although Prolific may be showing another payment. This is said
 * before the event is written: if the answer to the write is lost, or the runner dies, no later run
 * would say it.
 */
function noteMaybe(run: Run, { claim }: BulkPayment, maybe: ReadonlySet<Fingerprint>): void {
  if (maybe.size === 0) return;
  const lines = new Map(
    run.batches
      .filter(({ label }) => label === claim.batch)
      .flatMap(({ bonuses }) => bonuses)
      .map(({ to, file, lineNumber }) => [to, `line ${lineNumber} of ${file}`]),
  );
  const places = claim.bonuses.flatMap(({ to }, index) =>
    maybe.has(to) ? [lines.get(to) ?? `bonus ${index + 1} of ${claim.bulk}`] : [],
  );
  // Names all of them, however many: nothing else says who they are.
  const text = `Not paid again, to be safe: ${places.join(', ')}. Prolific shows more of that amount than before the payment, which may also be a screen-out reward or another payment. Anybody who did not get the bonus can be paid in a new batch.`;
  if (run.record.reconciled.includes(text)) return;
  run.record.reconciled.push(text);
  run.ports.log.line(text);
}

/**
 * People who have received a bonus must not be paid again on `not-paid`; on `paid` there is no need
 * to look.
 */
async function lookWhereNeeded(
  run: Run,
  study: StudyId,
  toWrite: readonly ToWrite[],
): Promise<Shown> {
  const doubted = toWrite.filter(({ resolution }) => resolution.outcome === 'not-paid');
  if (doubted.length === 0) return new Map();
  const persons = new Set(
    doubted.flatMap(({ found }) => found.bulk.claim.bonuses.map(({ person }) => person)),
  );
  return await lookAtPersons(run, study, persons);
}
