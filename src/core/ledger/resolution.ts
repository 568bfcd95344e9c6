import { inDoubtAfterMs, notPaidAfterMs } from './open.ts';
import { type Finding, unreachable } from '../errors.ts';
import type { BulkId, StudyId } from '../ids.ts';
import type { BulkPayment } from './fold.ts';
import type { LedgerEvent } from './lines.ts';
import type { OpenBulk } from './open.ts';
import type { Resolution } from '../settings.ts';

/** A bulk payment that an answer names, with the age of its claim's commit by GitHub's clock. */
export interface Resolvable {
  readonly study: StudyId;
  readonly bulk: BulkPayment;
  /** Null if GitHub did not say what time it is: then nothing is old. */
  readonly ageMs: number | null;
}

export type ResolutionCheck =
  | { readonly kind: 'write'; readonly found: Resolvable }
  /** The same answer was given before. */
  | { readonly kind: 'known' }
  | { readonly kind: 'invalid'; readonly finding: Finding };

/**
 * Whether a human may now give this answer for this bulk payment.
 *
 * @param found null if no study of the run has such a bulk payment
 * @param nowMs GitHub's clock, in milliseconds since 1970; null if it did not say
 */
export function checkResolution(
  resolution: Resolution,
  found: Resolvable | null,
  nowMs: number | null,
): ResolutionCheck {
  const { bulk: id, outcome } = resolution;
  if (found === null) {
    return invalid(
      id,
      'the ledger of these studies has no such bulk payment',
      'Copy the line from the run that named it, and check `study-id`.',
    );
  }
  const { bulk, ageMs } = found;
  const { state } = bulk;
  switch (state.kind) {
    case 'settled':
      return invalid(
        id,
        'all its bonuses have been seen at Prolific',
        'There is nothing to answer: remove the line.',
      );
    case 'refused':
      return invalid(
        id,
        'it was refused, so nobody was paid by it',
        'There is nothing to answer: its bonuses are due. Remove the line.',
      );
    case 'accepted':
      if (ageMs === null || nowMs === null) return undated(id);
      if (ageMs < inDoubtAfterMs) {
        return invalid(
          id,
          'Prolific accepted it less than a day ago',
          `Give it time: it may be resolved from ${timeOf(nowMs - ageMs + inDoubtAfterMs)} on, if its bonuses have not arrived by then.`,
        );
      }
      break;
    case 'resolved-paid':
      if (outcome === 'paid') return { kind: 'known' };
      break;
    case 'resolved-not-paid':
      if (outcome === 'not-paid') return { kind: 'known' };
      break;
    case 'claimed':
    case 'unknown':
    case 'contradicted':
      break;
    default:
      return unreachable(state);
  }
  if (outcome === 'paid') return { kind: 'write', found };
  if (ageMs === null || nowMs === null) return undated(id);
  if (ageMs < notPaidAfterMs) {
    return invalid(
      id,
      'it was claimed less than an hour ago, and money may still be on its way',
      `Look at Prolific again at ${timeOf(nowMs - ageMs + notPaidAfterMs)}; from then on \`not-paid\` is possible.`,
    );
  }
  return { kind: 'write', found };
}

/**
 * No runner's clock replaces GitHub's: one that is an hour fast would allow `not-paid` within a
 * minute of the claim.
 */
function undated(bulk: BulkId): ResolutionCheck {
  return invalid(
    bulk,
    'GitHub did not say what time it is, so the age of its claim is unknown',
    'Run again.',
  );
}

function invalid(
  bulk: BulkId,
  why: string,
  hint: string,
): Extract<ResolutionCheck, { kind: 'invalid' }> {
  return {
    kind: 'invalid',
    finding: {
      kind: 'error',
      code: 'INPUT_INVALID',
      message: `\`answer\` names ${bulk}, but ${why}. Nothing was written for it.`,
      hint,
    },
  };
}

/**
 * Finds answers that others gave since this run first read the ledger: nobody may overrule an
 * answer that they have not seen. The finding shows the other answer; somebody who still stands by
 * theirs gives it again in a new run.
 *
 * @param others the lines written since
 */
export function findUnseenAnswers({ bulk }: Resolution, others: readonly LedgerEvent[]): Finding[] {
  return others.flatMap((event) => {
    if (event.type !== 'resolved' || event.bulk !== bulk) return [];
    const check = invalid(
      bulk,
      `${event.by} answered \`${event.outcome}\` for it after this run had begun ("${event.reason}")`,
      'Look at Prolific again. If your answer still holds, give it again in a new run: it then replaces the other one.',
    );
    return [check.finding];
  });
}

/** To the minute, UTC, rounded up, because earlier the answer is still no. */
function timeOf(ms: number): string {
  return `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * Earliest time at which a human may say `not-paid`, in milliseconds since 1970; null if they may
 * now.
 *
 * @param nowMs by the run's clock
 */
export function notPaidFromMs({ bulk, ageMs }: OpenBulk, nowMs: number): number | null {
  if (ageMs === null) return Date.parse(bulk.claim.at) + notPaidAfterMs;
  return ageMs >= notPaidAfterMs ? null : nowMs - ageMs + notPaidAfterMs;
}

/**
 * What a human can do now about a bulk payment in doubt: the exact lines for `answer`, and when
 * another line becomes possible.
 *
 * @param nowMs by the run's clock, in milliseconds since 1970
 */
export function renderChoices(
  open: OpenBulk,
  nowMs: number,
): { lines: string[]; later: string | null } {
  const id = open.bulk.claim.bulk;
  const paid = `${id}=paid: <how you know>`;
  const fromMs = notPaidFromMs(open, nowMs);
  if (fromMs === null) return { lines: [paid, `${id}=not-paid: <how you know>`], later: null };
  const later =
    fromMs > nowMs
      ? `\`not-paid\` becomes possible at ${timeOf(fromMs)}.`
      : '`not-paid` may be possible by now, but GitHub did not say how old the claim is: run again.';
  return { lines: [paid], later };
}

/** Why it is in doubt, in words. */
export function renderWhyInDoubt({ bulk: { state } }: OpenBulk): string {
  switch (state.kind) {
    case 'accepted':
      return 'was accepted by Prolific a day ago or more, and not all of it has arrived';
    case 'contradicted':
      return state.said === 'paid'
        ? 'was resolved as paid, but its own run found out later that it was not'
        : 'was resolved as not paid, but Prolific accepted it after that';
    case 'unknown':
      return `was sent to be paid, and nobody knows whether it was (${state.reason.replace(/\.$/, '')})`;
    case 'claimed':
      return 'was about to be paid, and nobody knows whether it was';
    case 'refused':
    case 'settled':
    case 'resolved-paid':
    case 'resolved-not-paid':
      return 'does not all show at Prolific yet';
    default:
      return unreachable(state);
  }
}
