import { ActionError } from '../../src/core/errors.ts';
import type { BulkId, PersonalId, StudyId } from '../../src/core/ids.ts';
import type { Rates } from '../../src/core/prolific/rates.ts';
import type {
  Balance,
  BulkLine,
  BulkSetUp,
  PayOutcome,
  ReadSubmission,
  StudyCost,
  Submission,
  SubmissionList,
} from '../../src/core/prolific/shows.ts';
import type { Clock, Prolific } from '../../src/ports.ts';
import { Payments } from '../../sandbox/prolific/payments.ts';
import type { Journal } from './journal.ts';
import type { FakeStudy, PayScript } from './pay-script.ts';

const gone = (what: string): ActionError =>
  new ActionError('PROLIFIC_UNREACHABLE', `Prolific did not answer (${what}).`, 'Run again.');

/** A Prolific that does as it is told: people, scripted answers, and the sandbox's own books. */
export class MemoryProlific implements Prolific {
  balance: Balance = { currency: 'GBP', available: 1_000_000 };
  /** What the study's cost shows instead of the truth; null: it is not available. */
  costs: ((study: StudyId) => number | null) | null = null;
  /** What set-ups answer instead of what is right, in their order. */
  readonly setUps: (Partial<BulkSetUp> | ActionError)[] = [];
  /** What becomes of pay requests, in their order; then they are accepted and arrive at once. */
  readonly pays: PayScript[] = [];
  /** What the study is called; null: that is not available. */
  studyName: string | null = 'Reading times, wave 2';
  /** What Prolific charges on top of bonuses. */
  rates: Rates | null = { fees: 0.25, vat: 0 };
  /** Whether no read is answered. */
  isDown = false;
  /** What the list of submissions says was received: the truth, or of everybody nothing. */
  listSays: 'the truth' | 'nothing to all' | null = null;
  /** By how much its clock is ahead of the runner's; null: it sends no `Date`. */
  clockAheadMs: number | null = 0;
  readonly connections = { opened: 0, closed: 0 };
  /** Set-ups as they came in. */
  readonly drafts = new Map<BulkId, { study: StudyId; lines: readonly BulkLine[] }>();
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #studies = new Map<StudyId, FakeStudy>();
  readonly #payments: Payments;

  constructor(clock: Clock, journal: Journal) {
    this.#clock = clock;
    this.#journal = journal;
    this.#payments = new Payments(() => clock.nowMs());
  }

  addStudy(id: StudyId, submissions: readonly Submission[], currency = 'GBP'): void {
    this.#studies.set(id, { currency, submissions: [...submissions] });
  }

  addSubmission(id: StudyId, submission: Submission): void {
    this.#study(id).submissions.push(submission);
  }

  /** From now on this submission is something else. */
  setStatus(id: PersonalId, status: string, completedAt?: Date): void {
    for (const { submissions } of this.#studies.values()) {
      const at = submissions.findIndex((submission) => submission.id === id);
      const found = submissions[at];
      if (found !== undefined)
        submissions[at] = { ...found, status, completedAt: completedAt ?? found.completedAt };
    }
  }

  /** Money that did not come through a pay request of ours; it shows from `afterMs` from now on. */
  give(study: StudyId, to: PersonalId, amount: number, afterMs = 0): void {
    const money = { study, participant: to, submission: this.#landing(study, to), cents: amount };
    this.#payments.accept([{ ...money, bulk: null, isReward: false }], { afterMs });
  }

  /** Everything that person gets, in all studies, also what does not show yet. */
  amountsOf(to: PersonalId): number[] {
    return this.#payments.to(to).map(({ cents }) => cents);
  }

  readCost(study: StudyId): Promise<StudyCost> {
    return this.#journal.underway(`cost ${study.slice(-2)}`, () => {
      const { submissions } = this.#study(study);
      const amounts = submissions.flatMap((submission) => this.#receivedOn(study, submission));
      const shown = amounts.reduce((a, b) => a + b, 0);
      const bonuses = this.costs === null ? shown : this.costs(study);
      if (this.isDown || bonuses === null) throw gone('cost');
      return {
        currency: this.#study(study).currency,
        bonuses,
        rates: this.rates,
        readAt: this.#date(),
      };
    });
  }

