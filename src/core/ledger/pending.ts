import type { BulkId, Fingerprint } from '../ids.ts';
import { earlierOf } from '../moment.ts';
import type { Claimed, ClaimedBonus } from './lines.ts';
import { countOf } from '../prolific/roster.ts';

/** Other money of one person and amount that could be taken for the bonus of a claim. */
export interface Pending {
  /**
   * How many bonuses the ledger held as paid whose money was not yet visible to the claim. Prolific
   * may show them later, and they must not prove this claim.
   */
  readonly count: number;
  /** How many amounts in `before` the ledger did not pay: screen-out rewards, or money by hand. */
  readonly unexplained: number;
  /**
   * Earliest look after which a screen-out reward may be mistaken for a bonus that the claim had
   * already seen; ISO 8601, by Prolific's clock. The claim's own look where it had seen none. Null:
   * not known, so a reward may be of any time.
   */
  readonly since: string | null;
}

/** One person and one amount, as a key. */
export function sameMoney(bonus: Pick<ClaimedBonus, 'person' | 'amount'>): string {
  return `${bonus.person} ${bonus.amount}`;
}

/** A bonus that was claimed, and what the lines so far make of it. */
interface Entry {
  readonly bulk: BulkId;
  /** The turn of its claim. */
  readonly claimedAt: number;
  /** What was on its way then. */
  readonly countThen: number;
  /** Since which turn it counts as paid; null: it does not. */
  readonly heldFrom: number | null;
  /** Whether it does not count as paid, and may have been paid anyway. */
  readonly isInDoubt: boolean;
  /** Whether its money is certain to have arrived. */
  readonly isSettled: boolean;
  /** How many bonuses of its amount say nothing of it. */
  readonly explained: number;
  readonly since: string | null;
}

/** What a line leaves of a bulk payment. */
interface Standing {
  /**
   * Whether that bulk payment was claimed beside it: evidence counts it for as long as it may be
   * paid.
   */
  readonly isRival: (bulk: BulkId) => boolean;
  readonly isHeld: (to: Fingerprint) => boolean;
  readonly isInDoubt: boolean;
  /** Whether the money of all that it holds as paid is certain to have arrived. */
  readonly isSettled: boolean;
}

/** What a ledger, as far as it was read, holds as paid to each person, by amount. */
export class HeldMoney {
  readonly #claimed = new Map<string, Map<string, Entry>>();
  /** Counts claims and what became of them. */
  #turn = 0;

  /**
   * What is on its way when this is claimed. By the rule by which an earlier bonus would be
   * settled, it is not any more where this claim has seen its money: that is in `before`, and to
   * count it once more would ask for money that never comes.
   */
  pendingAt({ bulk, looked, bonuses }: Claimed): Pending[] {
    this.#turn += 1;
    return bonuses.map((bonus) => {
      const equal = this.#equalTo(bonus);
      const shown = countOf(bonus.before, bonus.amount);
      const held = [...equal.values()].filter(({ heldFrom }) => heldFrom !== null);
      const onTheWay = held.filter(({ isSettled }) => !isSettled);
      const seen = onTheWay.filter(({ explained }) => shown > explained);
      const count = onTheWay.length - seen.length;
      const since = seen.reduce((first, one) => earlierOf(first, one.since), looked);
      equal.set(`${bulk} ${bonus.to}`, {
        bulk,
        claimedAt: this.#turn,
        countThen: count,
        heldFrom: null,
        isInDoubt: true,
        isSettled: false,
        explained: shown + count,
        since,
      });
      return { count, unexplained: Math.max(0, shown - (held.length - count)), since };
    });
  }

  /**
   * Notes what has become of a bulk payment, instead of what was noted of it before.
   *
   * @returns what can be taken for its bonuses from now on. A human can call one paid that was
   *   called not paid before. What was claimed in between does not count it, so it counts that.
   */
  note(claim: Claimed, pending: readonly Pending[], standing: Standing): Pending[] {
    this.#turn += 1;
    return claim.bonuses.flatMap((bonus, index) => {
      const equal = this.#equalTo(bonus);
      const name = `${claim.bulk} ${bonus.to}`;
      const known = equal.get(name);
      const before = pending[index];
      if (known === undefined || before === undefined) throw new Error('It was never claimed.');
      const { isInDoubt, isSettled } = standing;
      if (!standing.isHeld(bonus.to)) {
        equal.set(name, { ...known, heldFrom: null, isInDoubt, isSettled });
        return before;
      }
      if (known.heldFrom !== null) {
        equal.set(name, { ...known, isInDoubt: false, isSettled });
        return before;
      }
      const others = joinedSince(equal, known);
      const countWith = (some: readonly Entry[]): number =>
        Math.max(before.count, known.countThen + some.length);
      const explained = countOf(bonus.before, bonus.amount) + countWith(others);
      equal.set(name, { ...known, heldFrom: this.#turn, isInDoubt: false, isSettled, explained });
      return { ...before, count: countWith(others.filter(({ bulk }) => !standing.isRival(bulk))) };
    });
  }

  /** All that was claimed of the same money. */
  #equalTo(bonus: ClaimedBonus): Map<string, Entry> {
    const key = sameMoney(bonus);
    const known = this.#claimed.get(key);
    if (known !== undefined) return known;
    const equal = new Map<string, Entry>();
    this.#claimed.set(key, equal);
    return equal;
  }
}

/**
 * What can be taken for a bonus that begins to count as paid: beside what was on its way at its
 * claim, whatever did not count as paid then and does by now, or may. So the last to join counts
 * all others, and money never proves more bonuses than there is of it.
 */
function joinedSince(equal: ReadonlyMap<string, Entry>, joining: Entry): Entry[] {
  return [...equal.values()].filter(
    (one) =>
      one !== joining && (one.heldFrom === null ? one.isInDoubt : one.heldFrom > joining.claimedAt),
  );
}
