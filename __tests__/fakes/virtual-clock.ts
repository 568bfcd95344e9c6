import type { Clock } from '../../src/ports.ts';

/** A clock that moves only when it is told to, and in pauses. */
export interface VirtualClock extends Clock {
  /** Every pause that was asked for, in milliseconds. */
  readonly pausesMs: readonly number[];
  /** Both clocks go on; what is due meanwhile happens. */
  advance(ms: number): void;
  /** Somebody sets the wall clock; a machine that sleeps does the same. */
  setWallForward(ms: number): void;
  /** Only the clock that nobody sets goes on: the wall clock was set back meanwhile. */
  advanceMonotonic(ms: number): void;
  /** Does something once so many milliseconds have gone by from now. */
  after(ms: number, action: () => void): void;
  /** From now on pauses end at once and take no time. */
  cancel(): void;
}

/** @param startMs what the wall clock shows at first, in milliseconds since 1970 */
export function virtualClock(startMs: number): VirtualClock {
  const pausesMs: number[] = [];
  const planned: { atMs: number; action: () => void }[] = [];
  let wallMs = startMs;
  let monotonicMs = 5_000;
  let isCancelled = false;

  function advance(ms: number): void {
    if (ms < 0) throw new Error(`Time does not run backwards by ${ms} ms.`);
    const endMs = monotonicMs + ms;
    for (;;) {
      const next = planned
        .filter(({ atMs }) => atMs <= endMs)
        .sort((a, b) => a.atMs - b.atMs)
        .at(0);
      if (next === undefined) break;
      planned.splice(planned.indexOf(next), 1);
      move(Math.max(next.atMs - monotonicMs, 0));
      next.action();
    }
    move(endMs - monotonicMs);
  }

  function move(ms: number): void {
    wallMs += ms;
    monotonicMs += ms;
  }

  return {
    pausesMs,
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    sleep: async (ms) => {
      pausesMs.push(ms);
      if (!isCancelled) advance(ms);
      // Others get their turn, as in a real pause.
      await new Promise((resolve) => setImmediate(resolve));
    },
    isCancelled: () => isCancelled,
    advance,
    setWallForward: (ms) => {
      wallMs += ms;
    },
    advanceMonotonic: (ms) => {
      monotonicMs += ms;
    },
    after: (ms, action) => {
      planned.push({ atMs: monotonicMs + ms, action });
    },
    cancel: () => {
      isCancelled = true;
    },
  };
}
