import type { BulkId, StudyId } from '../../src/core/ids.ts';
import type { BulkLine } from '../../src/core/prolific/shows.ts';
import type { Person, SimSubmission, Study } from './people.ts';

/** A look can be answered with what was true so long ago. */
export const staleAtMostMs = 60_000;

/** Money that Prolific has taken on to pay, or paid. */
export interface Payment {
  readonly person: Person;
  readonly submission: SimSubmission;
  readonly cents: number;
  /** Null: paid by hand, or a reward. */
  readonly bulk: BulkId | null;
  readonly kind: 'bulk' | 'hand' | 'reward';
  readonly acceptedAtMs: number;
  /** When the person has it and Prolific shows it; never: infinity. */
  readonly visibleAtMs: number;
  /** When the study's cost counts it: before that, then or later. */
  readonly costAtMs: number;
}

export interface SimBulk {
  readonly id: BulkId;
  readonly study: StudyId;
  readonly lines: readonly BulkLine[];
  /** Pay requests that have left, wherever they went. */
  requests: number;
  /** Pay requests that had their effect. */
  payments: number;
}

/** Who was really paid what: the only witness of the checks. */
export class MoneyModel {
  readonly payments: Payment[] = [];
  readonly bulks = new Map<BulkId, SimBulk>();
  readonly #people = new Map<string, { person: Person; submission: SimSubmission }>();

  constructor(studies: readonly Study[]) {
    for (const { id, people } of studies) {
      for (const person of people) {
        const [first] = person.submissions;
        if (first === undefined) throw new Error('Nobody takes part without a submission');
        this.#people.set(`${id} ${person.id}`, { person, submission: first });
        for (const submission of person.submissions)
          this.#people.set(`${id} ${submission.id}`, { person, submission });
      }
    }
  }

  /** A participant's bonus lands on the first submission. */
  recipientOf(study: StudyId, id: string): { person: Person; submission: SimSubmission } {
    const found = this.#people.get(`${study} ${id}`);
    if (found === undefined) throw new Error(`${id} never took part`);
    return found;
  }

  setUp(id: BulkId, study: StudyId, lines: readonly BulkLine[]): SimBulk {
    const bulk = { id, study, lines: [...lines], requests: 0, payments: 0 };
    this.bulks.set(id, bulk);
    return bulk;
  }

  bulk(id: BulkId): SimBulk {
    const bulk = this.bulks.get(id);
    if (bulk === undefined) throw new Error(`There is no ${id}`);
    return bulk;
  }

  shownOn(submission: SimSubmission, atMs: number): number[] {
    return this.payments
      .filter((one) => one.submission === submission && one.visibleAtMs <= atMs)
      .map(({ cents }) => cents);
  }

  /** How often the person has received this amount, on Prolific's page. */
  countShown(
    person: Person,
    cents: number,
    atMs: number,
    kinds: readonly Payment['kind'][] = ['bulk', 'hand', 'reward'],
  ): number {
    return this.payments.filter(
      (one) =>
        one.person === person &&
        one.cents === cents &&
        one.visibleAtMs <= atMs &&
        kinds.includes(one.kind),
    ).length;
  }

  costOf(study: Study, atMs: number): number {
    let sum = 0;
    for (const one of this.payments) {
      if (one.person.study !== study.id || one.costAtMs > atMs) continue;
      if (one.kind !== 'reward' || study.rewardsCostAsBonuses) sum += one.cents;
    }
    return sum;
  }
}

/** From when on every look, however stale, shows it in every place. */
export function shownEverywhereAtMs(payment: Payment): number {
  return Math.max(payment.visibleAtMs, payment.costAtMs) + staleAtMostMs;
}
