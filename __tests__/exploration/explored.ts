import type { LedgerKind } from '../simulation/keeping.ts';
import type { Violation } from '../simulation/world.ts';

export interface Bound {
  readonly ledger: LedgerKind;
  readonly faults: number;
  /** Cut a history where it reaches a state that was seen before. */
  readonly cuts: boolean;
  /** Of two steps that do not touch each other, live one order only. */
  readonly orders: boolean;
  /** Runs that are alike are taken for each other. */
  readonly swaps: boolean;
  readonly untilMs: number;
  readonly stopAtFirst: boolean;
}

export interface Found {
  readonly violations: readonly Violation[];
  readonly script: readonly number[];
  readonly faults: number;
  readonly steps: number;
}

export interface Exempt {
  readonly why: string;
  /** How many ends it excused. */
  ends: number;
  /** A history as short as any that ends so. */
  readonly script: readonly number[];
  readonly faults: number;
  readonly steps: number;
}

export interface Explored {
  /**
   * How many histories were begun; each is lived from its beginning to a state that is new or
   * known.
   */
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
  /** Each thing that nobody promises and that excused an end. */
  readonly exempt: readonly Exempt[];
  /** The ends, as their fingerprints. */
  readonly endings: readonly string[];
}
