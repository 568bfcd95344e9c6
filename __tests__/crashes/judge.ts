import { eventsInRecords } from '../../sandbox/lab/artifact-records.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { findLabLeaks } from '../../sandbox/lab/lab-leaks.ts';

/**
 * What must hold whatever happens, by Prolific's own books and the ledger's text. Says what is
 * wrong; nothing where all is well.
 */
export class Judge {
  readonly #lab: Lab;
  readonly #cents: readonly number[];
  #ledger = '';
  #records: readonly string[] = [];

  /** @param cents what each participant is to be paid, once, in their order */
  constructor(lab: Lab, cents: readonly number[]) {
    this.#lab = lab;
    this.#cents = cents;
  }

  /**
   * What must hold at every moment. Prolific's books count a bonus when its pay request is
   * accepted, and never forget one, so looking when a run has ended misses nothing that happened in
   * it.
   */
  async findWrong(): Promise<string[]> {
    const wrong: string[] = [];
    for (const [at, cents] of this.#cents.entries()) {
      const paid = this.#paidTo(at);
      if (paid.length > 1) wrong.push(`person ${at + 1} was paid ${paid.length} times`);
      if (paid.some((one) => one !== cents)) wrong.push(`person ${at + 1} was paid a wrong amount`);
    }
    for (const { id, payCalls } of this.#lab.prolific.money.bulks.values()) {
      if (payCalls > 1) wrong.push(`bulk payment ${id} was paid ${payCalls} times`);
    }
    const ledger = await this.#lab.ledgerText();
    if (!ledger.startsWith(this.#ledger)) wrong.push('the ledger has lost lines');
    this.#ledger = ledger;
    const records = eventsInRecords(this.#lab.artifacts.store, this.#lab.study.id).map((event) =>
      JSON.stringify(event),
    );
    if (!this.#records.every((event) => records.includes(event)))
      wrong.push('the records have lost events');
    this.#records = records;
    return wrong;
  }

  /** A re-run of all jobs has removed records: what they alone held is not missed. */
  forgetRecords(): void {
    this.#records = [];
  }

  /**
   * What must hold when nothing is due any more: each person paid exactly once, and no id or token
   * shown to anybody.
   */
  async findWrongAtEnd(): Promise<string[]> {
    const unpaid = this.#cents.flatMap((_, at) =>
      this.#paidTo(at).length === 0 ? [`person ${at + 1} was not paid`] : [],
    );
    return [...(await this.findWrong()), ...unpaid, ...(await findLabLeaks(this.#lab))];
  }

  #paidTo(at: number): number[] {
    const id = this.#lab.person(at + 1);
    return this.#lab.prolific.money.paidTo(id, this.#lab.study.id).map(({ cents }) => cents);
  }
}
