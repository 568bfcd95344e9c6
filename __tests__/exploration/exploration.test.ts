import { describe, expect, it } from '@jest/globals';
import { replay, runExplorer, type Task } from './explorers.ts';
import { findScenario } from './scenarios.ts';
import { explore } from './search.ts';

/** What both ways of searching must agree on. */
const small = { scenario: 'two-runs', faults: 0 } as const;
const withoutLimit = { untilMs: Number.POSITIVE_INFINITY, stopAtFirst: false } as const;

describe('the exploration', () => {
  it.each(['two-runs', 'two-runs-2', 're-run'])(
    'lives every history of %s in which nothing goes wrong, and nobody is paid twice or left unpaid',
    async (name) => {
      const bound = {
        ledger: 'branch' as const,
        faults: 0,
        cuts: true,
        orders: true,
        swaps: false,
        ...withoutLimit,
      };
      const explored = await explore(findScenario(name), bound);
      expect({ ...explored, endings: [] }).toMatchObject({ isComplete: true, found: [] });
      // Silence would also come from a world in which nothing happens.
      expect(explored.ends).toBeGreaterThan(5);
      expect(explored.states).toBeGreaterThan(200);
      expect(explored.deepest).toBeGreaterThan(15);
    },
    300_000,
  );

  it('lives every history of two runs over a ledger of artifacts in which nothing goes wrong', async () => {
    const explored = await runExplorer({ ...small, ledger: 'artifact' });
    expect({ ...explored, endings: [] }).toMatchObject({ isComplete: true, found: [] });
    expect(explored.endings.length).toBeGreaterThan(10);
    expect(explored.states).toBeGreaterThan(1_000);
  }, 300_000);

  it('lives every history of two runs with one fault, at any await of either', async () => {
    const explored = await runExplorer({ ...small, faults: 1 });
    expect({ ...explored, endings: [] }).toMatchObject({ isComplete: true, found: [] });
    expect(explored.states).toBeGreaterThan(5_000);
  }, 600_000);

  it('lives every history of one run with one fault over a ledger of artifacts', async () => {
    const explored = await runExplorer({ scenario: 'one-run', faults: 1, ledger: 'artifact' });
    expect({ ...explored, endings: [] }).toMatchObject({ isComplete: true, found: [] });
    expect(explored.states).toBeGreaterThan(2_000);
  }, 300_000);

  it.each([small, { scenario: 'one-run', faults: 1 }])(
    'comes to the same ends of $scenario with $faults faults, whether it cuts what it has seen or not',
    async (bound) => {
      const [cut, whole] = await Promise.all([
        runExplorer(bound),
        runExplorer({ ...bound, withoutCuts: true }),
      ]);
      expect(new Set(cut.endings)).toEqual(new Set(whole.endings));
      expect([cut.found, whole.found]).toEqual([[], []]);
      expect(cut.exempt.map(({ why }) => why)).toEqual(whole.exempt.map(({ why }) => why));
      expect(cut.histories).toBeLessThan(whole.histories);
    },
    300_000,
  );

  it('finds the same violations whether it cuts what it has seen, or the like of it, or not', async () => {
    const plant = 'no claim';
    const [cutFound, wholeFound] = await Promise.all([
      runExplorer({ ...small, plant }),
      runExplorer({ ...small, plant, withoutCuts: true, withoutSwaps: true }),
    ]);
    expect(cutFound.found.length).toBeGreaterThan(0);
    expect(kindsOf(cutFound)).toEqual(kindsOf(wholeFound));
  }, 300_000);

  // Calls that one run makes side by side count too: a fault at one of them may stop the run, and
  // what it asks next depends on which is answered first.
  it.each<Task>([
    { ...small, ledger: 'branch' },
    { ...small, ledger: 'artifact' },
    { scenario: 'one-run-2', faults: 1, ledger: 'branch' },
    { scenario: 'one-run', faults: 1, ledger: 'artifact' },
    { scenario: 'two-studies', faults: 0, ledger: 'branch' },
  ])(
    'comes to the same states of $scenario ($ledger, faults: $faults), whether it lives one order of steps that do not touch each other or both',
    async (task) => {
      const [one, both] = await Promise.all([
        runExplorer(task),
        runExplorer({ ...task, withoutOrder: true }),
      ]);
      expect(one.states).toBe(both.states);
      expect(one.endings).toEqual(both.endings);
      expect(one.histories).toBeLessThan(both.histories);
    },
    300_000,
  );

  it.each<Task>([
    { scenario: 'two-runs-2', faults: 0 },
    { scenario: 'by-hand', faults: 0 },
    { scenario: 'three-runs', faults: 0 },
  ])(
    'comes to the same states of $scenario, whether it takes runs for each other that are alike or not',
    async (task) => {
      const [one, each] = await Promise.all([
        runExplorer(task),
        runExplorer({ ...task, withoutSwaps: true }),
      ]);
      expect(one.states).toBe(each.states);
      expect(one.endings).toEqual(each.endings);
      expect(one.ends).toBeLessThan(each.ends);
    },
    300_000,
  );

  it('says how far it came where time is up', async () => {
    const explored = await runExplorer({ ...small, faults: 1, seconds: 0 });
    expect(explored.isComplete).toBe(false);
    expect(explored.reached).toEqual({ faults: 0, steps: 0 });
  }, 60_000);

  it('tells a history that breaks a promise step by step, and the same again', async () => {
    const task = { ...small, plant: 'no claim', stopAtFirst: true };
    const { found } = await runExplorer(task);
    const script = found[0]?.script ?? [];
    const story = await replay(task, script);
    expect(story).toContain('run 9001/1 starts (pay)');
    expect(story).toContain('VIOLATION');
    expect(await replay(task, script)).toBe(story);
    expect(await replay(small, script.slice(0, 5))).not.toContain('VIOLATION');
  }, 120_000);

  it('knows no scenario and no mistake but its own', async () => {
    await expect(runExplorer({ scenario: 'nothing', faults: 0 })).rejects.toThrow('ended');
    await expect(runExplorer({ ...small, plant: 'no such fault' })).rejects.toThrow('ended');
  }, 60_000);
});

function kindsOf({ found }: Awaited<ReturnType<typeof runExplorer>>): string[] {
  return found.flatMap(({ violations }) => violations.slice(0, 1).map(({ what }) => what)).sort();
}
