import type { Stage } from './stage.ts';

/** The ways taken, of which there are few at each point. */
type Script = Uint8Array;

/** A state from which histories go on. */
export interface Node {
  readonly path: string;
  /** The history itself, where it can be gone on with; else it is lived again. */
  readonly stage: Stage | null;
  readonly script: Script;
  readonly options: readonly { readonly cost: number; readonly isNeedless: boolean }[];
}

/** A history that differs from another in one way from a point on, by a fault more. */
interface Branch {
  readonly script: Script;
  readonly at: number;
  readonly way: number;
}

/** Histories with so many faults and so many steps. */
interface Level {
  readonly nodes: Map<string, Node>;
  /** Those that come out of histories with fewer faults, and have not been lived yet. */
  readonly branches: Branch[];
}

/** What is still to be lived: by faults, then by steps. */
export class Ahead {
  readonly #levels: (Level | undefined)[][];

  /** @param faults the most that there may be */
  constructor(faults: number) {
    this.#levels = Array.from({ length: faults + 1 }, () => []);
  }

  at(faults: number, steps: number): Level {
    const levels = this.#levels[faults];
    if (levels === undefined) throw new Error('More faults than there may be');
    return (levels[steps] ??= { nodes: new Map(), branches: [] });
  }

  /** Where there may be so many faults. */
  branch(faults: number, steps: number, branch: Branch): void {
    if (faults < this.#levels.length) this.at(faults, steps).branches.push(branch);
  }

  /** One level after another, each of them when those before it have been worked off. */
  *inOrder(): Generator<{ faults: number; steps: number; level: Level }> {
    for (const [faults, levels] of this.#levels.entries()) {
      for (let steps = 0; steps < levels.length; steps += 1) {
        yield { faults, steps, level: this.at(faults, steps) };
        levels[steps] = undefined;
      }
    }
  }
}
