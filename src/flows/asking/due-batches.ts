import { type Batch, batchKey } from '../../core/bonus.ts';
import type { Plan } from '../../core/plan/due.ts';

/** Questions are asked only about batches with something due. */
export function dueBatches(plan: Plan): Batch[] {
  const due = new Set(plan.due.map(({ study, batch: label }) => batchKey({ study, label })));
  return plan.batches.filter((batch) => due.has(batchKey(batch)));
}
