import type { BulkPayment } from './fold.ts';
import { isInDoubt } from './fold.ts';

/** A human who looks earlier may see nothing although the money is on its way, and would pay twice. */
export const notPaidAfterMs = 60 * 60_000;

/** After a day somebody is waiting for money: what Prolific accepted and nobody has received counts as in doubt. */
export const inDoubtAfterMs = 24 * 60 * 60_000;

/** Whether a bulk payment stops all payments: no known outcome, or accepted a day ago and still not proven. */
export function stopsPayments(bulk: BulkPayment, ageMs: number | null): boolean {
  return (
    isInDoubt(bulk) || (bulk.state.kind === 'accepted' && ageMs !== null && ageMs >= inDoubtAfterMs)
  );
}
