import { lostRacePauses, mostLostRaces } from '../src/adapters/branch-ledger/append.ts';
import { type Pauses, type RaceOutcome, runRace, seededRandom } from './race-model.ts';
import type { Table } from './section.ts';
import { mean, milliseconds, times } from './statistics.ts';

const rounds = 100;
const appendsOfARun = 3;

/**
 * What this model assumes GitHub takes for a query, for a commit and between two of a run, in
 * milliseconds.
 */
const github = { lookMs: 250, commitMs: 700, betweenMs: 500 };

const candidates: readonly Pauses[] = [
  { firstMs: 100, longestMs: 500 },
  { firstMs: 100, longestMs: 2_000 },
  { firstMs: 500, longestMs: 4_000 },
  { firstMs: 1_000, longestMs: 8_000 },
  { firstMs: 2_000, longestMs: 16_000 },
];

function outcomesOf(runs: number, pauses: Pauses): RaceOutcome[] {
  return Array.from({ length: rounds }, (_, seed) =>
    runRace({ ...github, runs, appendsOfARun, pauses, mostLostRaces, random: seededRandom(seed) }),
  );
}

function row(runs: number, pauses: Pauses): (string | number)[] {
  const outcomes = outcomesOf(runs, pauses);
  const withQuitter = outcomes.filter(({ gaveUp }) => gaveUp > 0);
  const meanOf = (value: (outcome: RaceOutcome) => number): number => mean(outcomes.map(value));
  const isChosen =
    pauses.firstMs === lostRacePauses.firstMs && pauses.longestMs === lostRacePauses.longestMs;
  const text = `${pauses.firstMs / 1000} s to ${pauses.longestMs / 1000} s`;
  return [
    runs,
    isChosen ? `**${text}** (in use)` : text,
    times(
      meanOf(({ tries }) => tries),
      meanOf(({ landed }) => landed),
    ),
    meanOf(({ mostLost }) => mostLost).toFixed(1),
    `${Math.round((100 * withQuitter.length) / rounds)} %`,
    milliseconds(meanOf(({ longestWaitMs }) => longestWaitMs)),
  ];
}

/** The pauses after a lost race, on paper: a model, in which nothing else slows anybody down. */
export function comparePauses(): Table {
  return {
    title: `Pauses after a lost race: a model of runs that make ${appendsOfARun} appends each, mean of ${rounds} rounds`,
    rows: [
      [
        'runs',
        'pauses',
        'tried for each append',
        `most races lost (of ${mostLostRaces})`,
        'rounds in which a run gave up',
        'longest wait',
      ],
      ...[2, 4, 16, 40].flatMap((runs) => candidates.map((pauses) => row(runs, pauses))),
    ],
    notes: [
      `All runs start on one commit at one moment; a look takes GitHub ${github.lookMs} ms, a commit ${github.commitMs} ms. Pauses double from the first to the longest, less a random half.`,
    ],
  };
}
