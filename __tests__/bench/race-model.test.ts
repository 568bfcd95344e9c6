import { describe, expect, it } from '@jest/globals';
import { type Pauses, type RaceOutcome, runRace, seededRandom } from '../../bench/race-model.ts';
import { lostRacePauses, mostLostRaces } from '../../src/adapters/branch-ledger/append.ts';

function race(runs: number, pauses: Pauses, seed: number): RaceOutcome {
  const github = { lookMs: 250, commitMs: 700, betweenMs: 500 };
  const random = seededRandom(seed);
  return runRace({ ...github, runs, appendsOfARun: 3, pauses, mostLostRaces, random });
}

function roundsWithAQuitter(runs: number, pauses: Pauses): number {
  const rounds = Array.from({ length: 100 }, (_, seed) => race(runs, pauses, seed));
  return rounds.filter(({ gaveUp }) => gaveUp > 0).length;
}

describe('the model of runs that append to one branch', () => {
  it('lets a run that is alone land every append at its first try', () => {
    const { tries, landed, gaveUp, mostLost } = race(1, lostRacePauses, 1);
    expect({ tries, landed, gaveUp, mostLost }).toEqual({
      tries: 3,
      landed: 3,
      gaveUp: 0,
      mostLost: 0,
    });
  });

  it('lets one of two win and the other lose, where both start on one commit', () => {
    const { landed, mostLost, tries } = race(2, lostRacePauses, 1);
    expect(landed).toBe(6);
    expect(mostLost).toBeGreaterThan(0);
    expect(tries).toBeGreaterThan(landed);
  });

  it('gives the same outcome for the same seed, and another for another', () => {
    expect(race(16, lostRacePauses, 7)).toEqual(race(16, lostRacePauses, 7));
    expect(race(16, lostRacePauses, 8)).not.toEqual(race(16, lostRacePauses, 7));
  });
});

describe('the pauses after a lost race', () => {
  it.each([2, 4, 16])('let all of %s runs through in every round', (runs) => {
    expect(roundsWithAQuitter(runs, lostRacePauses)).toBe(0);
  });

  it('would not, if they were a tenth as long', () => {
    expect(roundsWithAQuitter(16, { firstMs: 100, longestMs: 800 })).toBeGreaterThan(10);
  });
});
