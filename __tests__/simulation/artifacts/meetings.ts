import { lagStrongly, orderOf, type Plot, startAgain } from './plot.ts';
import { newFile } from '../deeds/edits.ts';
import { times } from '../process.ts';

/** Schemes in which runs, or lies, meet at the worst moment. Each says how long it plays. */

const { second, minute } = times;

/**
 * Two or three runs begin within seconds, of one file or of two, and lists lag often; one may die
 * of it.
 */
export function meet({ world, start, in: later }: Plot): number {
  const { random, repository } = world;
  lagStrongly(world);
  if (random.chance(0.4)) newFile(world);
  const files = random.chance(0.5) ? repository.tip.slice(-1) : undefined;
  const withinMs = random.pick([2 * second, 25 * second]);
  for (let left = random.pick([2, 2, 3]); left > 0; left -= 1)
    later(random.between(0, withinMs), () => {
      const run = start(orderOf(world, files));
      if (random.chance(0.25))
        later(random.between(8, 45) * second, () => {
          run?.process.die();
        });
    });
  return 10 * minute;
}

/** Of two claims at about the same moment one gets no answer and lands half a minute later. */
export function straggle({ world, artifacts, start, in: later }: Plot): number {
  const { random } = world;
  artifacts.lag = 'mixture';
  lagStrongly(world);
  const order = orderOf(world);
  const late = start(order);
  const landsAfterMs = random.between(10, 50) * second;
  if (late !== null) artifacts.landsAfterMs.set(late.process, landsAfterMs);
  later(Math.max(0, landsAfterMs - random.between(0, 30) * second), () => start(order));
  return 10 * minute;
}

/**
 * A run stands still between its reading and its claim. Meanwhile another pays, and is run again.
 */
export function overtake({ world, start, in: later }: Plot): number {
  const { random } = world;
  const order = orderOf(world);
  const slow = start(order);
  later(random.between(1, 8) * second, () => slow?.process.pause(random.between(90, 400) * second));
  later(random.between(1, 10) * second, () => {
    const other = start(order);
    later(random.between(60, 240) * second, () => {
      startAgain(start, other);
    });
  });
  return 20 * minute;
}

/**
 * Somebody from outside uploads lies about a claim as soon as it can be seen, and a new run reads
 * them.
 */
export function lie({ world, artifacts, start, in: later }: Plot): number {
  const { random } = world;
  const order = orderOf(world);
  start(order);
  later(random.between(35, 240) * second, () => {
    artifacts.soil();
    later(random.between(1, 120) * second, () => start(order));
  });
  return 20 * minute;
}
