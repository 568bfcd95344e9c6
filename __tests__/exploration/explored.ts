import type { Violation } from '../simulation/world.ts';

export interface Bound {
  readonly faults: number;
  /** Cut a history where it reaches a state that was seen before. */
  readonly cuts: boolean;
  /** Of two steps that do not touch each other, live one order only. */
  readonly orders: boolean;
  readonly untilMs: number;
  readonly stopAtFirst: boolean;
}

export interface Found {
  readonly violations: readonly Violation[];
  readonly script: readonly number[];
  readonly faults: number;
  readonly steps: number;
}

export interface Explored {
  /** How many histories were begun; each is lived from its beginning to a state that is new or known. */
  histories: number;
  states: number;
  /** How many of them are ends, which are judged. */
  ends: number;
  deepest: number;
  isComplete: boolean;
  /** Where it was not complete: what was. */
  reached: { readonly faults: number; readonly steps: number };
  /** A shortest history for each kind of violation. */
  readonly found: readonly Found[];
  /** How often each thing that nobody promises excused an end. */
  readonly exempt: readonly (readonly [string, number])[];
  /** The ends, as their fingerprints. */
  readonly endings: readonly string[];
}
