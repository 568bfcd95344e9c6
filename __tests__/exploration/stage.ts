import { checkHistory } from '../simulation/checks/checks.ts';
import { finish } from '../simulation/final-phase.ts';
import type { LedgerKind } from '../simulation/keeping.ts';
import type { SimProcess } from '../simulation/process.ts';
import type { Touches } from '../simulation/touches.ts';
import type { SimRun } from '../simulation/runs.ts';
import type { Violation, World } from '../simulation/world.ts';
import { accidentsOn } from './accidents.ts';
import { Chooser } from './chooser.ts';
import { ExploredProcess } from './explored-process.ts';
import { ExploredWorld } from './explored-world.ts';
import type { Scenario } from './scenarios.ts';
import type { Deed } from './small-world.ts';
import { goingOn } from './going-on.ts';
import { passingOn, requestAtMostMs } from './passing.ts';
import { depend, type Step } from './step.ts';
import { Waiting } from './waiting.ts';

/** A history that is longer goes in circles. */
const mostSteps = 1_000;
const mostEntries = 20_000;

/** One history under way: nothing in it happens but what its script chooses, and what follows. */
export class Stage {
  readonly world: World;
  readonly chooser: Chooser;
  /** Whether everything else is decided without choice. */
  isOver = false;
  steps = 0;
  /** The steps so far, as a text by which histories are ordered. */
  path = '';
  readonly deeds: Deed[];
  /** Runs that a human has answered, or is about to. */
  readonly answered = new Set<SimRun>();
  /** Those of them that somebody will look at later. */
  readonly lookedAtLater = new Set<SimRun>();
  readonly passed = new Set<string>();
  /** Pay requests that are still on their way, and since when. */
  readonly late: string[] = [];
  readonly waiting = new Waiting();
  /** How many calls each process has begun. */
  readonly #calls = new Map<SimProcess, number>();
  /** The last step, and whether its run notices when it came: it went wrong, or the run went on. */
  #last: { readonly step: Step; readonly isNoticed: boolean } | null = null;

  constructor(
    scenario: Scenario,
    script: readonly number[],
    { ledger = 'branch', tracing = false }: { ledger?: LedgerKind; tracing?: boolean } = {},
  ) {
    this.chooser = new Chooser(script);
    const { studies, deeds, begin } = scenario.build();
    this.world = new ExploredWorld(this, studies, ledger, tracing);
    this.deeds = [...deeds];
    begin(this.world);
  }

  /** Lives through the script, and then until every process waits for somebody's choice. */
  async play(): Promise<void> {
    const { chooser } = this;
    chooser.isQuiet = false;
    await this.#settle();
    while (this.violations.length === 0 && !chooser.isAtEnd) {
      const steps = this.possible();
      const way = chooser.choose(
        'who goes on',
        steps.map(({ cost }) => cost),
      );
      const step = steps[way];
      if (step === undefined) throw new Error('The script goes on after the end');
      await this.#take(step);
    }
  }

  /** No more faults: a patient human brings everything to its end, and the history is judged. */
  async judge(): Promise<void> {
    this.chooser.isQuiet = true;
    this.isOver = true;
    await finish(this.world, mostEntries);
    checkHistory(this.world);
  }

  get violations(): readonly Violation[] {
    return this.world.violations;
  }

  /** Whether everybody has come to an end, and nothing is left to be done. */
  get isAtRest(): boolean {
    const { open, alarms } = this.waiting;
    return this.deeds.length === 0 && open.length === 0 && alarms.length === 0;
  }

  /** Resolves when the call is let through. */
  gate(
    process: SimProcess,
    touches: Touches,
    isHeld: () => boolean,
    withinMs = requestAtMostMs,
  ): Promise<void> {
    const number = (this.#calls.get(process) ?? 0) + 1;
    this.#calls.set(process, number);
    const since = { sinceMs: this.world.timeline.nowMs, sinceStep: this.steps };
    return this.waiting.atGate({ process, number, touches, isHeld, withinMs, ...since });
  }

  /** Resolves when what nobody waits for any more takes effect. */
  later(process: SimProcess, ms: number, touches: Touches): Promise<void> {
    return this.gate(process, touches, () => false, ms);
  }

  /** Resolves when so much time has passed; without a process, `what` says what happens then. */
  alarm(process: SimProcess | null, ms: number, what = ''): Promise<void> {
    return this.waiting.until(process, this.world.timeline.nowMs + ms, what);
  }

  /**
   * Whether this step need not be tried here: it could have been taken before the last one, neither
   * notices the other, and the other order is lived as well.
   *
   * @param mayGoWrong whether there may be one more fault
   */
  isNeedless(step: Step, mayGoWrong: boolean): boolean {
    const last = this.#last;
    if (last === null || step.sinceStep >= this.steps || step.who >= last.step.who) return false;
    return !depend(step, last.step, mayGoWrong || last.isNoticed);
  }

  /** All ways in which it can go on, in an order that depends on the state alone. */
  possible(): Step[] {
    return [...goingOn(this), ...this.#deeds(), ...passingOn(this), ...accidentsOn(this)];
  }

  async #take(step: Step): Promise<void> {
    this.steps += 1;
    if (this.steps > mostSteps) {
      this.world.violate('a history goes in circles', `${mostSteps} steps`);
      return;
    }
    // What comes later must be later.
    this.world.timeline.nowMs += 1;
    this.world.trace(() => `> ${step.what}`);
    const { spent, points } = this.chooser;
    const chosen = points.length;
    const asked = askedBy(step.process);
    step.go();
    await this.#settle();
    const goesOn = askedBy(step.process) > asked;
    this.#last = { step, isNoticed: goesOn || this.chooser.spent > spent };
    this.path += `${step.who}${this.chooser.taken(chosen)};`;
  }

  /** Lets everything go on that touches nothing which others could touch first. */
  async #settle(): Promise<void> {
    const { timeline } = this.world;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const { fired } = timeline;
      await timeline.runUntil(timeline.nowMs);
      if (timeline.fired > fired) continue;
      const local = this.waiting.open.filter(({ touches }) => touches === 'nothing');
      if (local.length === 0) return;
      for (const gate of local) this.waiting.letThrough(gate);
    }
  }

  #deeds(): Step[] {
    // The same deed may be there more than once.
    return [...new Set(this.deeds)].map((deed) => ({
      what: deed.what,
      cost: 0,
      // A start is seen where the ledger is made of what runs have uploaded.
      touches: this.world.keeping.kind === 'artifact' ? 'everything' : deed.touches,
      process: null,
      who: `1 ${deed.what}`,
      sinceStep: 0,
      go: () => {
        this.deeds.splice(this.deeds.indexOf(deed), 1);
        deed.go(this.world);
      },
    }));
  }
}

/** How much a run has asked so far. */
function askedBy(process: SimProcess | null): number {
  return process instanceof ExploredProcess ? process.heard.count : 0;
}
