import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { artifactPlants } from '../simulation/artifact-plants.ts';
import { patchSource } from '../simulation/patch.ts';
import { plants } from '../simulation/plants.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The simulation plants them one by one, which takes minutes: that they fit is known at once. */
describe('a fault that the simulation plants', () => {
  const all = Object.entries({ ...plants, ...artifactPlants });
  const patched = all.filter(([, { patches }]) => patches.length > 0);

  it.each(patched)('changes the source as it is now: %s', (_, { patches }) => {
    const files = Map.groupBy(patches, ({ file }) => file);
    for (const [file, theirs] of files) {
      const source = readFileSync(`${root}${file}`, 'utf8');
      expect(theirs.reduce(patchSource, source)).not.toBe(source);
    }
  });
});
