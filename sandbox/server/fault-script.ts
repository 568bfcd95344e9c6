import type { Fault } from './faults.ts';

interface Scripted {
  endpoint: string | null;
  nth: number | 'every';
  fault: Fault;
}

/** Knows which faults to apply to the n-th call of an endpoint, and counts the calls. */
export class FaultScript {
  readonly #counts = new Map<string, number>();
  #scripted: Scripted[] = [];
  #total = 0;

  /** `nth` counts from 1: the calls of `endpoint`, or all calls if that is null. */
  add(endpoint: string | null, nth: number | 'every', fault: Fault): void {
    this.#scripted.push({ endpoint, nth, fault });
  }

  clear(): void {
    this.#scripted = [];
  }

  countOf(endpoint: string): number {
    return this.#counts.get(endpoint) ?? 0;
  }

  /** Counts this call, and gives its faults in the order in which they were scripted. */
  takeCall(endpoint: string): Fault[] {
    this.#total += 1;
    const nth = this.countOf(endpoint) + 1;
    this.#counts.set(endpoint, nth);
    const isForThisCall = (one: Scripted): boolean => {
      if (one.endpoint !== null && one.endpoint !== endpoint) return false;
      return one.nth === 'every' || one.nth === (one.endpoint === null ? this.#total : nth);
    };
    return this.#scripted.filter(isForThisCall).map(({ fault }) => fault);
  }
}
