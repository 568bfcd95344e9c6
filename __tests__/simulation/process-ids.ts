import type { BulkId } from '../../src/core/ids.ts';

/** Fresh ids that no other process gives, and that do not depend on what others do meanwhile. */
export class ProcessIds {
  readonly #numbers: readonly string[];
  #given = 0;

  /** @param process its name, which holds the numbers of the run and of the attempt */
  constructor(process: string) {
    this.#numbers = process.match(/\d+/g) ?? [];
  }

  newEvent(): string {
    this.#given += 1;
    const [run = '', attempt = ''] = this.#numbers;
    return `${run.padStart(8, '0')}-0000-4000-8000-${attempt.padStart(4, '0')}${String(this.#given).padStart(8, '0')}`;
  }

  /** What Prolific calls the next bulk payment that this process sets up. */
  newBulk(): BulkId {
    this.#given += 1;
    return `bulk-${this.#numbers.join('-')}-${this.#given}` as BulkId;
  }
}
