import type { Clock } from '../../src/ports.ts';

/**
 * A clock whose pauses take no time of ours and their whole length of its own. It stands still
 * between them, so that no test depends on how fast its machine is.
 */
export interface SkippingClock extends Clock {
  /** Every pause that was asked for, in milliseconds. */
  readonly pausesMs: readonly number[];
  /** From now on pauses end at once and the clock stands still in them. */
  cancel(): void;
}

export function skippingClock(): SkippingClock {
  const pausesMs: number[] = [];
  const startMs = Date.now();
  let skippedMs = 0;
  let isCancelled = false;
  return {
    pausesMs,
    nowMs: () => startMs + skippedMs,
    monotonicMs: () => skippedMs,
    sleep: async (ms) => {
      pausesMs.push(ms);
      if (!isCancelled) skippedMs += ms;
      // Others get their turn, as in a real pause.
      await new Promise((resolve) => setImmediate(resolve));
    },
    isCancelled: () => isCancelled,
    cancel: () => {
      isCancelled = true;
    },
  };
}
