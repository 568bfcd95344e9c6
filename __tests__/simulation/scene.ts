import { bonusesPerBulk } from '../../src/core/plan/drafts.ts';
import type { LedgerKind } from './keeping.ts';
import { makeStudy, type Study } from './people.ts';
import { times } from './process.ts';
import { Random } from './random.ts';
import { drawTheme, type Theme } from './themes.ts';
import { Timeline } from './timeline.ts';

/** How long things take at Prolific in a history, on top of the network; milliseconds. */
export interface Pace {
  readonly setUpMs: number;
  readonly listMs: number;
  readonly submissionMs: number;
}

const promptPace: Pace = { setUpMs: 0, listMs: 0, submissionMs: 0 };

/** Rarely set-ups take longer than a look holds, or a look takes as long as evidence looks back. */
function drawPace(random: Random): Pace {
  if (random.chance(0.03)) return { ...promptPace, setUpMs: 11 * times.minute };
  if (random.chance(0.05))
    return { ...promptPace, listMs: 6 * times.minute, submissionMs: 7 * times.minute };
  return promptPace;
}

/** What a history begins with. */
export interface Scene {
  /** Whoever decides what nobody in the world does. */
  readonly random: Random;
  readonly timeline: Timeline;
  readonly studies: readonly Study[];
  readonly amounts: readonly number[];
  readonly pace: Pace;
  /** Where it is left out, of everything. */
  readonly theme?: Theme;
}

export function drawScene(seed: number, ledger: LedgerKind = 'branch'): Scene {
  const random = new Random(seed);
  const theme = drawTheme(seed, ledger);
  const hasTwins = theme === 'another study';
  const howMany = random.chance(0.2) || hasTwins ? 2 : 1;
  const studies = Array.from({ length: howMany }, (_, index) => {
    const count = random.chance(0.0005)
      ? ledger === 'branch'
        ? 201
        : bonusesPerBulk
      : // Of fewer people running totals are no pattern.
        random.between(theme === 'running totals' ? 3 : 1, 4);
    const submissions = Array.from({ length: count }, () => (random.chance(0.15) ? 2 : 1));
    return makeStudy(index + 1, submissions, {
      list: random.pick(['silent', 'true', 'empty']),
      rewardsCostAsBonuses: random.chance(0.3),
      peopleOf: hasTwins ? 1 : index + 1,
    });
  });
  const amounts = random.pick([[150], [150, 275], [150, 150, 150, 275]]);
  const pace = drawPace(random);
  return { random, timeline: new Timeline(), studies, amounts, pace, theme };
}
