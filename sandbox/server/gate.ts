/**
 * Holds requests until a test releases them, so that tests create races instead of hoping for them.
 * Every request that comes after `open` passes at once.
 */
export class Gate {
  #arrivals = 0;
  #isOpen = false;
  #held: (() => void)[] = [];
  #watchers: { count: number; tell: () => void }[] = [];

  /**
   * Resolves when `count` requests in all have reached the gate, including those already released.
   */
  waitFor(count: number): Promise<void> {
    if (this.#arrivals >= count) return Promise.resolve();
    return new Promise((resolve) => this.#watchers.push({ count, tell: resolve }));
  }

  /** Lets everybody through, now and later, in the order of arrival. */
  open(): void {
    this.#isOpen = true;
    const held = this.#held;
    this.#held = [];
    for (const letGo of held) letGo();
  }

  /** What a server calls for a request that was told to wait here. */
  pass(): Promise<void> {
    this.#arrivals += 1;
    const told = this.#watchers.filter(({ count }) => count <= this.#arrivals);
    this.#watchers = this.#watchers.filter(({ count }) => count > this.#arrivals);
    for (const { tell } of told) tell();
    if (this.#isOpen) return Promise.resolve();
    return new Promise((resolve) => this.#held.push(resolve));
  }
}
