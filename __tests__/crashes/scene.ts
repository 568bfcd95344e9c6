import { renderCsv } from '../../sandbox/lab/bonus-csv.ts';
import { Lab, type LabRun } from '../../sandbox/lab/lab.ts';
import type { Arrival } from '../../sandbox/prolific/payments.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { formatCents } from '../../src/core/money.ts';
import { readDigest } from './human.ts';
import { Judge } from './judge.ts';
import { LabClock } from './lab-clock.ts';

/** When the money of a pay request shows, seen from the run that follows. */
export const arrivals = ['before', 'during', 'after'] as const;

/**
 * Which run dies: the first of all, or the one in which a human says that the first, which died with its claim written, has not paid.
 */
export const victims = ['first run', 'resolving run'] as const;

/** A payment that is to be crashed. */
export interface SceneOptions {
  victim: (typeof victims)[number];
  bonuses: number;
  arrival: (typeof arrivals)[number];
  /** A human has approved the plan, and every run is given that approval. */
  isApproved: boolean;
  /** Prolific's lists say nothing of bonuses, so each person is read by a request; where it is left out, a short list does so. */
  isListSilent?: boolean;
}

/** After the next run, and well before anybody may say that it was not paid. */
const lateMs = 10 * 60_000;

const whenShown: Record<SceneOptions['arrival'], Arrival> = {
  before: { afterMs: 0 },
  during: 'manual',
  after: { afterMs: lateMs },
};

/** A third of a second: long enough for a second look at money that comes while a run waits. */
const shortWait = { 'settle-minutes': '0.005' };

/** A lab with a CSV in which everybody has one bonus, before anything is paid. */
export class Scene {
  readonly lab: Lab;
  readonly clock: LabClock;
  readonly judge: Judge;
  readonly #arrival: SceneOptions['arrival'];
  #approval: string | null = null;

  private constructor(lab: Lab, clock: LabClock, { bonuses, arrival }: SceneOptions) {
    this.lab = lab;
    this.clock = clock;
    this.#arrival = arrival;
    this.judge = new Judge(
      lab,
      Array.from({ length: bonuses }, (_, at) => centsOf(at)),
    );
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const clock = new LabClock();
    const lab = await Lab.start({
      participants: options.bonuses,
      github: { clock: clock.nowMs },
      prolific: {
        nowMs: clock.nowMs,
        arrival: whenShown[options.arrival],
        // Both kinds of list are met with.
        manner: { listHasBonuses: !(options.isListSilent ?? options.bonuses <= 20) },
      },
      inputs: { 'settle-minutes': '0' },
    });
    const scene = new Scene(lab, clock, options);
    try {
      const people = lab.study.participants;
      const csv = renderCsv(people.map((id, at) => [id, formatCents(centsOf(at))]));
      await lab.push({ 'bonuses/week1.csv': csv });
      if (options.isApproved) await scene.#approve();
      return scene;
    } catch (failure) {
      await lab.close();
      throw failure;
    }
  }

  /** What a run is given, with what a human has answered. */
  inputsOf(said: string | null): LabRun {
    const parts = [this.#approval, said].filter((part) => part !== null);
    return { inputs: { answer: parts.join('\n') } };
  }

  /** Runs again, with what a human gave; where it is to, money comes when this run has looked for the first time. */
  async runAgain(said: string | null): Promise<ActionResult> {
    const { prolific } = this.lab;
    const run = this.inputsOf(said);
    if (this.#arrival !== 'during') return this.lab.run(run);
    const arrive = (): void => {
      prolific.money.arrive();
    };
    prolific.script('submissions', prolific.countOf('submissions') + 1, {
      kind: 'call',
      after: arrive,
    });
    const result = await this.lab.run({ inputs: { ...shortWait, ...run.inputs } });
    // A run that did not look has not kept the money from coming.
    arrive();
    return result;
  }

  async #approve(): Promise<void> {
    const planned = await this.lab.run({ inputs: { mode: 'plan' } });
    const digest = readDigest(planned);
    if (digest === null) throw new Error(`The plan offers no approval:\n${planned.summary}`);
    this.#approval = digest;
  }
}

/** Not all the same, so that a bonus that went to the wrong person shows. */
function centsOf(at: number): number {
  return 110 + (at % 7) * 13;
}
