import type { Fingerprint } from '../ids.ts';
import type { Claimed, ClaimedBonus } from './lines.ts';
import { countOf } from '../prolific/roster.ts';

/** Other money of one person and amount that could be taken for the bonus of a claim. */
export interface Pending {
  /**
   * How many bonuses the ledger held as paid whose money the claim had not seen. Prolific may show
   * them later, and they must not prove this claim.
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

/** A bonus that the ledger holds as paid. */
interface Held {
  /** How many bonuses of its amount say nothing of it. */
  readonly explained: number;
  readonly since: string | null;
  /** Whether its money is certain to have arrived. */
  readonly isSettled: boolean;
}

/** What a ledger, as far as it was read, holds as paid to each person, by amount. */
export class HeldMoney {
  readonly #bonuses = new Map<string, Map<string, Held>>();

  /**
   * What is on its way when this is claimed. By the rule by which an earlier bonus would be settled,
   * it is not any more where this claim has seen its money: that is in `before`, and to count it once
   * more would ask for money that never comes.
   */
  pendingAt({ looked, bonuses }: Claimed): Pending[] {
    return bonuses.map((bonus) => {
      const shown = countOf(bonus.before, bonus.amount);
      const held = [...(this.#bonuses.get(sameMoney(bonus))?.values() ?? [])];
      const onTheWay = held.filter(({ isSettled }) => !isSettled);
      const seen = onTheWay.filter(({ explained }) => shown > explained);
      const count = onTheWay.length - seen.length;
      return {
        count,
        unexplained: Math.max(0, shown - (held.length - count)),
        since: seen.reduce((first, one) => earlierOf(first, one.since), looked),
      };
    });
  }

  /**
   * Notes which bonuses of a bulk payment are held as paid, instead of what was noted of it before.
   *
   * @param isSettled whether the money of all of them is certain to have arrived
   */
  note(
    claim: Claimed,
    pending: readonly Pending[],
    { isHeld, isSettled }: { isHeld: (to: Fingerprint) => boolean; isSettled: boolean },
  ): void {
    for (const [index, bonus] of claim.bonuses.entries()) {
      const theirs = this.#bonuses.get(sameMoney(bonus)) ?? new Map<string, Held>();
      this.#bonuses.set(sameMoney(bonus), theirs);
      const { count, since } = pending[index] ?? { count: 0, since: claim.looked };
      const explained = countOf(bonus.before, bonus.amount) + count;
      const name = `${claim.bulk} ${bonus.to}`;
      if (isHeld(bonus.to)) theirs.set(name, { explained, since, isSettled });
      else theirs.delete(name);
    }
  }
}

/** Null is earlier than everything. */
function earlierOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return Date.parse(a) < Date.parse(b) ? a : b;
}
