import { describe, expect, it } from '@jest/globals';
import type { CrashReport } from './crash-report.ts';
import { type SceneOptions, type Sequel, sequels } from './scene.ts';
import { asksHuman, isInRotation } from './selection.ts';
import { sweep, wrongIn } from './sweep.ts';

const longMs = 600_000;

/** A third of all crash points, another third for each sequel. */
function sweepThird(sequel: Sequel, arrival: SceneOptions['arrival']): Promise<CrashReport[]> {
  const turn = sequels.indexOf(sequel);
  return sweep(
    { victim: 'first run', bonuses: 3, arrival, isApproved: false, ledger: 'artifact', sequel },
    (point) => isInRotation(point, turn, sequels.length),
  );
}

describe('a first payment of 3 bonuses whose ledger is kept as artifacts, and that dies at any request', () => {
  it(
    'pays each person once in the end where new runs follow; a human is asked from claim to outcome only',
    async () => {
      const reports = await sweepThird('new run', 'during');

      expect(wrongIn(reports)).toEqual([]);
      expect(reports.length).toBeGreaterThan(20);
      expect(reports.map(({ lost }) => lost)).toEqual(reports.map(() => 0));
      const asked = reports.filter(asksHuman).map(({ diedAt }) => diedAt);
      expect(asked).not.toHaveLength(0);
      for (const early of ['github query', 'prolific set-up', 'results create', 'blobs upload'])
        expect(asked.indexOf(early)).toBe(-1);
    },
    longMs,
  );

  it(
    'pays each person once in the end where its failed jobs are run again',
    async () => {
      const reports = await sweepThird('re-run of failed jobs', 'before');

      expect(wrongIn(reports)).toEqual([]);
      expect(reports.length).toBeGreaterThan(20);
      // A re-run never claims: what was not claimed before it waits for a human.
      expect(reports.filter(({ lost }) => lost > 0)).not.toHaveLength(0);
    },
    longMs,
  );

  it(
    'pays each person once in the end where all its jobs are run again, which removes its records',
    async () => {
      const reports = await sweepThird('re-run of all jobs', 'after');

      expect(wrongIn(reports)).toEqual([]);
      expect(reports.length).toBeGreaterThan(20);
      // Nobody knows of its claim any more, so somebody has to compare, wherever it died.
      expect(reports.map(({ lost }) => lost)).not.toContain(0);
    },
    longMs,
  );
});
