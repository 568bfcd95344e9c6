import type { Fingerprint, StudyId } from '../ids.ts';
import type { BulkPayment } from './fold.ts';
import { states } from './states.ts';

/** A bulk payment that still needs proof, or a human. */
export interface OpenBulk {
  readonly study: StudyId;
  readonly bulk: BulkPayment;
  /** Age of the claim's commit, by GitHub's clock; null if not known. */
  readonly ageMs: number | null;
  /** `to` of the bonuses that have arrived; null if the run could not look. */
  readonly arrived: ReadonlySet<Fingerprint> | null;
  /** Whether it stops payments: no known outcome, or accepted a day ago and not all arrived. */
  readonly inDoubt: boolean;
}

/** A human who looks earlier may see nothing although the money is on its way, and so pay twice. */
export const notPaidAfterMs = 60 * 60_000;

/**
 * After a day somebody is waiting for money: a payment that Prolific accepted but that has not
 * arrived counts as in doubt.
 */
export const inDoubtAfterMs = 24 * 60 * 60_000;

/**
 * Whether a bulk payment stops all payments: no known outcome, or accepted a day ago and still not
 * proven.
 *
 * @param ageMs age of its claim; an unknown age (null) never counts as old
 */
export function stopsPayments({ state }: BulkPayment, ageMs: number | null): boolean {
  const { stops } = states[state.kind];
  return stops === 'yes' || (stops === 'after a day' && (ageMs ?? 0) >= inDoubtAfterMs);
}

/**
 * Whether a run looks at Prolific for this payment.
 *
 * @param isPlan whether the run writes nothing
 */
export function isLookedAt({ state }: BulkPayment, isPlan: boolean): boolean {
  const { looks } = states[state.kind];
  return looks === 'every run' || (looks === 'every run but a plan' && !isPlan);
}
