interface Entry {
  readonly atMs: number;
  readonly turn: number;
  /** False where nothing can follow from it. */
  readonly fire: () => boolean;
}

/** A Monday morning. */
const startMs = Date.UTC(2026, 10, 2, 9);

/**
 * Virtual time. Whatever happens is an entry; between two entries all that follows from the first
 * is let run to its end, so the order of everything depends on the entries alone.
 */
export class Timeline {
  /** True time, in milliseconds since 1970. */
  nowMs = startMs;
  /** How many entries have fired. */
  fired = 0;
  readonly #heap: Entry[] = [];
  #turns = 0;

  schedule(delayMs: number, fire: () => boolean): void {
    const entry = { atMs: this.nowMs + Math.max(delayMs, 0), turn: (this.#turns += 1), fire };
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as Entry;
      if (!isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Resolves after so much time. */
  passes(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.schedule(delayMs, () => {
        resolve();
        return true;
      });
    });
  }

  /** Lets time pass until nothing is left to happen. */
  async runOut(mostEntries: number): Promise<void> {
    while (this.#heap.length > 0) {
      if (this.fired >= mostEntries) throw new Error(`More than ${mostEntries} entries`);
      await this.#fire(this.#next());
    }
  }

  /** Lets everything happen that is due by then, and nothing later. */
  async runUntil(atMs: number): Promise<void> {
    while ((this.#heap[0]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs)
      await this.#fire(this.#next());
  }

  async #fire(entry: Entry | undefined): Promise<void> {
    if (entry === undefined) return;
    this.nowMs = Math.max(this.nowMs, entry.atMs);
    this.fired += 1;
    // A turn of the event loop comes after all that promises still have to do.
    if (entry.fire()) await new Promise((resolve) => setImmediate(resolve));
  }

  #next(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || first === last) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as Entry)) child += 1;
      const below = heap[child] as Entry;
      if (!isBefore(below, last)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.turn < b.turn);
}
