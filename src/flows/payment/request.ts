import { renderCents } from '../../core/money.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import { plural } from '../../core/text/plural.ts';
import type { Permission } from '../../ports.ts';
import { hasPassed, type Moment, momentOf } from '../../core/moment.ts';
import type { Run } from '../run/run.ts';

/**
 * A pay request leaves within this time of its claim, or of the ledger's confirmation that the
 * claim holds, or never: a runner that was paused for an hour must not wake up and pay what a human
 * has meanwhile resolved as not paid.
 */
const payWithinMs = 30_000;

/**
 * Sends the one pay request of a claimed bulk payment, unless it may not or it is too late. "Never
 * sent" is an outcome too.
 */
export async function payClaimed(
  run: Run,
  setUp: SetUp,
  permission: Permission,
): Promise<PayOutcome> {
  const outcome = await payOrRefuse(run, setUp, permission);
  run.record.unwritten = { bulk: setUp.bulk, outcome };
  return outcome;
}

async function payOrRefuse(run: Run, setUp: SetUp, permission: Permission): Promise<PayOutcome> {
  const { clock, prolific, log } = run.ports;
  if (permission.kind === 'denied') return neverSent(permission.reason);
  const { since: heldAt } = permission;
  const tooLate = reasonNotToPay(run, heldAt);
  if (tooLate !== null) return neverSent(tooLate);
  log.line(
    `Bulk payment ${setUp.bulk}: paying ${renderCents(setUp.amountCents)} ${setUp.currency} to ${plural(setUp.bonuses.length, 'person', 'people')}.`,
  );
  run.record.payRequests += 1;
  const outcome = await prolific.payBulk(setUp.bulk, () => reasonNotToPay(run, heldAt) === null);
  // If no byte of it was written, no pay request has left.
  if (outcome.kind === 'refused' && outcome.status === null) run.record.payRequests -= 1;
  setUp.answeredAtMs = clock.nowMs();
  return outcome;
}

function neverSent(reason: string): PayOutcome {
  return { kind: 'refused', status: null, reason };
}

function reasonNotToPay(run: Run, heldAt: Moment): string | null {
  const { clock } = run.ports;
  if (clock.isCancelled()) return 'the run was cancelled before the pay request was sent';
  return hasPassed(heldAt, momentOf(clock), payWithinMs)
    ? 'more than 30 seconds had passed since the claim, so the pay request was not sent'
    : null;
}
