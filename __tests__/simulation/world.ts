import type { PersonalId, StudyId } from '../../src/core/ids.ts';
import { ActionError } from '../../src/core/errors.ts';
import { emptyLedger, type StudyLedger } from '../../src/core/ledger/fold.ts';
import { GrowingLedger } from '../../src/core/ledger/growing-ledger.ts';
import type { Claimed } from '../../src/core/ledger/lines.ts';
import { createLedgerStore, type LedgerStore } from '../fakes/ledger-store.ts';
import { ArtifactKeeping } from './artifacts/keeping.ts';
import { type Arrivals, drawArrivals, payInto } from './arrivals.ts';
import { BranchKeeping } from './branch-keeping.ts';
import { drawFaults, type Faults, Tally } from './faults.ts';
import type { Keeping, LedgerKind } from './keeping.ts';
import { LedgerHistory } from './checks/ledger-history.ts';
import { MoneyModel, type SimBulk } from './money.ts';
import type { Person, Study } from './people.ts';
import { SimProcess } from './process.ts';
import type { Random } from './random.ts';
import { meantLabel, Repository, type SimFile } from './repository.ts';
import type { SimRun } from './runs.ts';
import type { Pace, Scene } from './scene.ts';
import type { Theme } from './themes.ts';
import type { Timeline } from './timeline.ts';
import type { Touches } from './touches.ts';

export interface Violation {
  readonly what: string;
  readonly detail: string;
}

/** Everything that is shared by the runs of one history. */
export class World {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly studies: readonly Study[];
  readonly people: readonly Person[];
  readonly money: MoneyModel;
  readonly keeping: Keeping;
  /** The default branch's files, and the ledger's branch where the ledger is one. */
  readonly store: LedgerStore;
  readonly history: LedgerHistory;
  readonly repository = new Repository();
  readonly runs: SimRun[] = [];
  /** The amounts of this history, in pence; few, so that they meet. */
  readonly amounts: readonly number[];
  /** How long things take at Prolific in this history, on top of the network. */
  readonly pace: Pace;
  /** What people mostly do in this history. */
  readonly theme: Theme;
  faults: Faults;
  arrivals: Arrivals;
  readonly injected = new Tally();
  readonly exempt = new Tally();
  readonly violations: Violation[] = [];
  readonly #trace: string[] | null;

  constructor(
    { random, timeline, studies, amounts, pace, theme = 'everything' }: Scene,
    tracing: boolean,
    ledger: LedgerKind = 'branch',
  ) {
    this.random = random;
    this.timeline = timeline;
    this.#trace = tracing ? [] : null;
    this.studies = studies;
    this.people = studies.flatMap(({ people }) => people);
    this.amounts = amounts;
    this.pace = pace;
    this.theme = theme;
    this.keeping = this.keep(ledger);
    this.money = new MoneyModel(this.studies);
    this.store = createLedgerStore({ now: () => this.timeline.nowMs });
    this.history = new LedgerHistory(this);
    this.faults = drawFaults(random, ledger, theme);
    this.arrivals = drawArrivals(random, theme);
  }

  /**
   * Something that a process has begun takes effect so much later, whatever has become of the
   * process.
   */
  later(process: SimProcess, ms: number, touches: Touches, effect: () => void): void;
  later(_process: SimProcess, ms: number, _touches: Touches, effect: () => void): void {
    this.timeline.schedule(ms, () => {
      effect();
      return false;
    });
  }

  protected keep(ledger: LedgerKind): Keeping {
    return ledger === 'branch' ? new BranchKeeping(this) : new ArtifactKeeping(this);
  }

  /** The process in which a run lives. */
  startProcess(name: string): SimProcess {
    return new SimProcess(this, name);
  }

  study(id: StudyId): Study {
    const found = this.studies.find((study) => study.id === id);
    if (found === undefined) throw new Error(`There is no study ${id}`);
    return found;
  }

  /** The study of a submission. */
  studyOf(submission: PersonalId): StudyId {
    const found = this.people.find(({ submissions }) =>
      submissions.some(({ id }) => id === submission),
    );
    if (found === undefined) throw new Error(`There is no submission ${submission}`);
    return found.study;
  }

  /**
   * The study's ledger, without what somebody has written into it by mistake. Whatever else is
   * wrong in it, a run has done.
   */
  foldedLedger(study: StudyId): StudyLedger {
    try {
      return GrowingLedger.empty.grow(this.keeping.textOf(study), study).ledger;
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.violate('the ledger does not parse', error.message);
      return emptyLedger;
    }
  }

  payNow(bulk: SimBulk): void {
    this.trace(() => `Prolific: pays ${bulk.id}`);
    payInto(this, bulk);
  }

  /** The run of this claim, and the file that it meant to pay. */
  originOf({ run, batch }: Claimed): { readonly payer: SimRun; readonly file: SimFile } {
    const payer = this.runs.find(({ name }) => name === `${run.id}/${run.attempt}`);
    const label = payer?.checkout.meant.get(batch);
    const file = payer?.order.files.find((one) => meantLabel(one) === label);
    if (payer === undefined || file === undefined) throw new Error(`No run has "${batch}"`);
    return { payer, file };
  }

  /** The same participant in another study. */
  twinOf({ study, id }: Person): Person | undefined {
    return this.people.find((person) => person.id === id && person.study !== study);
  }

  violate(what: string, detail: string): void {
    this.violations.push({ what, detail });
    this.trace(() => `VIOLATION: ${what} (${detail})`);
  }

  trace(text: () => string): void {
    this.#trace?.push(`${new Date(this.timeline.nowMs).toISOString().slice(5, 23)} ${text()}`);
  }

  get traced(): readonly string[] {
    return this.#trace ?? [];
  }
}
