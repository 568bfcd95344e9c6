import { Ahead, type Node } from './ahead.ts';
import { fingerprintOf } from './canonical.ts';
import type { ChoicePoint } from './chooser.ts';
import type { Bound, Exempt, Explored, Found } from './explored.ts';
import type { Scenario } from './scenarios.ts';
import { Stage } from './stage.ts';

/** So many histories are kept in memory to go on with. */
const keptAtMost = 3_000;

/**
 * Lives all histories of a scenario, those with few faults first, and of these the short ones
 * first: so the first violation of a kind has a history as short as any, and no state is cut
 * because it was reached before with more faults.
 */
export async function explore(scenario: Scenario, bound: Bound): Promise<Explored> {
  return await new Search(scenario, bound).run();
}

class Search {
  readonly #scenario: Scenario;
  readonly #bound: Bound;
  /** By their fingerprints; those of which one that is alike was seen count as seen. */
  readonly #seen = new Set<string>();
  /** The same, where states that are alike count as one even if each of them is lived. */
  readonly #states: Set<string>;
  readonly #ahead: Ahead;
  readonly #explored: Omit<Explored, 'found' | 'exempt' | 'endings'> = {
    histories: 0,
    states: 0,
    ends: 0,
    deepest: 0,
    isComplete: false,
    reached: { faults: 0, steps: 0 },
  };
  #kept = 0;
  readonly #found = new Map<string, Found>();
  readonly #exempt = new Map<string, Exempt>();
  readonly #endings = new Set<string>();

  constructor(scenario: Scenario, bound: Bound) {
    this.#scenario = scenario;
    this.#bound = bound;
    this.#states = bound.swaps ? this.#seen : new Set();
    this.#ahead = new Ahead(bound.faults);
  }

  async run(): Promise<Explored> {
    this.#explored.isComplete = await this.#searchAll();
    return {
      ...this.#explored,
      found: [...this.#found.values()],
      exempt: [...this.#exempt.values()],
      endings: [...this.#endings].sort(),
    };
  }

  /** Whether nothing was left out. */
  async #searchAll(): Promise<boolean> {
    await this.#try([]);
    for (const { faults, steps, level } of this.#ahead.inOrder()) {
      for (const { script, at, way } of level.branches) {
        if (this.#isOver()) return false;
        await this.#try([...script.subarray(0, at), way]);
      }
      // Taken off one by one, the first in order at the end: what has been gone on from is let go.
      const nodes = [...level.nodes.values()].sort((a, b) => (a.path < b.path ? 1 : -1));
      level.nodes.clear();
      for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
        if (this.#isOver()) return false;
        await this.#goOnFrom(node, faults, steps);
      }
      this.#explored.reached = { faults, steps: steps + 1 };
    }
    return true;
  }

  async #goOnFrom({ script, options, stage }: Node, faults: number, steps: number): Promise<void> {
    let kept = stage;
    if (kept !== null) this.#kept -= 1;
    for (const [way, { cost, isNeedless }] of options.entries()) {
      if (isNeedless) continue;
      if (cost > 0) {
        this.#ahead.branch(faults + cost, steps + 1, { script, at: script.length, way });
        continue;
      }
      await this.#try([...script, way], kept);
      kept = null;
    }
  }

  #isOver(): boolean {
    const { untilMs, stopAtFirst } = this.#bound;
    return performance.now() > untilMs || (stopAtFirst && this.#found.size > 0);
  }

  /**
   * Lives the history of a script; those that differ from it in what went wrong after its end are
   * lived at once or later.
   */
  async #try(script: readonly number[], kept: Stage | null = null): Promise<void> {
    const stage = kept ?? new Stage(this.#scenario, script, { ledger: this.#bound.ledger });
    const { points, spent, steps } = await this.#live(stage, script);
    const taken = Uint8Array.from(points, (_, at) => script[at] ?? 0);
    for (let at = script.length; at < points.length; at += 1) {
      const { costs } = points[at] ?? { costs: [] };
      for (const [way, cost] of costs.entries()) {
        if (way === 0) continue;
        if (cost === 0) await this.#try([...taken.subarray(0, at), way]);
        else this.#ahead.branch(spent + cost, steps, { script: taken, at, way });
      }
    }
  }

  /** What was chosen on the way, and where that led. */
  async #live(stage: Stage, script: readonly number[]): Promise<Lived> {
    const { chooser } = stage;
    chooser.goOn(script);
    const explored = this.#explored;
    explored.histories += 1;
    await stage.play();
    const lived = { points: [...chooser.points], spent: chooser.spent, steps: stage.steps };
    if (stage.violations.length > 0) {
      this.#note(stage, script);
      return lived;
    }
    const { cuts, swaps } = this.#bound;
    const fingerprint = fingerprintOf(stage, swaps);
    const isNew = !this.#seen.has(fingerprint);
    this.#wait(stage, script, fingerprint, isNew);
    if (cuts && !isNew) return lived;
    this.#seen.add(fingerprint);
    const state = swaps ? fingerprint : fingerprintOf(stage, true);
    this.#states.add(state);
    explored.states = this.#states.size;
    explored.deepest = Math.max(explored.deepest, stage.steps);
    if (stage.isAtRest) await this.#end(stage, script, state);
    return lived;
  }

  async #end(stage: Stage, script: readonly number[], fingerprint: string): Promise<void> {
    const { chooser, steps } = stage;
    this.#explored.ends += 1;
    this.#endings.add(fingerprint);
    await stage.judge();
    for (const why of stage.world.exempt.counts.keys()) {
      const known = this.#exempt.get(why);
      if (known === undefined)
        this.#exempt.set(why, { why, ends: 1, script, faults: chooser.spent, steps });
      else known.ends += 1;
    }
    if (stage.violations.length > 0) this.#note(stage, script);
  }

  /** Keeps the state to go on from, by the first in order of the paths that lead to it. */
  #wait(stage: Stage, script: readonly number[], fingerprint: string, isNew: boolean): void {
    const { path, steps, chooser } = stage;
    const { nodes } = this.#ahead.at(chooser.spent, steps);
    const key = this.#bound.cuts ? fingerprint : path + script.join(',');
    const known = nodes.get(key);
    if (!isNew && this.#bound.cuts && (known === undefined || known.path <= path)) return;
    const mayGoWrong = chooser.spent < this.#bound.faults;
    const options = stage.possible().map((step) => ({
      cost: step.cost,
      isNeedless: this.#bound.orders && stage.isNeedless(step, mayGoWrong),
    }));
    // One that is judged comes to its end.
    const isKept = !stage.isAtRest && this.#kept < keptAtMost;
    if (isKept) this.#kept += 1;
    if (known?.stage) this.#kept -= 1;
    nodes.set(key, {
      path,
      stage: isKept ? stage : null,
      script: Uint8Array.from(chooser.points, (_, at) => script[at] ?? 0),
      options,
    });
  }

  #note(stage: Stage, script: readonly number[]): void {
    const { violations, chooser, steps } = stage;
    const kind = violations[0]?.what ?? '';
    const known = this.#found.get(kind);
    const isLonger =
      known !== undefined && (chooser.spent - known.faults || steps - known.steps) >= 0;
    if (isLonger) return;
    this.#found.set(kind, { violations: [...violations], script, faults: chooser.spent, steps });
  }
}

/** What one history was asked, and where that led. */
interface Lived {
  readonly points: readonly ChoicePoint[];
  readonly spent: number;
  readonly steps: number;
}
