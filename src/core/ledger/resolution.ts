import { inDoubtAfterMs, notPaidAfterMs } from './open.ts';
import { type Finding, unreachable } from '../errors.ts';
import type { BulkId, StudyId } from '../ids.ts';
import type { BulkPayment } from './fold.ts';
import type { OpenReport } from './open.ts';
import type { Resolution } from '../settings.ts';

/** A bulk payment that a resolution names, with the age of its claim's commit by GitHub's clock. */
export interface Resolvable {
  readonly study: StudyId;
  readonly bulk: BulkPayment;
  readonly ageMs: number;
}

export type ResolutionCheck =
  | { readonly kind: 'write' }
  /** The same was said before. */
  | { readonly kind: 'known' }
  | { readonly kind: 'invalid'; readonly finding: Finding };

/**
 * Whether a human may say this of that bulk payment now.
 *
 * @param found null where no study of the run has such a bulk payment
 * @param nowMs GitHub's clock, in milliseconds since 1970
 */
export function checkResolution(
  resolution: Resolution,
  found: Resolvable | null,
  nowMs: number,
): ResolutionCheck {
  const { bulk: id, outcome } = resolution;
  if (found === null) {
    return invalid(
      id,
      'the ledger of these studies has no such bulk payment',
      'Copy the line from the run that named it, and look at `study-id`.',
    );
  }
  const { bulk, ageMs } = found;
  const { state } = bulk;
  switch (state.kind) {
    case 'settled':
      return invalid(
        id,
        'all its bonuses have been seen at Prolific',
        'There is nothing to answer: take the line out.',
      );
    case 'refused':
      return invalid(
        id,
        'it was refused, so nobody was paid by it',
        'There is nothing to answer: its bonuses are due. Take the line out.',
      );
    case 'accepted':
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
  if (outcome === 'not-paid' && ageMs < notPaidAfterMs) {
    return invalid(
      id,
      'it was claimed less than an hour ago, and money may still be on its way',
      `Look at Prolific again at ${timeOf(nowMs - ageMs + notPaidAfterMs)}; from then on \`not-paid\` is possible.`,
    );
  }
  return { kind: 'write' };
}

function invalid(bulk: BulkId, why: string, hint: string): ResolutionCheck {
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

/** To the minute, UTC, rounded up: before it the answer is still no. */
function timeOf(ms: number): string {
  return `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * What a human can do now about a bulk payment in doubt: the exact lines for `answer`, and when another becomes possible.
 *
 * @param nowMs by the run's clock, in milliseconds since 1970
 */
export function describeChoices(
  { bulk, ageMs }: OpenReport,
  nowMs: number,
): { lines: string[]; later: string | null } {
  const { bulk: id, at } = bulk.claim;
  const age = ageMs ?? nowMs - new Date(at).getTime();
  const paid = `${id}=paid: <how you know>`;
  if (age >= notPaidAfterMs)
    return { lines: [paid, `${id}=not-paid: <how you know>`], later: null };
  return {
    lines: [paid],
    later: `\`not-paid\` becomes possible at ${timeOf(nowMs - age + notPaidAfterMs)}.`,
  };
}

const unheard = 'was about to be paid, and nobody knows whether it was';

/** Why it is in doubt, in words. */
export function describeDoubt({ bulk: { state } }: OpenReport): string {
  switch (state.kind) {
    case 'accepted':
      return 'was accepted by Prolific a day ago or more, and not all of it has arrived';
    case 'contradicted':
      return state.said === 'paid'
        ? 'was resolved as paid, and its own run found after that that it was not'
        : 'was resolved as not paid, and accepted by Prolific after that';
    case 'unknown':
      if (state.reason === undefined) return unheard;
      return `was sent to be paid, and nobody knows whether it was (${state.reason.replace(/\.$/, '')})`;
    case 'claimed':
      return unheard;
    case 'refused':
    case 'settled':
    case 'resolved-paid':
    case 'resolved-not-paid':
      return 'has not been seen at Prolific as a whole yet';
    default:
      return unreachable(state);
  }
}
