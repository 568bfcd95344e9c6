import { isLookedAt, stopsPayments } from '../../core/ledger/open.ts';
import { findArrived, wasLookedAt } from '../../core/ledger/evidence.ts';
import type { StudyId } from '../../core/ids.ts';
import { type BulkPayment, canBeProven, isInDoubt } from '../../core/ledger/fold.ts';
import type { OpenBulk } from '../../core/ledger/open.ts';
import { ageOf, type LedgerView, viewOf } from '../run/ledger-view.ts';
import { type Run, writesNothing } from '../run/run.ts';
import type { Looking } from './settle.ts';

/**
 * Which bulk payments of a run's studies are open, which of them it waits for, and what it reports
 * about them.
 */

/** Bulk payments that looking can still settle, or that need a human. */
export function openPayments(run: Run, view: LedgerView, study: StudyId): BulkPayment[] {
  return [...viewOf(view, study).ledger.bulks.values()].filter(
    (bulk) => isInDoubt(bulk) || isLookedAt(bulk, writesNothing(run)),
  );
}

function isOwn(run: Run, { claim }: BulkPayment): boolean {
  return run.record.bulks.some(({ bulk }) => bulk === claim.bulk);
}

/**
 * The run looks once at a payment of an earlier run. It waits for payments in doubt and, at the
 * end, for what it has just paid.
 */
export function awaitedBulks(
  run: Run,
  view: LedgerView,
  study: StudyId,
  afterPaying: boolean,
): BulkPayment[] {
  return openPayments(run, view, study).filter(
    (bulk) =>
      canBeProven(bulk) &&
      (isInDoubt(bulk) || (afterPaying && bulk.state.kind === 'accepted' && isOwn(run, bulk))),
  );
}

/**
 * What is still open, with its age by GitHub's clock. This run's own claims are minutes old, so
 * their dates are not requested.
 */
export async function readOpenBulks(
  run: Run,
  view: LedgerView,
  shown: Looking['shown'],
): Promise<OpenBulk[]> {
  const found: OpenBulk[] = [];
  for (const study of run.studies) {
    const open = openPayments(run, view, study);
    const dates = await readClaimDates(
      run,
      study,
      open.filter((bulk) => !isOwn(run, bulk)),
    );
    const seen = shown.get(study);
    for (const bulk of open) {
      const date = dates.get(bulk.claim.id);
      const ageMs = ageOf(view, date);
      // Nobody has looked at payments that another run opened since the look.
      const arrived =
        seen !== undefined && wasLookedAt(bulk, seen) ? findArrived(bulk, seen) : null;
      found.push({ study, bulk, ageMs, arrived, inDoubt: stopsPayments(bulk, ageMs) });
    }
  }
  return found;
}

async function readClaimDates(
  run: Run,
  study: StudyId,
  bulks: readonly BulkPayment[],
): Promise<ReadonlyMap<string, Date>> {
  if (bulks.length === 0 || run.ports.clock.isCancelled()) return new Map();
  return await run.ports.ledger.readDates(
    study,
    bulks.map(({ claim }) => claim.id),
  );
}
