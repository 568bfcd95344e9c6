import { type Batch, batchKey, type Bonus } from '../bonus.ts';
import type { Plan } from './due.ts';

/** The most that Prolific recommends in one bulk payment (Prolific: Set up bonuses). */
export const bonusesPerBulk = 200;

/** The bonuses of one future bulk payment: one study, one batch. */
export interface Chunk {
  readonly batch: Batch;
  readonly bonuses: readonly Bonus[];
}

/** The due bonuses, in file order, in bulk payments of one batch each. */
export function chunkDue(plan: Plan): Chunk[] {
  const due = Map.groupBy(plan.due, ({ study, batch: label }) => batchKey({ study, label }));
  return plan.batches.flatMap((batch) => {
    const key = batchKey(batch);
    const bonuses = due.get(key) ?? [];
    // Each bonus is taken once: a second batch with the same name must not pay it again.
    due.delete(key);
    const starts = Array.from(
      { length: Math.ceil(bonuses.length / bonusesPerBulk) },
      (_, k) => k * bonusesPerBulk,
    );
    return starts.map((start) => ({
      batch,
      bonuses: bonuses.slice(start, start + bonusesPerBulk),
    }));
  });
}
