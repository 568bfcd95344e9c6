import { growingPauseMs } from '../src/adapters/ledger/pauses.ts';

/**
 * A model of runs that append to one branch by compare-and-swap, in a time of its own, so that
 * pauses can be compared without waiting for them.
 */

export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

export interface Race {
  readonly runs: number;
  /** How many appends each run makes, one after another. */
  readonly appendsOfARun: number;
  /** What one look at the branch takes, one commit, and what lies between two appends of a run. */
  readonly lookMs: number;
  readonly commitMs: number;
  readonly betweenMs: number;
  readonly pauses: Pauses;
  /** After that many an append gives up. */
  readonly mostLostRaces: number;
  /** In [0, 1). */
  readonly random: () => number;
}

export interface RaceOutcome {
  readonly tries: number;
  readonly landed: number;
  readonly gaveUp: number;
  readonly mostLost: number;
  readonly longestWaitMs: number;
}

/** Numbers in [0, 1), the same for the same seed (xorshift32). */
export function seededRandom(seed: number): () => number {
  let state = seed + 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds resemble each other.
  for (let skipped = 0; skipped < 16; skipped += 1) next();
  return next;
}

/** What is to happen, in the order of time. */
class Agenda {
  nowMs = 0;
  readonly #entries: { atMs: number; happen: () => void }[] = [];

  in(ms: number, happen: () => void): void {
    const atMs = this.nowMs + ms;
    const before = this.#entries.findLastIndex((entry) => entry.atMs <= atMs);
    this.#entries.splice(before + 1, 0, { atMs, happen });
  }

  runOut(): void {
    for (let next = this.#entries.shift(); next !== undefined; next = this.#entries.shift()) {
      this.nowMs = next.atMs;
      next.happen();
    }
  }
}

/** Lets all runs send their first append on the same commit at the same moment. */
export function runRace(race: Race): RaceOutcome {
  const agenda = new Agenda();
  const outcome = { tries: 0, landed: 0, gaveUp: 0, mostLost: 0, longestWaitMs: 0 };
  let head = 0;
  const around = (ms: number): number => ms * (0.9 + 0.2 * race.random());

  const append = (known: number, left: number): void => {
    const startedMs = agenda.nowMs;
    let lost = 0;
    const land = (): void => {
      head += 1;
      const own = head;
      outcome.landed += 1;
      outcome.longestWaitMs = Math.max(outcome.longestWaitMs, agenda.nowMs - startedMs);
      if (left > 1)
        agenda.in(around(race.betweenMs), () => {
          append(own, left - 1);
        });
    };
    const lose = (): void => {
      lost += 1;
      outcome.mostLost = Math.max(outcome.mostLost, lost);
      if (lost === race.mostLostRaces) {
        outcome.gaveUp += 1;
        return;
      }
      const pauseMs = growingPauseMs(race, lost, race.pauses);
      agenda.in(pauseMs + around(race.lookMs), () => {
        attempt(head);
      });
    };
    const attempt = (on: number): void => {
      outcome.tries += 1;
      agenda.in(around(race.commitMs), () => {
        if (head === on) land();
        else lose();
      });
    };
    attempt(known);
  };
  for (let run = 0; run < race.runs; run += 1) append(0, race.appendsOfARun);
  agenda.runOut();
  return outcome;
}
