import { fingerprintOf } from './canonical.ts';
import type { ChoicePoint } from './chooser.ts';
import type { Bound, Explored, Found } from './explored.ts';
import type { Scenario } from './scenarios.ts';
import { Stage } from './stage.ts';

/** So many histories are kept in memory to go on with. */
const keptAtMost = 3_000;

interface Node {
  readonly path: string;
  /** The history itself, where it can be gone on with; else it is lived again. */
  readonly stage: Stage | null;
  readonly script: readonly number[];
  readonly faults: number;
  readonly options: readonly { readonly cost: number; readonly isNeedless: boolean }[];
}

/**
 * Lives all histories of a scenario, those with few faults first, and of these the short ones first: so the first violation of a kind
 * has a history as short as any.
 */
export async function explore(scenario: Scenario, bound: Bound): Promise<Explored> {
  return await new Search(scenario, bound).run();
}

class Search {
  readonly #scenario: Scenario;
  readonly #bound: Bound;
  readonly #seen = new Set<string>();
  /** By faults, then by steps. */
  readonly #ahead: (Map<string, Node> | undefined)[][];
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
  readonly #exempt = new Map<string, number>();
  readonly #endings = new Set<string>();

  constructor(scenario: Scenario, bound: Bound) {
    this.#scenario = scenario;
    this.#bound = bound;
    this.#ahead = Array.from({ length: bound.faults + 1 }, () => []);
  }

  async run(): Promise<Explored> {
    this.#explored.isComplete = await this.#searchAll();
    return {
      ...this.#explored,
      found: [...this.#found.values()],
      exempt: [...this.#exempt],
      endings: [...this.#endings].sort(),
    };
  }

  /** Whether nothing was left out. */
  async #searchAll(): Promise<boolean> {
    await this.#try([]);
    for (const [faults, levels] of this.#ahead.entries()) {
      for (let steps = 0; steps < levels.length; steps += 1) {
        const level = [...(levels[steps]?.values() ?? [])];
        levels[steps] = undefined;
        for (const node of level.sort((a, b) => (a.path < b.path ? -1 : 1))) {
          if (this.#isOver()) return false;
          await this.#goOnFrom(node);
        }
        this.#explored.reached = { faults, steps: steps + 1 };
      }
    }
    return true;
  }

  async #goOnFrom({ script, faults, options, stage }: Node): Promise<void> {
    let kept = stage;
    if (kept !== null) this.#kept -= 1;
    for (const [index, { cost, isNeedless }] of options.entries()) {
      if (isNeedless || faults + cost > this.#bound.faults) continue;
      await this.#try([...script, index], kept);
      kept = null;
    }
  }

  #isOver(): boolean {
    const { untilMs, stopAtFirst } = this.#bound;
    return performance.now() > untilMs || (stopAtFirst && this.#found.size > 0);
  }

  /** Lives the history of a script, and those that differ from it in what went wrong after its end. */
  async #try(script: readonly number[], kept: Stage | null = null): Promise<void> {
    const points = await this.#live(script, kept);
    for (let at = script.length; at < points.length; at += 1) {
      const { costs } = points[at] ?? { costs: [] };
      for (const [way, cost] of costs.entries()) {
        if (way === 0 || this.#spentOn(points, script) + cost > this.#bound.faults) continue;
        await this.#try([...script, ...Array<number>(at - script.length).fill(0), way]);
      }
    }
  }

  #spentOn(points: readonly ChoicePoint[], script: readonly number[]): number {
    return script.reduce((sum, way, index) => sum + (points[index]?.costs[way] ?? 0), 0);
  }

  async #live(script: readonly number[], kept: Stage | null): Promise<readonly ChoicePoint[]> {
    const stage = kept ?? new Stage(this.#scenario, script);
    stage.chooser.goOn(script);
    const explored = this.#explored;
    explored.histories += 1;
    await stage.play();
    const { points } = stage.chooser;
    const lived = [...points];
    if (stage.violations.length > 0) {
      this.#note(stage, script);
      return lived;
    }
    const fingerprint = fingerprintOf(stage);
    const isNew = !this.#seen.has(fingerprint);
    this.#wait(stage, script, fingerprint, isNew);
    if (this.#bound.cuts && !isNew) return lived;
    this.#seen.add(fingerprint);
    explored.states = this.#seen.size;
    explored.deepest = Math.max(explored.deepest, stage.steps);
    if (stage.isAtRest) {
      explored.ends += 1;
      this.#endings.add(fingerprint);
      await stage.judge();
      for (const [why, times] of stage.world.exempt.counts)
        this.#exempt.set(why, (this.#exempt.get(why) ?? 0) + times);
      if (stage.violations.length > 0) this.#note(stage, script);
    }
    return lived;
  }

  /** Keeps the state to go on from, by the first in order of the paths that lead to it. */
  #wait(stage: Stage, script: readonly number[], fingerprint: string, isNew: boolean): void {
    const { path, steps, chooser } = stage;
    const levels = this.#ahead[chooser.spent];
    const key = this.#bound.cuts ? fingerprint : path + script.join(',');
    const known = levels?.[steps]?.get(key);
    if (!isNew && this.#bound.cuts && (known === undefined || known.path <= path)) return;
    const options = stage.possible().map((step) => ({
      cost: step.cost,
      isNeedless: this.#bound.orders && stage.isNeedless(step),
    }));
    const taken = chooser.points.map((_, index) => script[index] ?? 0);
    if (levels === undefined) throw new Error('More faults than there may be');
    // One that is judged comes to its end.
    const isKept = !stage.isAtRest && this.#kept < keptAtMost;
    if (isKept) this.#kept += 1;
    if (known?.stage) this.#kept -= 1;
    (levels[steps] ??= new Map<string, Node>()).set(key, {
      path,
      stage: isKept ? stage : null,
      script: taken,
      faults: chooser.spent,
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
