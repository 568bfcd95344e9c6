import type { Batch, Bonus } from '../bonus.ts';
import type { Fingerprint } from '../ids.ts';
import { paidBonuses, type StudyLedger } from '../ledger/fold.ts';
import type { Cents } from '../money.ts';

/** The batches of a study that were paid before, for questions about one whose label is new. */

/** One person's money: the pseudonym of a participant, and minor units. */
export interface Money {
  readonly person: string;
  readonly amount: Cents;
}

export interface Earlier {
  /** What was paid under each label. */
  readonly labels: ReadonlyMap<string, readonly Money[]>;
  readonly paths: ReadonlySet<string>;
  /**
   * From the pseudonym of an id in a file to that of its participant: all that we know without a
   * token.
   */
  readonly persons: ReadonlyMap<Fingerprint, Fingerprint>;
}

export function earlierIn(ledger: StudyLedger): Earlier {
  const labels = new Map<string, Money[]>();
  const paths = new Set<string>();
  const persons = new Map<Fingerprint, Fingerprint>();
  for (const { bonus, bulk } of paidBonuses(ledger)) {
    const moneys = labels.get(bulk.claim.batch) ?? [];
    moneys.push(bonus);
    labels.set(bulk.claim.batch, moneys);
    paths.add(bulk.claim.path);
    persons.set(bonus.to, bonus.person);
  }
  return { labels, paths, persons };
}

/** The pseudonym of the participant behind a bonus; null if Prolific was not asked. */
export type PersonOf = (bonus: Bonus) => string | null;

/** The money of a batch, by participant as far as that is known. */
export function moneysOf(
  { bonuses }: Batch,
  { persons }: Pick<Earlier, 'persons'>,
  personOf: PersonOf,
): Money[] {
  return bonuses.map((bonus) => ({
    person: personOf(bonus) ?? persons.get(bonus.to) ?? bonus.to,
    amount: bonus.amount,
  }));
}
