import type { SimProcess } from '../simulation/process.ts';
import type { Touches } from '../simulation/touches.ts';
import { compareNames } from './step.ts';

/** A call on its way: it takes effect when it is let through. */
export interface Gate {
  readonly process: SimProcess;
  readonly touches: Touches;
  /** Whether it cannot be let through now. */
  readonly isHeld: () => boolean;
  readonly sinceMs: number;
  /** Longer than that it cannot take. */
  readonly withinMs: number;
  /** Which of its process's calls it is. */
  readonly number: number;
  readonly sinceStep: number;
  readonly go: () => void;
}

interface Alarm {
  /** Null: a human. */
  readonly process: SimProcess | null;
  /** What a human will do then. */
  readonly what: string;
  readonly atMs: number;
  readonly go: () => void;
}

/** Whoever waits in a history: for a call, or for a time. */
export class Waiting {
  readonly #gates = new Set<Gate>();
  readonly #alarms = new Set<Alarm>();

  /** Calls on their way, in the order of their runs, and in each run as they began. */
  get gates(): readonly Gate[] {
    return [...this.#gates].sort((a, b) => compareNames(a.process.name, b.process.name));
  }

  /** Those that can be let through. */
  get open(): readonly Gate[] {
    return this.gates.filter(({ isHeld }) => !isHeld());
  }

  /** Who sleeps, in the order of their runs; the dead do not. */
  get alarms(): readonly Alarm[] {
    return [...this.#alarms]
      .filter(({ process }) => process?.isDead !== true)
      .sort((a, b) => compareNames(nameOf(a), nameOf(b)) || a.atMs - b.atMs);
  }

  /** Resolves when it is let through. */
  atGate(gate: Omit<Gate, 'go'>): Promise<void> {
    return new Promise((go) => {
      this.#gates.add({ ...gate, go });
    });
  }

  until(process: SimProcess | null, atMs: number, what: string): Promise<void> {
    return new Promise((go) => {
      this.#alarms.add({ process, what, atMs, go });
    });
  }

  letThrough(gate: Gate): void {
    this.#gates.delete(gate);
    gate.go();
  }

  wake(nowMs: number): void {
    for (const alarm of this.#alarms) {
      if (alarm.atMs > nowMs) continue;
      this.#alarms.delete(alarm);
      alarm.go();
    }
  }
}

function nameOf({ process }: Alarm): string {
  return process?.name ?? '';
}
