import type { Lab, LabRun } from '../sandbox/lab/lab.ts';
import type { ActionResult } from '../sandbox/runner/run-action.ts';
import { endedChildrenCpuMs, watchPeakMemory } from './process-usage.ts';

/** How a run ended and what its process took; NaN what the kernel does not tell. */
export interface MeasuredRun {
  readonly result: ActionResult;
  readonly wallMs: number;
  /** Of every process that ended meanwhile, so no other may. */
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** Runs the action, and measures the whole process. */
export async function runMeasured(lab: Lab, given: LabRun): Promise<MeasuredRun> {
  const cpuBeforeMs = endedChildrenCpuMs() ?? NaN;
  const run = lab.start(given);
  const peak = watchPeakMemory(run.child.pid);
  const result = await run.done;
  return {
    result,
    wallMs: result.endedAtMs - result.startedAtMs,
    cpuMs: (endedChildrenCpuMs() ?? NaN) - cpuBeforeMs,
    peakBytes: peak() ?? NaN,
  };
}
