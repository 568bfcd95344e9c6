import type { Fingerprint, StudyId } from '../ids.ts';
import type { BulkPayment } from './fold.ts';
import { states } from './states.ts';

/** A bulk payment that still needs proof, or a human. */
export interface OpenBulk {
  readonly study: StudyId;
  readonly bulk: BulkPayment;
  /** Of the claim's commit, by GitHub's clock; null where it is not known. */
  readonly ageMs: number | null;
  /** `to` of the bonuses that have arrived; null where nobody could look. */
  readonly arrived: ReadonlySet<Fingerprint> | null;
  /** Whether it stops payments: no known outcome, or accepted a day ago and still not all there. */
  readonly inDoubt: boolean;
}

/**
 * A human who looks earlier may see nothing although the money is on its way, and would pay twice.
 */
export const notPaidAfterMs = 60 * 60_000;

/**
 * After a day somebody is waiting for money: what Prolific accepted and nobody has received counts
 * as in doubt.
 */
export const inDoubtAfterMs = 24 * 60 * 60_000;

/**
 * Whether a bulk payment stops all payments: no known outcome, or accepted a day ago and still not
 * proven.
 *
 * @param ageMs of its claim; null where nobody knows, which is never old
 */
export function stopsPayments({ state }: BulkPayment, ageMs: number | null): boolean {
  const { stops } = states[state.kind];
  return stops === 'yes' || (stops === 'after a day' && (ageMs ?? 0) >= inDoubtAfterMs);
}

/**
 * Whether a run looks at Prolific for it.
 *
 * @param isPlan whether the run writes nothing
 */
export function isLookedAt({ state }: BulkPayment, isPlan: boolean): boolean {
  const { looks } = states[state.kind];
  return looks === 'every run' || (looks === 'every run but a plan' && !isPlan);
}
