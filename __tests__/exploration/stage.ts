import { checkHistory } from '../simulation/checks.ts';
import { finish } from '../simulation/final-phase.ts';
import { type SimProcess, times, type Touches } from '../simulation/process.ts';
import type { SimRun } from '../simulation/runs.ts';
import type { Violation, World } from '../simulation/world.ts';
import { accidentsOn } from './accidents.ts';
import { Chooser } from './chooser.ts';
import { ExploredWorld } from './explored-world.ts';
import type { Scenario } from './scenarios.ts';
import type { Deed } from './small-world.ts';
import { depend, type Step } from './step.ts';
import { Waiting } from './waiting.ts';

/** A slow request takes no longer. */
const requestAtMostMs = 25 * times.second;

/** What time does between two runs, once each. */
const pauses = [
  ['two minutes pass', 2 * times.minute],
  ['an hour passes', 62 * times.minute],
] as const;

/** A history that is longer goes in circles. */
const mostSteps = 300;
const mostEntries = 20_000;

/** One history under way, from its beginning. Nothing in it happens but what its script chooses, and what follows from that. */
export class Stage {
  readonly world: World;
  readonly chooser: Chooser;
  /** Whether everything else is decided without choice. */
  isOver = false;
  steps = 0;
  /** The steps so far, as a text by which histories are ordered. */
  path = '';
  readonly deeds: Deed[];
  readonly answered = new Set<SimRun>();
  readonly passed = new Set<string>();
  /** Pay requests that are still on their way, and since when. */
  readonly late: string[] = [];
  readonly waiting = new Waiting();
  #last: Step | null = null;

  constructor(scenario: Scenario, script: readonly number[], tracing = false) {
    this.chooser = new Chooser(script);
    const { studies, deeds, begin } = scenario.build();
    this.world = new ExploredWorld(this, studies, tracing);
    this.deeds = [...deeds];
    begin(this.world);
  }

  /** Lives until the script has nothing more to say, and then until every process waits for somebody's choice. */
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
  gate(process: SimProcess, touches: Touches, isHeld: () => boolean): Promise<void> {
    const sinceMs = this.world.timeline.nowMs;
    return this.waiting.atGate({ process, touches, isHeld, sinceMs, sinceStep: this.steps });
  }

  /** Resolves when so much time has passed. */
  alarm(process: SimProcess | null, ms: number): Promise<void> {
    return this.waiting.until(process, this.world.timeline.nowMs + ms);
  }

  /**
   * Whether this step need not be tried here: it could have been taken before the last one, neither notices the other, and the other
   * order is lived as well.
   */
  isNeedless(step: Step): boolean {
    const last = this.#last;
    if (last === null || step.sinceStep >= this.steps || step.who >= last.who) return false;
    return !depend(step, last);
  }

  /** All ways in which it can go on, in an order that depends on the state alone. */
  possible(): Step[] {
    return [...this.#calls(), ...this.#deeds(), ...this.#passing(), ...accidentsOn(this)];
  }

  async #take(step: Step): Promise<void> {
    this.steps += 1;
    if (this.steps > mostSteps) {
      this.world.violate('a history goes in circles', `${mostSteps} steps`);
      return;
    }
    // What comes later must be later.
    this.world.timeline.nowMs += 1;
    this.#last = step;
    this.world.trace(() => `> ${step.what}`);
    const chosen = this.chooser.points.length;
    step.go();
    await this.#settle();
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
      const local = this.waiting.open.find(({ touches }) => touches === 'nothing');
      if (local === undefined) return;
      this.waiting.letThrough(local);
    }
  }

  #calls(): Step[] {
    return this.waiting.open.map((gate) => ({
      what: `${gate.process.name} goes on (${gate.touches})`,
      cost: 0,
      touches: gate.touches,
      who: `2 ${gate.process.name}`,
      sinceStep: gate.sinceStep,
      go: () => {
        this.waiting.letThrough(gate);
      },
    }));
  }

  #deeds(): Step[] {
    return this.deeds.map((deed) => ({
      what: deed.what,
      cost: 0,
      touches: deed.touches,
      who: `1 ${deed.what}`,
      sinceStep: 0,
      go: () => {
        this.deeds.splice(this.deeds.indexOf(deed), 1);
        deed.go(this.world);
      },
    }));
  }

  /** Time passes until somebody wakes, unless that makes a call too slow; and between two runs. */
  #passing(): Step[] {
    const { open, alarms } = this.waiting;
    const { nowMs } = this.world.timeline;
    if (alarms.length === 0 && open.length === 0 && this.deeds.length > 0)
      return pauses
        .filter(([what]) => !this.passed.has(what))
        .map(([what, ms]) => this.#passes(what, nowMs + ms, 0));
    if (alarms.length === 0) return [];
    const atMs = Math.min(...alarms.map((alarm) => alarm.atMs));
    if (open.some(({ sinceMs }) => atMs - sinceMs > requestAtMostMs)) return [];
    // Requests take no time, unless one is slow.
    return [this.#passes('time passes until somebody wakes', atMs, Math.min(open.length, 1))];
  }

  #passes(what: string, atMs: number, cost: number): Step {
    const { timeline } = this.world;
    const isPause = pauses.some(([pause]) => pause === what);
    const go = (): void => {
      if (isPause) this.passed.add(what);
      timeline.nowMs = Math.max(atMs, timeline.nowMs);
      this.waiting.wake(timeline.nowMs);
    };
    return { what, cost, touches: 'everything', who: '9 time', sinceStep: this.steps, go };
  }
}
