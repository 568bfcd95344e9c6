import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { emptyLedger } from '../ledger/fold.ts';
import { addCents, type Cents, centsOf, renderCents, renderCount } from '../money.ts';
import type { Ledgers } from '../plan/due.ts';
import { type Money, moneysOf, type PersonOf, earlierIn } from './earlier.ts';

/** Fewer people do not make a pattern. */
const fewestPeople = 3;
/** The most differences to name. */
const namedAtMost = 10;

/**
 * `RUNNING_TOTALS`: a batch whose label is new to its study has nearly everybody of an earlier
 * batch again, nearly everybody with more money and nobody with less, as when week 2 includes week
 * 1's money. Bonuses of the earlier batch that this run would pay count like those already paid, so
 * if one run has two new files, the later one is compared with the other.
 */
export function findRunningTotals(
  batches: readonly Batch[],
  ledgers: Ledgers,
  personOf: PersonOf,
): Finding[] {
  return batches.flatMap((batch) => {
    const earlier = earlierIn(ledgers.get(batch.study) ?? emptyLedger);
    if (earlier.labels.has(batch.label)) return [];
    const mine = moneysOf(batch, earlier, personOf);
    const others = new Map(earlier.labels);
    for (const file of batches) {
      if (file.study !== batch.study || file === batch) continue;
      const paid = earlier.labels.get(file.label) ?? [];
      others.set(file.label, join(paid, moneysOf(file, earlier, personOf)));
    }
    return [...others].flatMap(([label, theirs]): Finding[] => {
      const differences = findDifferences(mine, theirs);
      if (differences === null) return [];
      return [
        {
          kind: 'question',
          code: 'RUNNING_TOTALS',
          message: `"${batch.label}" is new to study ${batch.study}, and ${renderCount(differences.length)} of the ${renderCount(theirs.length)} people of "${label}" are in it again, nearly all with more money and nobody with less. The differences are ${renderDifferences(differences)}.`,
          hint: 'If the file holds running totals, everybody would be paid the earlier money again: put only the differences into it. If they really earned all of it on top, give the digest of this plan as `answer`.',
          place: { file: batch.gitPath },
          about: { study: batch.study, batch: batch.label, subject: label },
        },
      ];
    });
  });
}

/** What was paid of a batch, plus the people in its file who were not paid yet. */
function join(paid: readonly Money[], file: readonly Money[]): readonly Money[] {
  const people = new Set(paid.map(({ person }) => person));
  return [...paid, ...file.filter(({ person }) => !people.has(person))];
}

/**
 * How much more each person of the earlier batch has now; null if the file does not look like
 * running totals.
 */
function findDifferences(mine: readonly Money[], earlier: readonly Money[]): Cents[] | null {
  if (earlier.length < fewestPeople) return null;
  const now = new Map(mine.map(({ person, amount }) => [person, amount]));
  const differences = earlier.flatMap(({ person, amount }) => {
    const amountNow = now.get(person);
    return amountNow === undefined ? [] : [amountNow - amount];
  });
  const isMost = (count: number): boolean => count * 5 >= earlier.length * 4;
  if (!isMost(differences.length) || differences.some((more) => more < 0)) return null;
  if (!isMost(differences.filter((more) => more > 0).length)) return null;
  return differences.map(centsOf);
}

function renderDifferences(differences: readonly Cents[]): string {
  const more = differences.length - namedAtMost;
  const named = differences.slice(0, namedAtMost).map(renderCents).join(', ');
  return `${named}${more > 0 ? ` and ${renderCount(more)} more` : ''}, ${renderCents(addCents(differences))} in all`;
}
