import { Random } from '../simulation/random.ts';

/** A point at which a history can go on in more than one way. */
export interface ChoicePoint {
  readonly what: string;
  /**
   * How many faults each way costs; infinite where it does not exist here. The first is what
   * happens where nothing goes wrong.
   */
  readonly costs: readonly number[];
}

/** So many ways are still told apart; of more, the one that is furthest from the usual is taken. */
const waysAtMost = 8;

/**
 * Decides by a script what the simulation decides by chance. After the end of its script it takes
 * the first way everywhere. What it was asked is written down, so that the other ways can be tried.
 */
export class Chooser extends Random {
  readonly points: ChoicePoint[] = [];
  /** How many faults the ways taken so far have cost. */
  spent = 0;
  /** Whether the history is decided by now: then nothing out of the ordinary happens any more. */
  isQuiet = true;
  #script: readonly number[];

  constructor(script: readonly number[]) {
    super(0);
    this.#script = script;
  }

  /** Whether the script says nothing of the next choice. */
  get isAtEnd(): boolean {
    return this.points.length >= this.#script.length;
  }

  /** Everything so far was chosen as this script begins, which says how to go on. */
  goOn(script: readonly number[]): void {
    this.#script = script;
  }

  choose(what: string, costs: readonly number[]): number {
    if (this.isQuiet) return 0;
    const way = this.#script[this.points.length] ?? 0;
    const cost = costs[way];
    if (cost === undefined || cost === Number.POSITIVE_INFINITY)
      throw new Error(`There is no way ${way} at choice ${this.points.length}, ${what}`);
    this.points.push({ what, costs });
    this.spent += cost;
    return way;
  }

  /** What was chosen from there on, as text. */
  taken(from: number): string {
    return this.points
      .slice(from)
      .map((_, index) => this.#script[from + index] ?? 0)
      .join('');
  }

  override float(): number {
    return 0;
  }

  override below(count: number): number {
    if (count > waysAtMost) return count - 1;
    return count - 1 - this.choose(`which of ${count}`, Array<number>(count).fill(0));
  }

  override between(_least: number, most: number): number {
    return most;
  }

  override chance(probability: number): boolean {
    const usual = probability >= 0.5;
    if (probability <= 0 || probability >= 1) return usual;
    return this.choose(`a chance of ${probability}`, [0, 1]) === 0 ? usual : !usual;
  }

  override pick<T>(items: readonly T[]): T {
    const ways = [...new Set(items)];
    const costs = ways.map((_, index) => Math.min(index, 1));
    const item = ways[ways.length === 1 ? 0 : this.choose(`one of ${ways.length}`, costs)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
}
