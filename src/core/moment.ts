/**
 * A moment by both clocks of this machine. Somebody may set the wall clock, and the other may stop
 * while the machine sleeps: time has passed if either clock says so.
 */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  /** Milliseconds on a clock that nobody sets. */
  readonly monotonicMs: number;
}

interface Clocks {
  nowMs(): number;
  monotonicMs(): number;
}

export function momentOf(clocks: Clocks): Moment {
  return { wallMs: clocks.nowMs(), monotonicMs: clocks.monotonicMs() };
}

/** The time between two moments, in milliseconds, by the clock that shows more. */
export function passedMs(since: Moment, now: Moment): number {
  return Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs);
}

/** Whether more than this time has passed between two moments, by either clock. */
export function hasPassed(since: Moment, now: Moment, ms: number): boolean {
  return passedMs(since, now) > ms;
}

/**
 * The earlier of two times, as dates or in ISO 8601; the second if they are equal. Null if one of
 * them is not known, because it may have been the earlier one.
 */
export function earlierOf<T extends Date | string>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return null;
  return new Date(a).getTime() < new Date(b).getTime() ? a : b;
}
