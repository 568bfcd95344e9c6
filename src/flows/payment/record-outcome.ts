import { ActionError, unreachable } from '../../core/errors.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { renderCents } from '../../core/money.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import type { Unrecorded } from '../run/endings.ts';
import { stamp, subjectOf } from '../run/events.ts';
import { appendTo, type LedgerView, readView, viewOf } from '../run/ledger-view.ts';
import { type Claim, ownClaim } from './claim.ts';
import { maskIn, type Run } from '../run/run.ts';

/**
 * An outcome not recorded by then stays unrecorded: the claim alone stops the next run, which will
 * find the proof.
 */
const recordWithinMs = 10 * 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

export type Recorded =
  | {
      readonly kind: 'recorded';
      readonly view: LedgerView;
      /** Whether nobody else has written to the study's file; otherwise the plan is out of date. */
      readonly alone: boolean;
    }
  | Unrecorded;

/**
 * Records what became of a pay request, even on top of what others have written meanwhile. Keeps
 * trying for 10 minutes after the claim; a cancelled run tries once. Never throws an error that a
 * user could fix.
 */
export async function recordOutcome(
  run: Run,
  claimed: Claim,
  setUp: SetUp,
  outcome: PayOutcome,
): Promise<Recorded> {
  const recorded = await writeOutcome(run, claimed, setUp, outcome);
  if (recorded.kind === 'recorded') run.record.unwritten = null;
  return recorded;
}

async function writeOutcome(
  run: Run,
  claimed: Claim,
  setUp: SetUp,
  outcome: PayOutcome,
): Promise<Recorded> {
  const { clock, log } = run.ports;
  const event = outcomeEvent(run, setUp, outcome);
  const subject = subjectOf(event.type, [ownClaim(claimed.view, setUp)]);
  let { view } = claimed;
  let alone = true;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      const append = await appendTo(run, view, setUp.study, [event], subject);
      if (append.kind === 'appended') {
        log.line(
          `Bulk payment ${setUp.bulk}: ${outcome.kind}, ${renderCents(setUp.amountCents)} ${setUp.currency}, and recorded.`,
        );
        return { kind: 'recorded', view: append.view, alone: alone && append.alone };
      }
      alone = false;
      view = await readView(run, { evenCancelled: true });
      if (hasLanded(view, setUp, event)) return { kind: 'recorded', view, alone };
      if (clock.monotonicMs() - claimed.sentAt.monotonicMs <= recordWithinMs) continue;
      return { kind: 'unrecorded', setUp, outcome, error: keptWriting() };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      const isLate = clock.monotonicMs() - claimed.sentAt.monotonicMs + pauseMs > recordWithinMs;
      if (isFinal(run, error, isLate)) return { kind: 'unrecorded', setUp, outcome, error };
      log.line(`Bulk payment ${setUp.bulk}: ${outcome.kind}, not recorded yet: ${error.message}`);
    }
    await clock.sleep(pauseMs);
  }
}

/**
 * What became of the pay request. The ledger outlives the run, so it holds no ids, even with
 * `show-ids`.
 */
export function outcomeEvent(run: Run, { bulk }: SetUp, outcome: PayOutcome): LedgerEvent {
  switch (outcome.kind) {
    case 'accepted':
      return { ...stamp(run, 'accepted', bulk), status: outcome.status };
    case 'refused':
      return {
        ...stamp(run, 'refused', bulk),
        status: outcome.status,
        reason: maskIn(run, outcome.reason),
      };
    case 'unknown':
      return { ...stamp(run, 'unknown', bulk), reason: maskIn(run, outcome.reason) };
    default:
      return unreachable(outcome);
  }
}

/**
 * An earlier try may have landed without an answer; writing it again would make the ledger
 * unreadable.
 */
function hasLanded(view: LedgerView, { study }: SetUp, { id }: LedgerEvent): boolean {
  return viewOf(view, study).events.some(({ event }) => event.id === id);
}

/**
 * Other writers and a silent GitHub are temporary; a missing permission is not, and a cancelled run
 * tries only once.
 */
function isFinal({ ports }: Run, error: ActionError, isLate: boolean): boolean {
  return isLate || error.code === 'LEDGER_FORBIDDEN' || ports.clock.isCancelled();
}

function keptWriting(): ActionError {
  return new ActionError(
    'LEDGER_CONFLICT',
    'Others kept writing to the ledger for 10 minutes.',
    'Run again when they have ended.',
  );
}
