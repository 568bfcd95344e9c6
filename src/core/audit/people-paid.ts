import type { Fingerprint } from '../ids.ts';
import { holdsAsPaid, maybePaidBonuses, type PaidBonus, type StudyLedger } from '../ledger/fold.ts';
import { countOf } from '../prolific/roster.ts';
import type { Received } from '../prolific/roster.ts';

/**
 * Money by person: what the ledger holds, compared with what Prolific shows; both as multisets,
 * because neither has ids of payments.
 */

/** What the ledger holds for one person. */
interface Held {
  /** Settled: it must be there. */
  readonly seen: number[];
  /** Accepted, or in doubt: it may be there. */
  readonly awaited: number[];
  /** Counts as paid because of a human's answer, which is no proof: it may be there. */
  readonly answered: number[];
}

/** Somebody whose money differs from what the ledger holds for them. */
export interface Difference {
  readonly person: Fingerprint;
  /** The surplus bonuses, or the missing ones, in minor units. */
  readonly cents: number;
  /** Whether the ledger has any bonus for them. */
  readonly isInLedger: boolean;
  /** One of their submissions was screened out: its reward can be among the bonuses. */
  readonly wasScreenedOut: boolean;
}

export interface Comparison {
  readonly over: readonly Difference[];
  readonly under: readonly Difference[];
}

export interface LedgerSums {
  /** All that was seen at Prolific, in minor units. */
  readonly seenCents: number;
  /** What is accepted and not seen yet, or in doubt. */
  readonly awaitedCents: number;
  /** What counts as paid on a human's word. */
  readonly answeredCents: number;
  readonly people: number;
}

export function sumsOf(ledger: StudyLedger): LedgerSums {
  const held = [...heldBy(ledger).values()];
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
  return {
    seenCents: sum(held.flatMap(({ seen }) => seen)),
    awaitedCents: sum(held.flatMap(({ awaited }) => awaited)),
    answeredCents: sum(held.flatMap(({ answered }) => answered)),
    people: held.filter(({ seen }) => seen.length > 0).length,
  };
}

/** Compares person by person; somebody who is not at Prolific has received nothing there. */
export function comparePeople(
  ledger: StudyLedger,
  shown: ReadonlyMap<Fingerprint, Received>,
): Comparison {
  const held = heldBy(ledger);
  const over: Difference[] = [];
  const under: Difference[] = [];
  for (const person of new Set([...held.keys(), ...shown.keys()])) {
    const { seen, awaited, answered } = held.get(person) ?? nothing();
    const received = shown.get(person);
    const amounts = received?.amounts ?? [];
    const about = {
      person,
      isInLedger: held.has(person),
      wasScreenedOut: (received?.screenedOutAt.length ?? 0) > 0,
    };
    const most = [...seen, ...awaited, ...answered];
    const tooMany = surplus(amounts, most);
    const missing = surplus(seen, amounts);
    if (tooMany > 0) over.push({ ...about, cents: tooMany });
    if (missing > 0) under.push({ ...about, cents: missing });
  }
  return { over, under };
}

/** The sum of the amounts that `these` has more often than `those`. */
function surplus(these: readonly number[], those: readonly number[]): number {
  return [...new Set(these)].reduce(
    (sum, amount) => sum + amount * Math.max(0, countOf(these, amount) - countOf(those, amount)),
    0,
  );
}

function heldBy(ledger: StudyLedger): Map<Fingerprint, Held> {
  const held = new Map<Fingerprint, Held>();
  for (const paid of maybePaidBonuses(ledger)) {
    const { person, amount } = paid.bonus;
    const theirs = held.get(person) ?? nothing();
    held.set(person, theirs);
    theirs[proofOf(paid)].push(amount);
  }
  return held;
}

function nothing(): Held {
  return { seen: [], awaited: [], answered: [] };
}

function proofOf({ bulk, bonus }: PaidBonus): keyof Held {
  const { kind } = bulk.state;
  if (kind === 'settled') return 'seen';
  return kind !== 'accepted' && holdsAsPaid(bulk, bonus.to) ? 'answered' : 'awaited';
}
