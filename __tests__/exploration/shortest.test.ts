import { describe, expect, it } from '@jest/globals';
import { readPage, rowsOf, sectionOf } from '../docs/pages.ts';
import { plants } from '../simulation/plants.ts';
import { runExplorer } from './explorers.ts';

/** More than so many histories take too long for every run of the tests. */
const historiesAtMost = 4_000;

/** The mistakes of the page, and how short their shortest histories are. */
const rows = rowsOf(
  sectionOf(readPage('docs/maintainers/exploration.md'), 'Mistakes that it finds'),
).map(([mistake, scenario = '', faults, steps, histories = '']) => ({
  plant: Object.keys(plants).find((name) => name.replaceAll('`', '') === mistake),
  scenario,
  faults: Number(faults),
  steps: Number(steps),
  histories: Number(histories.replaceAll(',', '')),
}));

const quick = rows.filter(({ histories }) => histories <= historiesAtMost);

describe('of all histories of a small world, the shortest in which a mistake shows', () => {
  it('is told of mistakes that there are, and of more than a few', () => {
    expect(rows.map(({ plant }) => plant)).not.toContain(undefined);
    expect(quick.length).toBeGreaterThan(8);
  });

  it.each(quick)(
    'has $faults faults and $steps steps: $plant',
    async ({ plant, scenario, faults, steps, histories }) => {
      const { found, ...explored } = await runExplorer({
        scenario,
        faults,
        plant,
        stopAtFirst: true,
      });
      const [first] = found;
      expect([first?.faults, first?.steps, explored.histories]).toEqual([faults, steps, histories]);
    },
    120_000,
  );
});
