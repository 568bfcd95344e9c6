import type { Clock } from '../../ports.ts';

/** Node fires a timer with a longer delay than this at once. */
const longestTimerMs = 2_147_483_647;

/**
 * The machine's clocks.
 *
 * @param isCancelled whether somebody has cancelled the run
 * @param wake ends every sleep, now and later, once it fires
 */
export function systemClock(isCancelled: () => boolean, wake: AbortSignal): Clock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    sleep: (ms) => sleepUntilWoken(ms, wake),
    isCancelled,
  };
}

/**
 * The timer is not unref'd: a process with nothing else to do must not end in the middle of a
 * pause.
 */
export async function sleepUntilWoken(ms: number, wake: AbortSignal): Promise<void> {
  if (wake.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      wake.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, longestTimerMs));
    wake.addEventListener('abort', end, { once: true });
  });
}
