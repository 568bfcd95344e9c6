import type { Bonus } from '../bonus.ts';
import type { Fingerprint } from '../ids.ts';
import { paidBonuses, type StudyLedger } from '../ledger/fold.ts';
import { sameMoney } from '../ledger/pending.ts';
import { countOf, type Participant, type Received } from '../prolific/roster.ts';

/**
 * How often Prolific shows the amount of a due bonus for its person, and how many of those the
 * ledger paid.
 */
export interface Unexplained {
  readonly times: number;
  readonly known: number;
}

/**
 * The due bonuses whose amount Prolific shows more often for that person than the ledger accounts
 * for.
 *
 * @param received what Prolific shows for each person that was read; the others need no question
 */
export function findUnexplained(
  recipients: readonly { readonly bonus: Bonus; readonly participant: Participant }[],
  ledger: StudyLedger,
  received: ReadonlyMap<Fingerprint, Received>,
): Map<Bonus, Unexplained> {
  const explained = new Map<string, number>();
  for (const { bonus } of paidBonuses(ledger)) {
    explained.set(sameMoney(bonus), (explained.get(sameMoney(bonus)) ?? 0) + 1);
  }
  const unexplained = new Map<Bonus, Unexplained>();
  for (const { bonus, participant } of recipients) {
    const shown = received.get(participant.person);
    if (shown === undefined) continue;
    const times = countOf(shown.amounts, bonus.amount);
    const known =
      explained.get(sameMoney({ person: participant.person, amount: bonus.amount })) ?? 0;
    if (times > known) unexplained.set(bonus, { times, known });
  }
  return unexplained;
}
