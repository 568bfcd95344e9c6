/**
 * When an accepted bonus shows on its submission: that many milliseconds later; when a test calls
 * `arrive`; not before `arriveAll`; or the first `partial` of each pay request at once and the
 * others when a test calls `arrive`.
 */
export type Arrival = { afterMs: number } | 'manual' | 'never' | { partial: number };

/**
 * What the study's cost counts: bonuses that show on submissions; bonuses as soon as they are
 * accepted (it leads); or those that showed that many milliseconds ago, or at that moment (it
 * lags).
 */
export type CostView = 'arrived' | 'accepted' | { lagMs: number } | { asOfMs: number };

/** One amount that Prolific accepted for payment to one person. */
export interface Payment {
  readonly study: string;
  readonly participant: string;
  readonly submission: string;
  readonly cents: number;
  /** Null for what was paid without a bulk payment. */
  readonly bulk: string | null;
  /** A screen-out's reward, which shows among the bonuses. */
  readonly isReward: boolean;
  /** Which act of paying it belongs to, counted from 1. */
  readonly act: number;
  /** Null while nobody knows. */
  arrivesAtMs: number | null;
  waitsForTest: boolean;
}

type Accepted = Omit<Payment, 'act' | 'arrivesAtMs' | 'waitsForTest'>;

function arrivesAt(arrival: Arrival, index: number, nowMs: number): number | null {
  if (arrival === 'manual' || arrival === 'never') return null;
  if ('afterMs' in arrival) return nowMs + arrival.afterMs;
  return index < arrival.partial ? nowMs : null;
}

/** Everything that was accepted for payment, in that order, and what of it shows when. */
export class Payments {
  readonly #nowMs: () => number;
  readonly #all: Payment[] = [];
  readonly #byParticipant = new Map<string, Payment[]>();
  #acts = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get all(): readonly Payment[] {
    return this.#all;
  }

  to(participant: string): readonly Payment[] {
    return this.#byParticipant.get(participant) ?? [];
  }

  /** Accepts the payments of one act of paying. */
  accept(accepted: readonly Accepted[], arrival: Arrival): void {
    this.#acts += 1;
    accepted.forEach((one, index) => {
      const arrivesAtMs = arrivesAt(arrival, index, this.#nowMs());
      const waitsForTest = arrivesAtMs === null && arrival !== 'never';
      const payment = { ...one, act: this.#acts, arrivesAtMs, waitsForTest };
      this.#all.push(payment);
      const theirs = this.#byParticipant.get(one.participant);
      if (theirs === undefined) this.#byParticipant.set(one.participant, [payment]);
      else theirs.push(payment);
    });
  }

  /** Lets the first `count` of those that wait for a test show. */
  arrive(count: number): void {
    const waiting = this.#all.filter(({ waitsForTest }) => waitsForTest);
    for (const payment of waiting.slice(0, count)) this.#showNow(payment);
  }

  /** Lets everything show, whatever its arrival was to be. */
  arriveAll(): void {
    for (const payment of this.#all) {
      if (!this.isShown(payment)) this.#showNow(payment);
    }
  }

  isShown({ arrivesAtMs }: Payment, atMs = this.#nowMs()): boolean {
    return arrivesAtMs !== null && arrivesAtMs <= atMs;
  }

  isOfLastAct({ act }: Payment): boolean {
    return act === this.#acts;
  }

  isCounted(payment: Payment, view: CostView): boolean {
    if (view === 'accepted') return true;
    if (view === 'arrived') return this.isShown(payment);
    return this.isShown(payment, 'asOfMs' in view ? view.asOfMs : this.#nowMs() - view.lagMs);
  }

  #showNow(payment: Payment): void {
    payment.arrivesAtMs = this.#nowMs();
    payment.waitsForTest = false;
  }
}
