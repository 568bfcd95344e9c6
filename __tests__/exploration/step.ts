import type { Touches } from '../simulation/touches.ts';

/** One way in which a history can go on. */
export interface Step {
  readonly what: string;
  /** How many faults it is. */
  readonly cost: number;
  readonly touches: Touches | 'everything';
  /** Whose step it is; those of one are never exchanged. Begins with the rank in which steps are ordered that can be. */
  readonly who: string;
  /** After how many steps it became possible. */
  readonly sinceStep: number;
  readonly go: () => void;
}

/** Whether it makes a difference which of two steps comes first. */
export function depend({ touches: a }: Step, { touches: b }: Step): boolean {
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
