/**
 * One clock for Prolific and GitHub, which a test sets forward: what a human waits for, money waits
 * for too.
 */
export class LabClock {
  #aheadMs = 0;

  /** Milliseconds since 1970: the machine's own time, and as much later as was asked for. */
  readonly nowMs = (): number => Date.now() + this.#aheadMs;

  forward(ms: number): void {
    this.#aheadMs += ms;
  }
}
