import { Chaos } from './deeds/chaos.ts';
import { checkHistory } from './checks/checks.ts';
import { finish } from './final-phase.ts';
import type { LedgerKind } from './keeping.ts';
import { drawScene } from './scene.ts';
import { type Violation, World } from './world.ts';

/** A history that is longer than this goes in circles. */
const mostEntries = 200_000;

export interface HistoryResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly injected: ReadonlyMap<string, number>;
  readonly exempt: ReadonlyMap<string, number>;
  readonly runs: number;
  /** Bulk payments that Prolific has paid. */
  readonly payments: number;
  readonly entries: number;
  readonly trace: readonly string[];
}

/** Lives through one history: a time of faults, a time without, and the judgement. */
export async function liveHistory(
  seed: number,
  { tracing = false, ledger = 'branch' }: { tracing?: boolean; ledger?: LedgerKind } = {},
): Promise<HistoryResult> {
  const world = new World(drawScene(seed, ledger), tracing, ledger);
  // The token of some may not see what was taken out of the branch.
  world.store.remembersTaken = world.random.chance(0.75);
  try {
    const chaos = new Chaos(world);
    chaos.begin();
    await world.timeline.runOut(mostEntries);
    if (world.violations.length === 0) await finish(world, mostEntries);
    checkHistory(world);
  } catch (error) {
    world.violate(
      'the simulation broke',
      error instanceof Error ? (error.stack ?? '') : String(error),
    );
  }
  return {
    seed,
    violations: world.violations,
    injected: world.injected.counts,
    exempt: world.exempt.counts,
    runs: world.runs.length,
    payments: [...world.money.bulks.values()].filter(({ payments }) => payments > 0).length,
    entries: world.timeline.fired,
    trace: world.traced,
  };
}
