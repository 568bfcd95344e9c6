import type { HeldArtifact } from '../fakes/artifact-hub.ts';
import { ArtifactKeeping } from '../simulation/artifacts/keeping.ts';
import { lags, type Listing } from '../simulation/artifacts/lag.ts';
import type { World } from '../simulation/world.ts';
import { Chooser } from './chooser.ts';

type Lag = keyof typeof lags;

/** So many new artifacts of one name are left out in any mixture. */
const mixedAtMost = 3;

/**
 * Artifacts of which every list that lags, every order of the ids of claims and both kinds of
 * re-run are tried.
 */
export class ExploredKeeping extends ArtifactKeeping {
  readonly #world: World;
  /**
   * In which ways lists may lag: a history has one of them, which one shows with the first that
   * only one allows.
   */
  possibleLags: readonly Lag[] = ['prefix', 'mixture'];

  constructor(world: World) {
    super(world);
    this.#world = world;
    const { hub } = this;
    hub.nextId = (name) => {
      const ids = hub.artifacts.map(({ id }) => id);
      const isRival = name.includes('claim') && hub.artifacts.some((one) => one.name === name);
      const isSmaller = isRival && this.#choose('which claim has the smaller id', [0, 0]) === 1;
      return isSmaller ? Math.min(...ids) - 1 : Math.max(1_000, ...ids) + 1;
    };
  }

  override listed({ process, there, name }: Listing): readonly HeldArtifact[] {
    // Of a list of everything only other studies are looked at.
    if (name === '') return this.#world.studies.length === 1 ? [] : there;
    const named = there.filter((one) => one.name === name);
    const ways = this.#hiddenIn(named);
    const costs = [0, ...ways.map(() => 1)];
    const way = ways.length === 0 ? 0 : this.#choose(`${process.name}: a list lags`, costs);
    const chosen = ways[way - 1];
    if (chosen === undefined) return named;
    this.possibleLags = chosen.lags;
    this.#world.trace(() => `${process.name}: listLags`);
    return named.filter((one) => !chosen.hidden.has(one));
  }

  protected override drawRemoval(): boolean {
    return this.#choose('whether a re-run keeps records', [0, 0]) === 0;
  }

  /** What a list of these may leave out, and in which ways of lagging. */
  #hiddenIn(
    named: readonly HeldArtifact[],
  ): { readonly hidden: ReadonlySet<HeldArtifact>; readonly lags: readonly Lag[] }[] {
    const { nowMs } = this.#world.timeline;
    const isFresh = ({ createdAtMs }: HeldArtifact, lag: Lag): boolean =>
      createdAtMs > nowMs - lags[lag];
    const inPrefix = new Set(
      named
        .map((_, at) => named.slice(at))
        .map((hidden) => keyOf(hidden.filter((one) => isFresh(one, 'prefix')))),
    );
    const mixed = named.filter((one) => isFresh(one, 'mixture')).slice(-mixedAtMost);
    const inMixture = new Set(subsetsOf(mixed).map(keyOf));
    return [...new Set([...inPrefix, ...inMixture])].filter(Boolean).flatMap((key) => {
      const possible = this.possibleLags.filter((lag) =>
        (lag === 'prefix' ? inPrefix : inMixture).has(key),
      );
      const ids = new Set(key.split(' '));
      const hidden = new Set(named.filter(({ id }) => ids.has(String(id))));
      return possible.length === 0 ? [] : [{ hidden, lags: possible }];
    });
  }

  #choose(what: string, costs: readonly number[]): number {
    const { random } = this.#world;
    if (!(random instanceof Chooser)) throw new Error('Something is left to chance');
    return random.choose(what, costs);
  }
}

function keyOf(artifacts: readonly HeldArtifact[]): string {
  return artifacts.map(({ id }) => id).join(' ');
}

function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
}
