import { plural } from '../text/plural.ts';
import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import type { StudyId } from '../ids.ts';
import { emptyLedger } from '../ledger/fold.ts';
import { addCents, renderCents, type Cents, renderCount } from '../money.ts';
import type { Ledgers } from '../plan/due.ts';
import { type Money, moneysOf, type PersonOf, earlierIn } from './earlier.ts';

/**
 * Asks about a batch whose label is new to its study although at least half of it, or at least half
 * of an earlier batch or of another file of this run, is the same people with the same amounts: a
 * file that was renamed, copied, exported cumulatively or labelled late. Asked only where the label
 * was not chosen, or the same path was paid under another.
 *
 * @param personOf the pseudonym of the participant behind a bonus, null where Prolific was not
 *   asked
 */
export function findRenamed(
  batches: readonly Batch[],
  ledgers: Ledgers,
  personOf: PersonOf,
): Finding[] {
  const earlierOf = remembering((study: StudyId) => {
    const earlier = earlierIn(ledgers.get(study) ?? emptyLedger);
    const held = [...earlier.labels].map(([label, moneys]) => [label, countMoney(moneys)] as const);
    return { ...earlier, labels: new Map(held) };
  });
  const heldBy = remembering((batch: Batch) =>
    countMoney(moneysOf(batch, earlierOf(batch.study), personOf)),
  );
  return batches.flatMap((batch, index) => {
    const earlier = earlierOf(batch.study);
    if (earlier.labels.has(batch.label)) return [];
    if (batch.labelGiven && !earlier.paths.has(batch.path)) return [];
    const mine = heldBy(batch);
    const paid = [...earlier.labels].flatMap(([label, held]) => {
      const shared = sharedHalf(mine, held);
      return shared === null ? [] : [{ label, name: `the paid batch "${label}"`, shared }];
    });
    // Of two new files that are alike, the later one asks. One that is paid in part may have grown
    // by lines that this one has too. With a file of another study it has no pseudonym in common.
    const files = batches
      .filter(({ label }, i) => {
        const asksItself = i >= index && !earlier.labels.has(label);
        return !asksItself && !paid.some((found) => found.label === label);
      })
      .flatMap((other) => {
        const shared = sharedHalf(mine, heldBy(other));
        return shared === null
          ? []
          : [{ label: other.label, name: `the file ${other.path}`, shared }];
      });
    return [...paid, ...files].map((other) => renamed(batch, other));
  });
}

/** Each is worked out once: with many files every one is compared with every other. */
function remembering<Key, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? workOut(key);
    known.set(key, value);
    return value;
  };
}

/** How often each person has each amount. */
type Held = Map<string, { amount: Cents; times: number }>;

function countMoney(moneys: Iterable<Money>): Held {
  const held: Held = new Map();
  for (const { person, amount } of moneys) {
    const key = `${person} ${amount}`;
    held.set(key, { amount, times: (held.get(key)?.times ?? 0) + 1 });
  }
  return held;
}

function size(held: Held): number {
  return held.values().reduce((sum, { times }) => sum + times, 0);
}

/**
 * The amounts that both hold for the same person, as multisets; null where they are less than half
 * of either.
 */
function sharedHalf(a: Held, b: Held): Cents[] | null {
  const shared: Cents[] = [];
  for (const [key, { amount, times }] of a) {
    const both = Math.min(times, b.get(key)?.times ?? 0);
    for (let i = 0; i < both; i += 1) shared.push(amount);
  }
  const isHalf = shared.length * 2 >= Math.min(size(a), size(b));
  return shared.length > 0 && isHalf ? shared : null;
}

/** Another batch that is alike. */
interface Alike {
  readonly label: string;
  readonly name: string;
  readonly shared: readonly Cents[];
}

function renamed(batch: Batch, { label, name, shared }: Alike): Finding {
  return {
    kind: 'question',
    code: 'BATCH_RENAMED',
    message: `"${batch.label}" is new to study ${batch.study}, but ${renderCount(shared.length)} of its ${plural(batch.bonuses.length, 'bonus', 'bonuses')} (${renderCents(addCents(shared))} in all) are the same people with the same amounts as in ${name}.`,
    hint: `If the file was renamed, copied or exported cumulatively, these people would be paid twice: give the file its earlier name back, or remove the lines; if it is the only file, \`batch\` can name the earlier label. If they really earned it again, give the digest of this plan as \`answer\`.`,
    place: { file: batch.gitPath },
    about: { study: batch.study, batch: batch.label, subject: label },
  };
}
