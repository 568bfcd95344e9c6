import type { ArtifactKeeping } from './keeping.ts';
import { forget, runAgain } from './losses.ts';
import { lie, meet, overtake, straggle } from './meetings.ts';
import type { Plot } from './plot.ts';
import { noFaults } from '../faults.ts';
import type { StartRun } from '../keeping.ts';
import type { World } from '../world.ts';

/**
 * What comes together by chance too seldom: each plays for the minutes that it returns, in
 * milliseconds.
 */
const schemes: readonly ((plot: Plot) => number)[] = [
  meet,
  meet,
  straggle,
  straggle,
  overtake,
  runAgain,
  runAgain,
  lie,
  forget,
];

/**
 * Begins one scheme in every second history. How long it plays, in milliseconds; 0: there is none.
 */
export function contrive(world: World, artifacts: ArtifactKeeping, start: StartRun): number {
  const { random, timeline } = world;
  if (!random.chance(0.5)) return 0;
  // It seldom comes to the end where other things go wrong too.
  if (random.chance(0.8)) world.faults = noFaults();
  const later: Plot['in'] = (ms, deed) => {
    timeline.schedule(ms, () => {
      deed();
      return true;
    });
  };
  return random.pick(schemes)({ world, artifacts, start, in: later });
}
