import { type ActionError, type Finding, findingOf, unreachable } from '../../core/errors.ts';
import { showCents } from '../../core/money.ts';
import { plural } from '../../core/text/plural.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import { type BulkReport, isUnanswered, paidBulks } from '../../core/record/run-record.ts';
import { reportDoubts } from './doubts.ts';
import { addFindings, addWarning, type Run } from './run.ts';
import type { Recorded } from '../payment/record-outcome.ts';

/** How a run ends, and what it says then. */

/** Stopped by a finding. After a pay request has left it is not `blocked` any more: it says what was paid before it. */
export function stopBeforePaying(run: Run): void {
  run.record.status = run.record.payRequests === 0 ? 'blocked' : 'refused';
}

/** A stop that was thrown: its finding joins the others. What has become of payments decides the status. */
export function stopWith(run: Run, error: ActionError): void {
  addFindings(run, [findingOf(error)]);
  if (run.record.status === 'in-doubt') return;
  if (hasUnanswered(run)) {
    run.record.status = 'in-doubt';
    addFindings(run, run.record.bulks.filter(isUnanswered).map(unansweredFinding));
  } else if (run.record.status === null) stopBeforePaying(run);
}

function hasUnanswered({ record }: Run): boolean {
  return record.bulks.some(isUnanswered);
}

export function unansweredFinding(report: BulkReport): Finding {
  return {
    kind: 'error',
    code: 'PAYMENT_IN_DOUBT',
    message: `Bulk payment ${describeOwn(report)} was about to be paid, and nobody knows whether it was.`,
    hint: `Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with \`answer\`: \`${report.bulk}=paid: <how you know>\`.`,
  };
}

function describeOwn({ bulk, bonuses, amountCents, currency }: BulkReport): string {
  return `${bulk} (${plural(bonuses.length, 'bonus', 'bonuses')}, ${showCents(amountCents)} ${currency})`;
}

/** Everything that was due has been paid, by this run or before it. */
export function endPaid(run: Run): void {
  if (reportDoubts(run)) run.record.status = 'in-doubt';
  else run.record.status = paidBulks(run.record).length > 0 ? 'paid' : 'already-paid';
}

/**
 * Ends a cancelled run that leaves something open: nobody has looked at the age of that, and it may be in doubt by now. False where there
 * is no such thing.
 */
export function endUnlooked(run: Run): boolean {
  if (!run.ports.clock.isCancelled() || run.record.open.length === 0) return false;
  addWarning(run, 'The run was cancelled before everything that is open had been looked at.');
  stopBeforePaying(run);
  return true;
}

/** Somebody cancelled the run between two payments, or before the first. */
export function endCancelled(run: Run): void {
  addWarning(
    run,
    'The run was cancelled before everything was paid. What is not paid is still due: run again.',
  );
  stopBeforePaying(run);
}

/** Prolific refused to pay, or the request never left: the bonuses of that bulk payment are still due. */
export function endRefused(run: Run, bulk: string, status: number | null, reason: string): void {
  if (status === null && run.ports.clock.isCancelled()) {
    endCancelled(run);
    return;
  }
  run.record.status = 'refused';
  addFindings(run, [
    {
      kind: 'error',
      code: status === null ? 'PROLIFIC_UNREACHABLE' : 'PROLIFIC_REFUSED',
      message:
        status === null
          ? `Bulk payment ${bulk} was not sent: ${reason}.`
          : `Prolific refused to pay bulk payment ${bulk} (HTTP ${status}): ${reason}`,
      hint: 'Nobody was paid by this bulk payment; its bonuses are still due. Mend the cause and run again.',
    },
  ]);
}

/** What became of a pay request is known here and could not be written down: the claim alone stops the next run. */
export function endUnrecorded(
  run: Run,
  { report, outcome, error }: Extract<Recorded, { kind: 'unrecorded' }>,
): void {
  run.record.status = 'in-doubt';
  addFindings(run, [
    findingOf(error),
    {
      kind: 'error',
      code: 'PAYMENT_IN_DOUBT',
      message: `Bulk payment ${describeOwn(report)} ${describeOutcome(outcome)}, but that could not be written to the ledger.`,
      hint:
        outcome.kind === 'accepted'
          ? 'Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with `answer`.'
          : 'Keep this line. Nothing more is paid until you say what became of it with `answer`.',
    },
  ]);
}

function describeOutcome(outcome: PayOutcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return 'was accepted by Prolific';
    case 'refused':
      return outcome.status === null
        ? `was not sent (${outcome.reason})`
        : `was refused by Prolific (${outcome.reason})`;
    case 'unknown':
      return `may have been paid or not (${outcome.reason})`;
    default:
      return unreachable(outcome);
  }
}
