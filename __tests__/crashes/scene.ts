import { renderCsv } from '../../sandbox/lab/bonus-csv.ts';
import { Lab, type LabRun } from '../../sandbox/lab/lab.ts';
import type { LabOptions } from '../../sandbox/lab/lab-options.ts';
import type { Arrival } from '../../sandbox/prolific/payments.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { renderPlainCents } from '../../src/core/money.ts';
import { artifactRun, artifactToken } from '../action/artifact-run.ts';
import { readDigest } from './human.ts';
import { Judge } from './judge.ts';
import { LabClock } from './lab-clock.ts';

/** When the money of a pay request shows, seen from the run that follows. */
export const arrivals = ['before', 'during', 'after'] as const;

/**
 * Which run dies: the first of all, or the one in which a human says that the first, which died
 * with its claim written, has not paid.
 */
export const victims = ['first run', 'resolving run'] as const;

/** What somebody starts when a run has died: a new run, or the dead one again. */
export const sequels = ['new run', 're-run of failed jobs', 're-run of all jobs'] as const;
export type Sequel = (typeof sequels)[number];

/** A payment that is to be crashed. */
export interface SceneOptions {
  victim: (typeof victims)[number];
  bonuses: number;
  arrival: (typeof arrivals)[number];
  /** A human has approved the plan, and every run is given that approval. */
  isApproved: boolean;
  /**
   * Prolific's lists say nothing of bonuses, so each person is read by a request; where it is left
   * out, a short list does so.
   */
  isListSilent?: boolean;
  /** Where the ledger is kept; on a branch where it is left out. */
  ledger?: 'branch' | 'artifact';
  /** A new run where it is left out. */
  sequel?: Sequel;
}

/** After the next run, and well before anybody may say that it was not paid. */
const lateMs = 10 * 60_000;

const whenShown: Record<SceneOptions['arrival'], Arrival> = {
  before: { afterMs: 0 },
  during: 'manual',
  after: { afterMs: lateMs },
};

/**
 * A run that takes this long hangs, however busy the machine is: some need minutes where a dozen
 * processes share two cores.
 */
const limitMs = 15 * 60_000;

/** A third of a second: long enough for a second look at money that comes while a run waits. */
const shortWait = { 'settle-minutes': '0.005' };

/** A lab with a CSV in which everybody has one bonus, before anything is paid. */
export class Scene {
  readonly lab: Lab;
  readonly clock: LabClock;
  readonly judge: Judge;
  readonly #options: SceneOptions;
  #lines: readonly [id: string, amount: string][];
  #runs = 0;
  #approval: string | null = null;

  private constructor(lab: Lab, clock: LabClock, options: SceneOptions) {
    this.lab = lab;
    this.clock = clock;
    this.#options = options;
    const cents = lab.study.participants.map((_, at) => centsOf(at));
    this.judge = new Judge(lab, cents);
    this.#lines = lab.study.participants.map((id, at) => [id, renderPlainCents(centsOf(at))]);
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const clock = new LabClock();
    const scene = new Scene(await Lab.start(labOf(options, clock)), clock, options);
    try {
      await scene.#pushLines();
      if (options.isApproved) await scene.#approvePlan();
      return scene;
    } catch (failure) {
      await scene.lab.close();
      throw failure;
    }
  }

  /** What a new run is given, with what a human has answered. */
  inputsOf(said: string | null): LabRun {
    this.#runs += 1;
    const parts = [this.#approval, said].filter((part) => part !== null);
    const given = { run: { id: this.#runs }, inputs: { answer: parts.join('\n') }, limitMs };
    return this.#options.ledger === 'artifact' ? artifactRun(given.run, given) : given;
  }

  /** Runs again, with what a human gave. */
  runAgain(said: string | null): Promise<ActionResult> {
    return this.#runWithMoney(this.inputsOf(said));
  }

  /** Runs the run that died once more, with what it was given, as GitHub's buttons do. */
  reRun(dead: LabRun): Promise<ActionResult> {
    const rerun = this.#options.sequel === 're-run of all jobs' ? 'all' : 'failed';
    if (rerun === 'all') this.judge.forgetRecords();
    const attempt = { ...dead.attempt, rerun } as const;
    return this.#runWithMoney({ ...dead, run: { ...dead.run, attempt: 2 }, attempt });
  }

  /** A human approves what is due from now on. */
  approve(digest: string): void {
    this.#approval = digest;
  }

  /** A human removes from the file whoever has their money already, and nothing else. */
  async takeOut(people: readonly string[]): Promise<void> {
    this.#lines = this.#lines.filter(([id]) => !people.includes(id));
    await this.#pushLines();
  }

  /** Whom the file names. */
  get people(): string[] {
    return this.#lines.map(([id]) => id);
  }

  /** Where it is to, money comes when this run has looked for the first time. */
  async #runWithMoney(run: LabRun): Promise<ActionResult> {
    const { prolific } = this.lab;
    if (this.#options.arrival !== 'during') return this.lab.run(run);
    const arrive = (): void => {
      prolific.money.arrive();
    };
    prolific.script('submissions', prolific.countOf('submissions') + 1, {
      kind: 'call',
      after: arrive,
    });
    const result = await this.lab.run({ ...run, inputs: { ...shortWait, ...run.inputs } });
    // A run that did not look has not kept the money from coming.
    arrive();
    return result;
  }

  async #pushLines(): Promise<void> {
    await this.lab.push({ 'bonuses/week1.csv': renderCsv(this.#lines) });
  }

  async #approvePlan(): Promise<void> {
    const { inputs, ...given } = this.inputsOf(null);
    const planned = await this.lab.run({ ...given, inputs: { ...inputs, mode: 'plan' } });
    const digest = readDigest(planned);
    if (digest === null) throw new Error(`The plan offers no approval:\n${planned.summary}`);
    this.approve(digest);
  }
}

function labOf({ bonuses, arrival, isListSilent, ledger }: SceneOptions, clock: LabClock) {
  const isArtifact = ledger === 'artifact';
  return {
    participants: bonuses,
    github: { clock: clock.nowMs },
    prolific: {
      nowMs: clock.nowMs,
      arrival: whenShown[arrival],
      // Both kinds of list are met with.
      manner: { listHasBonuses: !(isListSilent ?? bonuses <= 20) },
    },
    inputs: { 'settle-minutes': '0', ...(isArtifact ? { ledger } : {}) },
    ...(isArtifact ? { token: artifactToken } : {}),
  } satisfies LabOptions;
}

/** Not all the same, so that a bonus that went to the wrong person shows. */
function centsOf(at: number): number {
  return 110 + (at % 7) * 13;
}
