import { type ActionError, type Finding, findingOf } from '../core/errors.ts';
import { formatCents } from '../core/money.ts';
import { plural } from '../core/plural.ts';
import { describeChoices, describeDoubt } from '../core/resolution.ts';
import { type BulkReport, isUnanswered, type OpenReport, paidBulks } from '../core/run-record.ts';
import { addFindings, addWarning, type Run } from './run.ts';
import type { Recorded } from './record-outcome.ts';

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

/** A bug has ended the run: it is in doubt where a claim of it has no outcome in the ledger. */
export function stopCrashed(run: Run): void {
  const sent = run.record.payRequests > 0 || hasUnanswered(run);
  run.record.status = sent ? 'in-doubt' : 'blocked';
}

function hasUnanswered({ record }: Run): boolean {
  return record.bulks.some(isUnanswered);
}

function unansweredFinding(report: BulkReport): Finding {
  return {
    kind: 'error',
    code: 'PAYMENT_IN_DOUBT',
    message: `Bulk payment ${describeOwn(report)} was about to be paid, and nobody knows whether it was.`,
    hint: `Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with \`resolve\`: \`${report.bulk}=paid: <how you know>\`.`,
  };
}

function describeOwn({ bulk, bonuses, amountCents, currency }: BulkReport): string {
  return `${bulk} (${plural(bonuses.length, 'bonus', 'bonuses')}, ${formatCents(amountCents)} ${currency})`;
}

/** Everything that was due has been paid, by this run or before it. */
export function endPaid(run: Run): void {
  if (reportDoubts(run)) run.record.status = 'in-doubt';
  else run.record.status = paidBulks(run.record).length > 0 ? 'paid' : 'already-paid';
}

/** Says what is still open: `PAYMENT_IN_DOUBT` for what stops payments, a warning for what only takes its time. True where something is in doubt. */
export function reportDoubts(run: Run): boolean {
  const doubts = run.record.open.filter(({ inDoubt }) => inDoubt);
  addFindings(
    run,
    doubts.map((report) => doubtFinding(run, report)),
  );
  for (const report of run.record.open) if (!report.inDoubt) warnUnsettled(run, report);
  return doubts.length > 0;
}

function doubtFinding(run: Run, report: OpenReport): Finding {
  const { claim } = report.bulk;
  const { lines, later } = describeChoices(report, run.ports.clock.nowMs());
  const choices = lines.map((line) => `\`${line}\``).join(' or ');
  return {
    kind: 'error',
    code: 'PAYMENT_IN_DOUBT',
    message: `Bulk payment ${claim.bulk} (${plural(claim.bonuses.length, 'bonus', 'bonuses')}, ${formatCents(claim.amount)} ${claim.currency}, "${claim.batch}") ${describeDoubt(report)}. Claimed ${ageOf(report)}; ${arrivedOf(report)}.`,
    hint: `Nothing more is paid in these studies until this is known. Run again later: money that arrives is found by itself. Or look at the study's bonuses at Prolific and say what you saw, on a manual run, with \`resolve\`: ${choices}.${later === null ? '' : ` ${later}`}`,
  };
}

function warnUnsettled(run: Run, report: OpenReport): void {
  const { claim, state } = report.bulk;
  const how = state.kind === 'accepted' ? 'was accepted by Prolific' : 'was resolved as paid';
  addWarning(
    run,
    `Bulk payment ${claim.bulk} ${how}, but Prolific does not show all of it yet: ${arrivedOf(report)}. The next run looks again.`,
  );
}

function arrivedOf({ arrived, bulk }: OpenReport): string {
  const count = bulk.claim.bonuses.length;
  return arrived === null
    ? 'whether any of it arrived could not be seen'
    : `${arrived.size} of ${plural(count, 'bonus has', 'bonuses have')} arrived`;
}

function ageOf({ ageMs, bulk }: OpenReport): string {
  if (ageMs === null) return `at ${bulk.claim.at}`;
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes < 120) return `${plural(minutes, 'minute')} ago`;
  return minutes < 48 * 60
    ? `${Math.floor(minutes / 60)} hours ago`
    : `${Math.floor(minutes / 1_440)} days ago`;
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
  { report, error }: Extract<Recorded, { kind: 'unrecorded' }>,
): void {
  run.record.status = 'in-doubt';
  addFindings(run, [
    findingOf(error),
    {
      kind: 'error',
      code: 'PAYMENT_IN_DOUBT',
      message: `Bulk payment ${describeOwn(report)} is ${report.state} at Prolific, but that could not be written to the ledger.`,
      hint:
        report.state === 'accepted'
          ? 'Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with `resolve`.'
          : 'Keep this line. Nothing more is paid until you say what became of it with `resolve`.',
    },
  ]);
}
