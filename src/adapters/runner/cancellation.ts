/**
 * How long a pay request and the recording of outcomes may continue after the signal, in
 * milliseconds. GitHub's runner sends SIGINT, 7.5 seconds later SIGTERM, and kills after another
 * 2.5 (GitHub Docs: Canceling a workflow).
 */
export const patienceMs = { pay: 4_000, record: 6_500 } as const;

/** What a cancelled run may still do, and until when. */
export interface Cancellation {
  readonly isCancelled: () => boolean;
  /** Fires with the signal: reads, set-ups and pauses end. */
  readonly now: AbortSignal;
  /** Fires when the run stops waiting for a pay request in flight. */
  readonly pay: AbortSignal;
  /** Fires when recording outcomes must end. */
  readonly record: AbortSignal;
  /** Stops listening and clears all timers. */
  readonly dispose: () => void;
}

/** The part of `process` that this needs. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * Listens for SIGINT and SIGTERM. The first one decides all times; those after it change nothing.
 */
export function watchCancellation(
  source: SignalSource,
  afterMs: { readonly pay: number; readonly record: number } = patienceMs,
): Cancellation {
  const now = new AbortController();
  const pay = new AbortController();
  const record = new AbortController();
  const timers: NodeJS.Timeout[] = [];

  const onSignal = (): void => {
    if (now.signal.aborted) return;
    for (const [late, ms] of [
      [pay, afterMs.pay],
      [record, afterMs.record],
    ] as const) {
      // Unref'd: whatever the timer would end keeps the process alive by itself, and a finished run
      // need not wait for the timer.
      const timer = setTimeout(() => {
        late.abort();
      }, ms);
      timers.push(timer.unref());
    }
    now.abort();
  };
  source.on('SIGINT', onSignal);
  source.on('SIGTERM', onSignal);

  return {
    isCancelled: () => now.signal.aborted,
    now: now.signal,
    pay: pay.signal,
    record: record.signal,
    dispose: () => {
      source.off('SIGINT', onSignal);
      source.off('SIGTERM', onSignal);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
