import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/**
 * What V8 allocated in a run, and the most that was alive; NaN for the peak where the kernel does
 * not tell.
 */
export interface WatchedRun {
  readonly result: ActionResult;
  readonly allocatedBytes: number;
  readonly liveBytes: number;
  readonly peakBytes: number;
}

/** Runs the action under a watch of its heap, which takes time of its own. */
export async function runWatched(lab: Lab, given: LabRun): Promise<WatchedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'heap-watch-'));
  const file = join(folder, 'heap.json');
  const watch = `--import ${new URL('heap-watch.ts', import.meta.url).href}`;
  try {
    const env = { ...given.env, NODE_OPTIONS: watch, HEAP_WATCH: file };
    const run = lab.start({ ...given, env });
    const peak = watchPeakMemory(run.child.pid);
    const result = await run.done;
    const heap = JSON.parse(readFileSync(file, 'utf8')) as {
      allocatedBytes: number;
      liveBytes: number;
    };
    return { result, ...heap, peakBytes: peak() ?? NaN };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
