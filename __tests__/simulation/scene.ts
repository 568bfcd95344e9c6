import { makeStudy, type Study } from './people.ts';
import { times } from './process.ts';
import { Random } from './random.ts';
import { Timeline } from './timeline.ts';

/** What a history begins with. */
export interface Scene {
  /** Whoever decides what nobody in the world does. */
  readonly random: Random;
  readonly timeline: Timeline;
  readonly studies: readonly Study[];
  readonly amounts: readonly number[];
  readonly setUpMs: number;
}

export function drawScene(seed: number): Scene {
  const random = new Random(seed);
  const studies = Array.from({ length: random.chance(0.2) ? 2 : 1 }, (_, index) => {
    const count = random.chance(0.0005) ? 201 : random.between(1, 4);
    const submissions = Array.from({ length: count }, () => (random.chance(0.15) ? 2 : 1));
    return makeStudy(index + 1, submissions, {
      list: random.pick(['silent', 'true', 'empty']),
      rewardsCostAsBonuses: random.chance(0.3),
    });
  });
  const amounts = random.pick([[150], [150, 275], [150, 150, 150, 275]]);
  const setUpMs = random.chance(0.03) ? 11 * times.minute : 0;
  return { random, timeline: new Timeline(), studies, amounts, setUpMs };
}
