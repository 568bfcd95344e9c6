import type { SimProcess } from '../simulation/process.ts';
import type { Touches } from '../simulation/touches.ts';

/** One way in which a history can go on. */
export interface Step {
  readonly what: string;
  /** How many faults it is. */
  readonly cost: number;
  readonly touches: Touches | 'everything';
  /** Whose call it is; null where it is no call. */
  readonly process: SimProcess | null;
  /**
   * Whose step it is; those of one are never exchanged. Begins with the rank in which steps are
   * ordered that can be.
   */
  readonly who: string;
  /** After how many steps it became possible. */
  readonly sinceStep: number;
  readonly go: () => void;
}

/**
 * Whether it makes a difference which of two steps comes first.
 *
 * @param isNoticed whether those that a run makes beside one of its calls may notice when that call
 *   came: something went wrong at one of them or may, or its answer let the run ask for more
 */
export function depend(one: Step, other: Step, isNoticed: boolean): boolean {
  if (isNoticed && one.process !== null && one.process === other.process) return true;
  const [a, b] = [one.touches, other.touches];
  if (a === 'everything' || b === 'everything') return true;
  if (a === 'nothing' || b === 'nothing') return false;
  const writes = [a, b].filter((touches) => touches.startsWith('writes')).length;
  // The judgement compares when money was paid and when the ledger was written.
  if (writes === 2) return true;
  return writes === 1 && isPart(placeOf(a), placeOf(b));
}

function placeOf(touches: string): string {
  return touches.slice(touches.indexOf(' ') + 1);
}

/** Whether one is the other, or a part of it. */
function isPart(a: string, b: string): boolean {
  return `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `);
}

export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
