import { ActionError } from '../../core/errors.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import type { BulkReport } from '../../core/record/run-record.ts';
import type { Moment } from '../../ports.ts';
import { subjectOf } from '../run/events.ts';
import { appendTo, type LedgerView, readView, viewOf } from '../run/ledger-view.ts';
import { outcomeEvent } from './request.ts';
import type { Run } from '../run/run.ts';

/** An outcome that was not written by then stays unwritten: the claim alone stops the next run, which will find the proof. */
const recordWithinMs = 10 * 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

export type Recorded =
  | {
      readonly kind: 'recorded';
      readonly view: LedgerView;
      /** Whether nobody else has written to the study's file: otherwise what was planned on it is old. */
      readonly alone: boolean;
    }
  | {
      readonly kind: 'unrecorded';
      readonly report: BulkReport;
      readonly outcome: PayOutcome;
      readonly error: ActionError;
    };

/**
 * Writes down what became of a pay request, also on top of what others have written meanwhile. Keeps trying for 10 minutes after the
 * claim; a cancelled run tries once.
 */
export async function recordOutcome(
  run: Run,
  claimed: LedgerView,
  report: BulkReport,
  outcome: PayOutcome,
  claimedAt: Moment,
): Promise<Recorded> {
  const { clock, log } = run.ports;
  const event = outcomeEvent(run, report, outcome);
  const claim = viewOf(claimed, report.study).ledger.bulks.get(report.bulk);
  const subject = subjectOf(event.type, claim === undefined ? [] : [claim]);
  let view = claimed;
  let alone = true;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      const append = await appendTo(run, view, report.study, [event], subject);
      if (append.kind === 'appended') {
        log.line(`Bulk payment ${report.bulk}: ${outcome.kind}, and recorded.`);
        return { kind: 'recorded', view: append.view, alone: alone && append.alone };
      }
      alone = false;
      view = await readView(run, { evenCancelled: true });
      if (clock.monotonicMs() - claimedAt.monotonicMs <= recordWithinMs) continue;
      return { kind: 'unrecorded', report, outcome, error: keptWriting() };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      const isLate = clock.monotonicMs() - claimedAt.monotonicMs + pauseMs > recordWithinMs;
      if (!mayPass(error) || isLate || clock.isCancelled())
        return { kind: 'unrecorded', report, outcome, error };
      log.line(`Bulk payment ${report.bulk}: ${outcome.kind}, not recorded yet: ${error.message}`);
    }
    await clock.sleep(pauseMs);
  }
}

/** Others writing, or GitHub not answering, can pass; a missing permission does not. */
function mayPass(error: ActionError): boolean {
  return error.code !== 'LEDGER_FORBIDDEN';
}

function keptWriting(): ActionError {
  return new ActionError(
    'LEDGER_CONFLICT',
    'Others kept writing to the ledger for 10 minutes.',
    'Run again when they have ended.',
  );
}
