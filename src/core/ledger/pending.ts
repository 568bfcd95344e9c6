import type { Fingerprint } from '../ids.ts';
import type { Claimed, ClaimedBonus } from './lines.ts';
import { countOf } from '../prolific/roster.ts';

/** Earlier bonuses of one person and amount that could be taken for a later one. */
export interface Pending {
  /** How many the ledger held as paid whose money the claim had not seen: Prolific may show them later, and they must not prove this claim. */
  readonly count: number;
  /**
   * From when on a screen-out reward can have been taken for one of those whose money the claim had seen; ISO 8601, by the runner's clock.
   * The claim's own time where there was none.
   */
  readonly since: string;
}

/** One person and one amount, as a key. */
export function sameMoney(bonus: Pick<ClaimedBonus, 'person' | 'amount'>): string {
  return `${bonus.person} ${bonus.amount}`;
}

/** A bonus that is held as paid and was not seen. */
interface Unseen {
  /** How many bonuses of its amount say nothing of it. */
  readonly explained: number;
  readonly since: string;
}

/** What a ledger, as far as it was read, holds as paid and not yet seen. */
export class UnseenMoney {
  readonly #bonuses = new Map<string, Map<string, Unseen>>();

  /**
   * What is on its way when this is claimed. By the rule by which an earlier bonus would be settled, it is not any more where this claim has seen
   * its money: that stands in `before`, and to count it once more would ask for money that never comes.
   */
  pendingAt({ at, bonuses }: Claimed): Pending[] {
    return bonuses.map((bonus) => {
      const shown = countOf(bonus.before, bonus.amount);
      const earlier = [...(this.#bonuses.get(sameMoney(bonus))?.values() ?? [])];
      const seen = earlier.filter(({ explained }) => shown > explained);
      const since = seen.reduce((first, one) => (one.since < first ? one.since : first), at);
      return { count: earlier.length - seen.length, since };
    });
  }

  /** Notes which bonuses of a bulk payment are held as paid and not seen, instead of what was noted of it before. */
  note(claim: Claimed, pending: readonly Pending[], isUnseen: (to: Fingerprint) => boolean): void {
    for (const [index, bonus] of claim.bonuses.entries()) {
      const theirs = this.#bonuses.get(sameMoney(bonus)) ?? new Map<string, Unseen>();
      this.#bonuses.set(sameMoney(bonus), theirs);
      const { count, since } = pending[index] ?? { count: 0, since: claim.at };
      const explained = countOf(bonus.before, bonus.amount) + count;
      const name = `${claim.bulk} ${bonus.to}`;
      if (isUnseen(bonus.to)) theirs.set(name, { explained, since });
      else theirs.delete(name);
    }
  }
}
