import { ActionError, type Finding, findingOf, unreachable } from '../../core/errors.ts';
import { renderCents } from '../../core/money.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import { paidBulks, unansweredBulks } from '../../core/record/own-bulks.ts';
import type { SetUp, Status } from '../../core/record/run-record.ts';
import { plural } from '../../core/text/plural.ts';
import { reportDoubts } from './doubts.ts';
import { addFindings, addWarning, type Run } from './run.ts';

/**
 * How a run ended. Flows return it, and only `main` publishes it; by then the findings that explain
 * it are in the log.
 */
export interface Ending {
  readonly kind: 'ended';
  readonly status: Status;
}

export function endAs(status: Status): Ending {
  return { kind: 'ended', status };
}

/**
 * Stopped by a finding. Once a pay request has left, the status is no longer `blocked`, and says
 * what was paid before.
 */
export function stopBeforePaying({ record }: Run): Ending {
  return endAs(record.payRequests === 0 ? 'blocked' : 'refused');
}

/** Stopped by what was found, which joins what was found before. */
export function stopBy(run: Run, findings: readonly Finding[]): Ending {
  addFindings(run, findings);
  return stopBeforePaying(run);
}

/**
 * Prolific refused a set-up that was to be paid. That counts as a refused payment; any other
 * refusal is of a look.
 */
export class SetUpRefused extends ActionError {
  constructor({ code, message, hint }: ActionError) {
    super(code, message, hint);
  }
}

/** A stop was thrown: its finding joins the others. What became of payments decides the status. */
export function stopWith(run: Run, error: ActionError): Ending {
  const { record } = run;
  addFindings(run, [findingOf(error)]);
  // Already reported when it could not be recorded.
  if (record.unwritten !== null) return endAs('in-doubt');
  const unanswered = unansweredBulks(record);
  addFindings(run, unanswered.map(unansweredFinding));
  if (unanswered.length > 0) return endAs('in-doubt');
  return error instanceof SetUpRefused ? endAs('refused') : stopBeforePaying(run);
}

export function unansweredFinding(setUp: SetUp): Finding {
  return {
    kind: 'error',
    code: 'PAYMENT_IN_DOUBT',
    message: `Bulk payment ${renderOwnBulk(setUp)} was about to be paid, and nobody knows whether it was.`,
    hint: `Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with \`answer\`: \`${setUp.bulk}=paid: <how you know>\`.`,
  };
}

function renderOwnBulk({ bulk, bonuses, amountCents, currency }: SetUp): string {
  return `${bulk} (${plural(bonuses.length, 'bonus', 'bonuses')}, ${renderCents(amountCents)} ${currency})`;
}

/** Nothing is paid in any study while something is in doubt. Null if nothing is. */
export function endInDoubt(run: Run): Ending | null {
  if (!run.record.open.some(({ inDoubt }) => inDoubt)) return null;
  reportDoubts(run);
  return endAs('in-doubt');
}

/** Everything that was due has been paid, by this run or before it. */
export function endPaid(run: Run): Ending {
  if (reportDoubts(run)) return endAs('in-doubt');
  return endAs(paidBulks(run.record).length > 0 ? 'paid' : 'already-paid');
}

/**
 * Ends a cancelled run that leaves something open: nobody has checked its age, and it may be in
 * doubt by now. Null if nothing is left open.
 */
export function endUnlooked(run: Run): Ending | null {
  if (!run.ports.clock.isCancelled() || run.record.open.length === 0) return null;
  addWarning(run, 'The run was cancelled before it had checked every open payment.');
  return stopBeforePaying(run);
}

/** Somebody cancelled the run between two payments, or before the first. */
export function endCancelled(run: Run): Ending {
  addWarning(
    run,
    'The run was cancelled before everything was paid. What is not paid is still due: run again.',
  );
  return stopBeforePaying(run);
}

/**
 * Prolific refused to pay, or the request never left: the bonuses of that bulk payment are still
 * due.
 */
export function endRefused(
  run: Run,
  bulk: string,
  { status, reason }: Extract<PayOutcome, { kind: 'refused' }>,
): Ending {
  if (status === null && run.ports.clock.isCancelled()) return endCancelled(run);
  addFindings(run, [
    {
      kind: 'error',
      code: status === null ? 'PROLIFIC_UNREACHABLE' : 'PROLIFIC_REFUSED',
      message:
        status === null
          ? `Bulk payment ${bulk} was not sent: ${reason}.`
          : `Prolific refused to pay bulk payment ${bulk} (HTTP ${status}): ${reason}`,
      hint: 'Nobody was paid by this bulk payment; its bonuses are still due. Fix the cause and run again.',
    },
  ]);
  return endAs('refused');
}

/** This run knows what became of a pay request but could not record it. */
export interface Unrecorded {
  readonly kind: 'unrecorded';
  readonly setUp: SetUp;
  readonly outcome: PayOutcome;
  readonly error: ActionError;
}

/** The claim alone stops the next run. */
export function endUnrecorded(run: Run, { setUp, outcome, error }: Unrecorded): Ending {
  addFindings(run, [
    findingOf(error),
    {
      kind: 'error',
      code: 'PAYMENT_IN_DOUBT',
      message: `Bulk payment ${renderOwnBulk(setUp)} ${renderOutcome(outcome)}, but that could not be written to the ledger.`,
      hint:
        outcome.kind === 'accepted'
          ? 'Keep this line. Nothing more is paid until the next run has found the money at Prolific by itself, or you say so with `answer`.'
          : 'Keep this line. Nothing more is paid until you say what became of it with `answer`.',
    },
  ]);
  return endAs('in-doubt');
}

function renderOutcome(outcome: PayOutcome): string {
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
