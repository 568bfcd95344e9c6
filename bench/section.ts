/** A table of figures as it is printed and written down; the first row names the columns. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly (string | number)[])[];
  /** What one needs to know to read it. */
  readonly notes?: readonly string[];
}

/** What a part of the benchmark is given. */
export interface Bench {
  /** The commit whose build is measured beside that of now, or null. */
  readonly against: string | null;
  /**
   * Holds a count against what the design promises. One that differs fails the whole benchmark,
   * after all of it has run. Gives the count as it is shown in a table.
   */
  expectCount(what: string, count: number, promised: number): string;
  /** Fails the whole benchmark where the run that was measured did not do its work. */
  expectEnd(what: string, end: string, wanted: string): void;
}

/** One part of the benchmark, which can be run alone. */
export interface Section {
  /** What `--only` calls it. */
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<readonly Table[]>;
}

/** Collects what is not as promised. */
export class Checks implements Bench {
  readonly failures: string[] = [];
  readonly against: string | null;

  constructor(against: string | null = null) {
    this.against = against;
  }

  expectCount(what: string, count: number, promised: number): string {
    if (count !== promised) this.failures.push(`${what}: ${count} requests, promised ${promised}`);
    return count === promised ? `${count}` : `${count} (promised ${promised})`;
  }

  expectEnd(what: string, end: string, wanted: string): void {
    if (end !== wanted) this.failures.push(`${what}: ended as "${end}", not as "${wanted}"`);
  }
}