  readStudyName(study: StudyId): Promise<string | null> {
    return this.#journal.underway(`name ${study.slice(-2)}`, () => {
      return this.isDown ? null : this.studyName;
    });
  }

  listSubmissions(study: StudyId): Promise<SubmissionList> {
    return this.#journal.underway(`list ${study.slice(-2)}`, () => {
      if (this.isDown) throw gone('list');
      const submissions = this.#study(study).submissions.map((submission) => ({
        ...submission,
        received: this.#listed(study, submission),
      }));
      return { submissions, readAt: this.#date() };
    });
  }

  readSubmission(id: PersonalId): Promise<ReadSubmission> {
    return this.#journal.underway(`submission ${id.slice(-2)}`, () => {
      if (this.isDown) throw gone('submission');
      for (const [study, { submissions }] of this.#studies) {
        const found = submissions.find((submission) => submission.id === id);
        if (found !== undefined) return { ...found, received: this.#receivedOn(study, found) };
      }
      throw new Error(`There is no submission ${id}.`);
    });
  }

  readBalance(): Promise<Balance> {
    return this.#journal.underway('balance', () => {
      if (this.isDown) throw gone('balance');
      return this.balance;
    });
  }

  setUpBulk(study: StudyId, lines: readonly BulkLine[]): Promise<BulkSetUp> {
    const bulk = `draft-${this.drafts.size + 1}` as BulkId;
    return this.#journal.underway(`set-up ${bulk}`, () => {
      const script = this.setUps.shift() ?? {};
      if (script instanceof ActionError) throw script;
      const amount = lines.reduce((sum, line) => sum + line.amount, 0);
      const fees = amount / 4;
      this.drafts.set(bulk, { study, lines });
      return { bulk, study, amount, fees, vat: 0, total: amount + fees, ...script };
    });
  }

  openForPay(): () => void {
    this.connections.opened += 1;
    return () => (this.connections.closed += 1);
  }

  payBulk(bulk: BulkId): Promise<PayOutcome> {
    return this.#journal.underway(`pay ${bulk}`, () => {
      const script = this.pays.shift() ?? {};
      const { outcome = { kind: 'accepted', status: 202 } } = script;
      const { arrivesAfterMs = outcome.kind === 'accepted' ? 0 : null, arrivesFor = null } = script;
      const draft = this.drafts.get(bulk);
      if (draft === undefined) throw new Error(`There is no draft ${bulk}.`);
      for (const { id, amount } of draft.lines) {
        if (arrivesAfterMs === null || arrivesFor?.includes(id) === false) continue;
        this.give(draft.study, this.#participantOf(draft.study, id), amount, arrivesAfterMs);
      }
      return outcome;
    });
  }

  #listed(study: StudyId, submission: Submission): number[] | null {
    if (this.listSays === null) return null;
    return this.listSays === 'the truth' ? this.#receivedOn(study, submission) : [];
  }

  #date(): Date | null {
    return this.clockAheadMs === null ? null : new Date(this.#clock.nowMs() + this.clockAheadMs);
  }

  /** All of a person's money lands on the first of their submissions. */
  #landing(study: StudyId, participant: PersonalId): string {
    const { submissions } = this.#study(study);
    return submissions.find((one) => one.participant === participant)?.id ?? 'nowhere';
  }

  #receivedOn(study: StudyId, { id, participant }: Submission): number[] {
    return this.#payments
      .to(participant)
      .filter((one) => one.study === study && one.submission === id && this.#payments.isShown(one))
      .map(({ cents }) => cents);
  }

  #participantOf(study: StudyId, id: PersonalId): PersonalId {
    const { submissions } = this.#study(study);
    return submissions.find((one) => one.id === id || one.participant === id)?.participant ?? id;
  }

  #study(id: StudyId): FakeStudy {
    const study = this.#studies.get(id);
    if (study === undefined) throw new Error(`There is no study ${id}.`);
    return study;
  }
}
