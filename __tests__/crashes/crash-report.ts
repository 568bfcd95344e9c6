import type { CrashPoint } from './crash.ts';

/** What came of one crash. */
export interface CrashReport {
  point: CrashPoint;
  /** The endpoint at which the run died: `github commit`. */
  diedAt: string;
  /** Runs after the one that died, until nothing was due. */
  runs: number;
  /** How often a human was asked. */
  asked: number;
  /** How often the human answered, by the answer that was given. */
  paid: number;
  notPaid: number;
  /** How often a run said that records may be gone. */
  lost: number;
  /** What was wrong; nothing where all is well. */
  wrong: string[];
}

/**
 * Where a run "died" that had fewer requests than another and ended by itself: it is judged all the
 * same.
 */
export const itsEnd = 'its end';

/** Of a crash of which nothing has come yet. */
export function untold(point: CrashPoint): CrashReport {
  const none = { runs: 0, asked: 0, paid: 0, notPaid: 0, lost: 0 };
  return { point, diedAt: 'no request', ...none, wrong: [] };
}
