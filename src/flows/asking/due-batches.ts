import type { Batch } from '../../core/bonus.ts';
import type { Plan } from '../../core/plan/due.ts';

/** Questions are asked only about batches with something due. */
export function dueBatches(plan: Plan): Batch[] {
  const due = new Set(plan.due.map(({ study, batch }) => `${study}\n${batch}`));
  return plan.batches.filter(({ study, label }) => due.has(`${study}\n${label}`));
}
