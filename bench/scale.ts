import { measureLongLedgers } from './scale-ledger.ts';
import { measurePlans } from './scale-plan.ts';
import { measureMemory } from './scale-memory.ts';
import { measureGrowth, measureLargeRun } from './scale-run.ts';
import type { Section } from './section.ts';

/** How it grows: one large run, plans, and a ledger that has become long. */
export const scale: Section = {
  name: 'scale',
  measure: async (bench) => [
    await measureLargeRun(bench),
    await measureGrowth(bench),
    await measureMemory(bench),
    await measurePlans(bench),
    await measureLongLedgers(bench),
  ],
};
