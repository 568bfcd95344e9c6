import { unreachable } from '../../core/errors.ts';
import { maskIdsIn } from '../../core/ids.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { showCents } from '../../core/money.ts';
import { plural } from '../../core/text/plural.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import type { BulkReport } from '../../core/record/run-record.ts';
import type { Moment } from '../../ports.ts';
import { stamp } from '../run/events.ts';
import type { Run } from '../run/run.ts';

/**
 * A pay request leaves within this time of its claim, or of the ledger's word that the claim holds, or never: a runner that was paused for an hour must not wake up and pay what a human has
 * meanwhile resolved as not paid.
 */
const payWithinMs = 30_000;

/** Sends the one pay request of a claimed bulk payment, unless it is too late for it. */
export async function payClaimed(
  run: Run,
  report: BulkReport,
  heldAt: Moment,
): Promise<PayOutcome> {
  const { clock, prolific, log } = run.ports;
  const notSent = reasonNotToPay(run, heldAt);
  if (notSent !== null) return leaveUnpaid(report, notSent);
  log.line(
    `Bulk payment ${report.bulk}: paying ${showCents(report.amountCents)} ${report.currency} to ${plural(report.bonuses.length, 'person', 'people')}.`,
  );
  run.record.payRequests += 1;
  const outcome = await prolific.payBulk(report.bulk, () => reasonNotToPay(run, heldAt) === null);
  // Where no byte of it was written, no pay request has left.
  if (outcome.kind === 'refused' && outcome.status === null) run.record.payRequests -= 1;
  report.state = outcome.kind;
  report.answeredAtMs = clock.nowMs();
  return outcome;
}

/** The answer to a pay request that is never sent: nobody was paid by this bulk payment. */
export function leaveUnpaid(report: BulkReport, reason: string): PayOutcome {
  report.state = 'refused';
  return { kind: 'refused', status: null, reason };
}

function reasonNotToPay(run: Run, heldAt: Moment): string | null {
  const { clock } = run.ports;
  if (clock.isCancelled()) return 'the run was cancelled before the pay request was sent';
  const wallMs = clock.nowMs() - heldAt.wallMs;
  const monotonicMs = clock.monotonicMs() - heldAt.monotonicMs;
  return wallMs > payWithinMs || monotonicMs > payWithinMs
    ? 'more than 30 seconds had passed since the claim, so the pay request was not sent'
    : null;
}

/** The line of the ledger that an outcome becomes. */
export function outcomeEvent(run: Run, report: BulkReport, outcome: PayOutcome): LedgerEvent {
  switch (outcome.kind) {
    case 'accepted':
      return { ...stamp(run, 'accepted', report.bulk), status: outcome.status };
    case 'refused':
      return {
        ...stamp(run, 'refused', report.bulk),
        status: outcome.status,
        // The ledger outlives the run: with `show-ids` too it holds no ids.
        reason: maskIdsIn(outcome.reason),
      };
    case 'unknown':
      return { ...stamp(run, 'unknown', report.bulk), reason: maskIdsIn(outcome.reason) };
    default:
      return unreachable(outcome);
  }
}
