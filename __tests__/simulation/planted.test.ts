import { describe, expect, it } from '@jest/globals';
import { patchSource } from './patch.ts';
import { plants } from './plants.ts';
import { runWorker } from './workers.ts';

const withinHistories = 30_000;

describe(`of the simulation: within ${withinHistories} histories it finds`, () => {
  it.each(Object.keys(plants))(
    '%s',
    async (plant) => {
      const { found } = await runWorker({
        seed: 1,
        runs: withinHistories,
        plant,
        stopAt: '',
      });
      const [first] = found;
      // After how many histories, for whoever weighs them.
      process.stderr.write(`${first?.seed ?? 'never'}: ${plant}\n`);
      expect(first?.violations.length).toBeGreaterThan(0);
      // The fault must be what it found: without the fault, the same seed is sound.
      const sound = await runWorker({ seed: first?.seed ?? 0, runs: 1 });
      expect(sound.found).toEqual([]);
    },
    600_000,
  );
});

describe('planting a fault', () => {
  const patch = { file: 'a.ts', from: 'one', to: 'two' };

  it('replaces the text that it is for', () => {
    expect(patchSource('a one b', patch)).toBe('a two b');
  });

  it.each(['nowhere', 'one and one'])(
    'fails where the text does not stand there once: %s',
    (source) => {
      expect(() => patchSource(source, patch)).toThrow('not once');
    },
  );

  it('fails where there is no such fault', async () => {
    await expect(runWorker({ seed: 1, runs: 1, plant: 'no such fault' })).rejects.toThrow('ended');
  });
});
