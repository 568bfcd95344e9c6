import type { ArtifactKeeping } from './keeping.ts';
import type { StartRun } from '../keeping.ts';
import type { Order } from '../order.ts';
import { times } from '../process.ts';
import { groupsOf, type SimFile } from '../repository.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/** What a scheme is played with. */
export interface Plot {
  readonly world: World;
  readonly artifacts: ArtifactKeeping;
  readonly start: StartRun;
  /** Something happens so much later. */
  readonly in: (ms: number, deed: () => void) => void;
}

/** These files are to be paid, or else some file, with no limit. */
export function orderOf({ random, repository }: World, files?: readonly SimFile[]): Order {
  return {
    files: files ?? random.pick(groupsOf(repository.tip, 'artifact')),
    mode: 'pay',
    approve: null,
    resolve: [],
    settleMs: random.pick([0, 30, 120, 600]) * times.second,
    maxTotalCents: null,
  };
}

export function startAgain(start: StartRun, run: SimRun | null): void {
  if (run !== null) start(run.order, run);
}

export function lagStrongly(world: World): void {
  world.faults = { ...world.faults, listLags: 0.8 };
}
