import { type Arrival, type CostView, type Payment, Payments } from './payments.ts';
import { inventId, type People, type Study, type Submission } from './people.ts';

/** What a set-up made. Money in cents; fees and VAT can be fractions. */
export interface Bulk {
  readonly id: string;
  readonly study: string;
  readonly lines: readonly { readonly to: string; readonly cents: number }[];
  readonly amount: number;
  readonly fees: number;
  readonly vat: number;
  payCalls: number;
}

export interface Balance {
  currency: string;
  totalCents: number;
  availableCents: number;
}

/** Fees and VAT to the hundredth of a cent, fees rounded up: 850 at 1/3 gives 283.34. */
export function chargesOn(cents: number, study: Study): { fees: number; vat: number } {
  const fees = Math.ceil(cents * study.feesRate * 100 - 1e-6) / 100;
  return { fees, vat: Math.round(fees * study.vatRate * 100) / 100 };
}

/** Who was really paid what. Pure but for the clock that it is given. */
export class Money {
  /** Holds for the pay requests from now on. */
  arrival: Arrival = { afterMs: 0 };
  costView: CostView = 'arrived';
  /** Which part of the study's cost counts the rewards of screen-outs; Prolific does not say. */
  rewardsCostAs: 'rewards' | 'bonuses' = 'rewards';
  readonly bulks = new Map<string, Bulk>();
  readonly balances = new Map<string, Balance>();
  readonly #people: People;
  readonly #nowMs: () => number;
  readonly #payments: Payments;

  constructor(people: People, nowMs: () => number = Date.now) {
    this.#people = people;
    this.#nowMs = nowMs;
    this.#payments = new Payments(nowMs);
  }

  /** Everything that was accepted for payment, in that order, whether it shows or not. */
  get payments(): readonly Payment[] {
    return this.#payments.all;
  }

  addWorkspace(balance: Balance): string {
    const id = inventId('workspace', this.balances.size + 1);
    this.balances.set(id, { ...balance });
    return id;
  }

  setUp(study: Study, lines: Bulk['lines']): Bulk {
    const amount = lines.reduce((sum, { cents }) => sum + cents, 0);
    const id = inventId('bulk payment', this.bulks.size + 1);
    const bulk = { id, study: study.id, lines, amount, ...chargesOn(amount, study), payCalls: 0 };
    this.bulks.set(id, bulk);
    return bulk;
  }

  /** Pays everybody of that bulk payment, again and again with every call, as Prolific does. */
  pay(bulk: Bulk): void {
    bulk.payCalls += 1;
    const accepted = bulk.lines.map(({ to, cents }) => ({
      ...this.#landing(bulk.study, to),
      cents,
      bulk: bulk.id,
      isReward: false,
    }));
    this.#payments.accept(accepted, this.arrival);
    const balance = this.balances.get(this.#people.study(bulk.study).workspace);
    if (balance === undefined) return;
    balance.totalCents -= bulk.amount + bulk.fees + bulk.vat;
    balance.availableCents -= bulk.amount + bulk.fees + bulk.vat;
  }

  /** A bonus that a researcher pays on Prolific's pages: it shows at once, and has no bulk id. */
  payByHand(participant: string, cents: number, studyId?: string): void {
    const study = studyId ?? this.#people.onlyStudyOf(participant);
    const accepted = { ...this.#landing(study, participant), cents, bulk: null, isReward: false };
    this.#payments.accept([accepted], { afterMs: 0 });
  }

  /** Ends a submission as screened out, now, with a reward that shows among its bonuses. */
  screenOut(submissionId: string, rewardCents: number, arrival: Arrival = { afterMs: 0 }): void {
    const submission = this.#people.submission(submissionId);
    submission.status = 'SCREENED OUT';
    submission.completedAt = new Date(this.#nowMs());
    const { study } = submission;
    const landing = this.#landing(study, submissionId);
    const reward = { ...landing, cents: rewardCents, bulk: null, isReward: true };
    this.#payments.accept([reward], arrival);
  }

  /** Lets the first `count` (all by default) of the payments that wait for a test show. */
  arrive(count = Number.POSITIVE_INFINITY): void {
    this.#payments.arrive(count);
  }

  /** Lets everything that was ever accepted show, whatever its arrival was to be. */
  arriveAll(): void {
    this.#payments.arriveAll();
  }

  /** Every bonus accepted for this person, counted when it was paid. Rewards are not bonuses. */
  paidTo(participant: string, studyId?: string): { cents: number; bulk: string | null }[] {
    return this.#payments
      .to(participant)
      .filter(({ study, isReward }) => !isReward && (studyId ?? study) === study)
      .map(({ cents, bulk }) => ({ cents, bulk }));
  }

  /** How many pay requests for this bulk payment had their effect. */
  payCalls(bulkId: string): number {
    return this.bulks.get(bulkId)?.payCalls ?? 0;
  }

  /**
   * What shows on a submission now, in the order of payment; `stale` forgets the last act of
   * paying.
   */
  shownOn(submission: Submission, stale = false): number[] {
    return this.#payments
      .to(submission.participant)
      .filter((one) => one.submission === submission.id && this.#payments.isShown(one))
      .filter((one) => !(stale && this.#payments.isOfLastAct(one)))
      .map(({ cents }) => cents);
  }

  /**
   * What somebody who looks at Prolific's pages sees now, over all their submissions in the study.
   */
  shownTo(participant: string, studyId?: string): number[] {
    const study = studyId ?? this.#people.onlyStudyOf(participant);
    return this.#people.ofParticipant(study, participant).flatMap((one) => this.shownOn(one));
  }

  /** The cents that the study's cost counts now; `stale` forgets the last act of paying. */
  costOf(study: Study, stale = false): { rewards: number; bonuses: number } {
    const approved = study.submissions.filter(({ status }) => status === 'APPROVED').length;
    const cost = { rewards: approved * study.rewardCents, bonuses: 0 };
    for (const one of this.#payments.all) {
      if (one.study !== study.id || (stale && this.#payments.isOfLastAct(one))) continue;
      if (!this.#payments.isCounted(one, this.costView)) continue;
      cost[one.isReward ? this.rewardsCostAs : 'bonuses'] += one.cents;
    }
    return cost;
  }

  #landing(study: string, id: string): Pick<Payment, 'study' | 'participant' | 'submission'> {
    const submission = this.#people.landingPlace(study, id);
    if (submission === null) throw new Error(`${id} never took part in ${study}`);
    return { study, participant: submission.participant, submission: submission.id };
  }
}
