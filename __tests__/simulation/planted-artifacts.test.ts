import { describe, expect, it } from '@jest/globals';
import { artifactPlants } from './artifact-plants.ts';
import { runWorker } from './workers.ts';

const withinHistories = 5_000;

describe(`of the ledger as artifacts, within ${withinHistories} histories the simulation finds`, () => {
  it.each(Object.entries(artifactPlants))(
    '%s',
    async (plant, { foundAs }) => {
      const task = { seed: 1, runs: withinHistories, plant, ledger: 'artifact' } as const;
      const { found } = await runWorker({ ...task, stopAt: foundAs });
      const last = found.at(-1);
      const said = last?.violations.map(({ what }) => what) ?? [];
      expect(said).toContainEqual(expect.stringContaining(foundAs));
      // The fault must be what it found: without the fault, the same seed is sound.
      const seed = last?.seed ?? 0;
      const sound = await runWorker({ seed, runs: 1, ledger: 'artifact' });
      expect(sound.found).toEqual([]);
    },
    600_000,
  );
});
