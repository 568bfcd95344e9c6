import { ActionError, unreachable } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import { type Moment, momentOf } from '../../core/moment.ts';
import { type CommitAnswer, sendCommit, type Write } from './commit.ts';
import { type Desk, remember } from './desk.ts';
import { type Look, lookAtLedger } from '../branch/look-at-branch.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { stopConflict } from '../ledger/stops.ts';

/**
 * How long to search for the fate of one write, from its first send; after that, a pay request
 * would come too late.
 */
const unknownForMs = 30_000;

/**
 * GitHub gives up on a request after 10 seconds (GitHub: Timeouts), so waiting longer than this is
 * pointless.
 */
const oneSendMs = 12_000;

/** Also a bound when pauses end early because the run is cancelled. */
const mostSteps = 12;

/** What became of a write. `unknownSince` is null unless a send of it had no clear answer. */
export type Fate = { readonly unknownSince: Moment | null } & (
  | { readonly kind: 'landed'; readonly head: string; readonly sentAt: Moment }
  /**
   * The branch moved on. `look` shows whether our write is in it; null: the write was refused, so
   * the commit is somebody else's.
   */
  | { readonly kind: 'moved'; readonly look: Look | null }
  | { readonly kind: 'limited'; readonly waitMs: number | null; readonly reason: string }
);

/**
 * Sends a write until its fate is known. Until then it only repeats the identical write on the
 * identical head, which lands once or never. Throws `LEDGER_FORBIDDEN`, and `LEDGER_CONFLICT` if 30
 * seconds are not enough.
 */
export async function sendUntilKnown(desk: Desk, write: Write, study: StudyId): Promise<Fate> {
  const startedMs = desk.clock.monotonicMs();
  const leftMs = (): number => unknownForMs - (desk.clock.monotonicMs() - startedMs);
  const search: Search = {
    ...{ desk, write, study, leftMs },
    sentAt: momentOf(desk.clock),
    unknownSince: null,
    reason: 'the run was cancelled',
    isBeaten: false,
  };
  for (let step = 1; step <= mostSteps && leftMs() > 0 && !desk.record.aborted; step += 1) {
    const pauseMs = growingPauseMs(desk, step, { firstMs: 500, longestMs: 4_000 });
    const sent = search.isBeaten ? null : await sendOnce(search);
    const known = sent !== null && 'kind' in sent ? sent : null;
    const fate = known ?? (sent === null ? await lookForFate(search) : null);
    if (fate !== null) return fate;
    const askedMs = sent !== null && 'waitMs' in sent ? (sent.waitMs ?? 0) : 0;
    await desk.clock.sleep(Math.min(Math.max(pauseMs, askedMs), Math.max(leftMs(), 0)));
  }
  const { unknownSince, reason } = search;
  throw unknownSince === null
    ? stopConflict(`GitHub could not be asked to append to the ledger (${reason}).`)
    : stopConflict(
        `It is not known whether the ledger took "${write.headline}": GitHub gave no clear answer (${reason}).`,
      );
}

/** What is known of one write while its fate is open. */
interface Search {
  readonly desk: Desk;
  readonly write: Write;
  readonly study: StudyId;
  readonly leftMs: () => number;
  sentAt: Moment;
  /** When a send of unknown effect left; null if none did. */
  unknownSince: Moment | null;
  /** Why the fate is not known yet, in words. */
  reason: string;
  /**
   * GitHub said that the head has another commit on it: no repeat can land, so all we can do is
   * look.
   */
  isBeaten: boolean;
}

/**
 * Sends the write once. Returns its fate, or how long to wait before the next send; null: look at
 * the branch.
 */
async function sendOnce(search: Search): Promise<Fate | { readonly waitMs: number } | null> {
  const { desk, write, leftMs } = search;
  if (search.unknownSince === null) search.sentAt = momentOf(desk.clock);
  const answer = await sendCommit(desk, write, Math.min(desk.timeoutMs, oneSendMs, leftMs()));
  const { sentAt, unknownSince } = search;
  if (answer.kind === 'landed') return { ...answer, sentAt, unknownSince };
  if (unknownSince === null && answer.kind !== 'unclear') return certainFate(answer);
  // After an unclear send, a refusal says nothing about the earlier one; but after a lost
  // comparison no repeat can land, so we stop sending.
  if (answer.kind === 'unclear' && answer.wasSent) search.unknownSince ??= sentAt;
  search.isBeaten = answer.kind === 'beaten';
  search.reason = reasonOf(answer, search.reason);
  if (answer.kind === 'unclear') return { waitMs: 0 };
  return answer.kind === 'limited' ? { waitMs: answer.waitMs ?? 0 } : null;
}

/**
 * Checks whether another commit is the head by now, perhaps ours. Null: not yet, or nobody can
 * tell.
 */
async function lookForFate(search: Search): Promise<Fate | null> {
  const { desk, write, study, leftMs, unknownSince } = search;
  const look = await lookOnce(desk, study, leftMs());
  if (look instanceof ActionError) {
    search.reason = look.message;
    return null;
  }
  if (look.head === write.on || desk.known.missingIn(look) !== null) return null;
  remember(desk, look);
  return { kind: 'moved', look, unknownSince };
}

function certainFate(answer: Exclude<CommitAnswer, { kind: 'landed' | 'unclear' }>): Fate {
  switch (answer.kind) {
    case 'beaten':
    case 'absent':
      return { kind: 'moved', look: null, unknownSince: null };
    case 'forbidden':
      throw answer.error;
    case 'limited':
      return { ...answer, unknownSince: null };
    default:
      return unreachable(answer);
  }
}

function reasonOf(answer: Exclude<CommitAnswer, { kind: 'landed' }>, before: string): string {
  switch (answer.kind) {
    case 'unclear':
    case 'limited':
      return answer.reason;
    case 'forbidden':
      return answer.error.message;
    case 'beaten':
    case 'absent':
      return before;
    default:
      return unreachable(answer);
  }
}

/**
 * One try within the remaining time. An error does not end the search while the fate may still
 * show.
 */
async function lookOnce(desk: Desk, study: StudyId, leftMs: number): Promise<Look | ActionError> {
  const timeoutMs = Math.max(1, Math.min(desk.timeoutMs, oneSendMs, leftMs));
  const patience = { signal: desk.record, timeoutMs, tries: 1 };
  try {
    return await lookAtLedger(desk.github, desk.place, [study], null, patience);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}
