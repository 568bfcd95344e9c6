import type { HeldArtifact } from '../../fakes/artifact-hub.ts';
import { type SimProcess, times } from '../process.ts';
import type { World } from '../world.ts';

/**
 * How GitHub's lists lag behind: they show a prefix of all uploads in their order, or anything of
 * what was uploaded within half a minute. The ledger promises to hold under each of the two.
 */
export const lags = { prefix: 24 * times.hour, mixture: 30 * times.second } as const;

/** A list of one name that a process asks for. */
export interface Listing {
  readonly process: SimProcess;
  readonly name: string;
  readonly there: readonly HeldArtifact[];
}

/** What a list shows that lags in one of the two ways. */
export function lagging(
  { random, timeline }: World,
  lag: keyof typeof lags,
  there: readonly HeldArtifact[],
): readonly HeldArtifact[] {
  const isOld = ({ createdAtMs }: HeldArtifact): boolean =>
    createdAtMs <= timeline.nowMs - lags[lag];
  if (lag === 'mixture') return there.filter((one) => isOld(one) || random.chance(0.5));
  const fresh = there.filter((one) => !isOld(one)).length;
  return there.slice(0, there.length - random.below(Math.min(fresh, 6) + 1));
}
