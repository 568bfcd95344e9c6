import { certain } from '../errors.ts';
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
   * already seen; ISO 8601, by Prolific's clock. If it had seen none, the claim's own look. Null:
   * not known, so a reward may be from any time.
   */
  readonly since: string | null;
}

/** One person and one amount, as a key. */
export function sameMoney(bonus: Pick<ClaimedBonus, 'person' | 'amount'>): string {
  return `${bonus.person} ${bonus.amount}`;
}

/** A claimed bonus, and its state after the lines so far. */
interface Entry {
  readonly bulk: BulkId;
  /** The turn at which it was claimed. */
  readonly claimedAt: number;
  /** How much was on its way then. */
  readonly countThen: number;
  readonly since: string | null;
  readonly now: Held | NotHeld;
}

/** It counts as paid. */
interface Held {
  readonly isHeld: true;
  /** The turn since which it does. */
  readonly from: number;
  /** Whether its money is certain to have arrived. */
  readonly isSettled: boolean;
  /** How many bonuses of its amount prove nothing about it. */
  readonly explained: number;
}

interface NotHeld {
  readonly isHeld: false;
  /** Whether it may have been paid all the same. */
  readonly isInDoubt: boolean;
}

/** The state of a bulk payment after a line. */
interface Standing {
  /**
   * Whether another bulk payment was claimed beside it; evidence counts that one for as long as it
   * may be paid.
   */
  readonly isRival: (bulk: BulkId) => boolean;
  readonly isHeld: (to: Fingerprint) => boolean;
  readonly isInDoubt: boolean;
  /** Whether the money of all that it holds as paid is certain to have arrived. */
  readonly isSettled: boolean;
}

const neverClaimed = 'It was never claimed.';

/** What the lines read so far hold as paid to each person, by amount. */
export class HeldMoney {
  readonly #claimed = new Map<string, Map<string, Entry>>();
  /** Counts claims and what became of them. */
  #turn = 0;

  /**
   * What is on its way when this is claimed. An earlier bonus is no longer on its way if this claim
   * has seen its money, by the same rule that would settle it: that money is in `before`, and
   * counting it again would demand money that never comes.
   */
  pendingAt({ bulk, looked, bonuses }: Claimed): Pending[] {
    this.#turn += 1;
    return bonuses.map((bonus) => {
      const equal = this.#equalTo(bonus);
      const shown = countOf(bonus.before, bonus.amount);
      const held = [...equal.values()].flatMap(({ now, since }) =>
        now.isHeld ? [{ ...now, since }] : [],
      );
      const onTheWay = held.filter(({ isSettled }) => !isSettled);
      const seen = onTheWay.filter(({ explained }) => shown > explained);
      const count = onTheWay.length - seen.length;
      const since = seen.reduce((first, one) => earlierOf(first, one.since), looked);
      equal.set(`${bulk} ${bonus.to}`, {
        bulk,
        claimedAt: this.#turn,
        countThen: count,
        since,
        now: { isHeld: false, isInDoubt: true },
      });
      return { count, unexplained: Math.max(0, shown - (held.length - count)), since };
    });
  }

  /**
   * Notes what has become of a bulk payment; this replaces earlier notes.
   *
   * @returns what can be taken for its bonuses from now on. A human can call a payment paid that
   * was called not paid before. Claims in between did not count this payment, so this payment
   * counts them.
   */
  note(claim: Claimed, pending: readonly Pending[], standing: Standing): Pending[] {
    this.#turn += 1;
    return claim.bonuses.flatMap((bonus, index) => {
      const equal = this.#equalTo(bonus);
      const name = `${claim.bulk} ${bonus.to}`;
      const known = certain(equal.get(name), neverClaimed);
      const before = certain(pending[index], neverClaimed);
      const { isInDoubt, isSettled } = standing;
      if (!standing.isHeld(bonus.to)) {
        equal.set(name, { ...known, now: { isHeld: false, isInDoubt } });
        return before;
      }
      if (known.now.isHeld) {
        equal.set(name, { ...known, now: { ...known.now, isSettled } });
        return before;
      }
      const others = joinedSince(equal, known);
      const countWith = (some: readonly Entry[]): number =>
        Math.max(before.count, known.countThen + some.length);
      const explained = countOf(bonus.before, bonus.amount) + countWith(others);
      const now = { isHeld: true, from: this.#turn, isSettled, explained } as const;
      equal.set(name, { ...known, now });
      return { ...before, count: countWith(others.filter(({ bulk }) => !standing.isRival(bulk))) };
    });
  }

  /** All claimed bonuses with the same person and amount. */
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
 * What can be taken for a bonus that begins to count as paid: in addition to what was on its way at
 * its claim, every bonus that did not count as paid then and now does, or may. So the last one to
 * join counts all the others, and money never proves more bonuses than it can pay for.
 */
function joinedSince(equal: ReadonlyMap<string, Entry>, joining: Entry): Entry[] {
  return [...equal.values()].filter(
    (one) =>
      one !== joining && (one.now.isHeld ? one.now.from > joining.claimedAt : one.now.isInDoubt),
  );
}
