import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { parseLedgerKind } from '../simulation/keeping.ts';
import { plants } from '../simulation/plants.ts';
import { replay, runExplorer, type Task } from './explorers.ts';
import { scenarios } from './scenarios.ts';
import type { Explored } from './explored.ts';

/**
 * `npm run explore`: all histories of each scenario with at most so many faults, on all cores.
 * `--scenario` (again for more than one) and `--faults` choose a part; `--minutes` stops each
 * scenario then.
 *
 * `npm run explore -- --planted`: each mistake that the simulation must find, and how short its
 * shortest history is; with `--plant`, of one.
 *
 * `npm run explore -- --scenario two-runs --replay 0,0,1`: one history, told step by step; with
 * `--plant` in a product with that mistake.
 */

/** Each may take four gigabytes. */
const processes = availableParallelism();

/** In their bounds these take longest, so they begin first. */
const longest = ['two-studies', 'two-runs-2', 'two-runs', 'three-runs'];

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true },
    faults: { type: 'string' },
    ledger: { type: 'string', default: 'branch' },
    minutes: { type: 'string', default: '60' },
    plant: { type: 'string' },
    replay: { type: 'string' },
    planted: { type: 'boolean', default: false },
  },
});

const { plant } = values;
const ledger = parseLedgerKind(values.ledger);
const seconds = Number(values.minutes) * 60;
const names = scenarios.map(({ name }) => name);
const unknown = values.scenario?.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}: ${names.join(', ')}`);
const chosen = scenarios.filter(({ name }) => values.scenario?.includes(name) ?? true);

if (values.replay !== undefined) await tell(values.replay);
else if (values.planted) await findPlanted();
else await exploreAll();

async function tell(script: string): Promise<void> {
  const [scenario] = chosen;
  if (scenario === undefined || chosen.length > 1) throw new Error('--replay needs one --scenario');
  const task = { scenario: scenario.name, faults: scenario.faults, ledger, plant };
  console.log(await replay(task, script.split(',').filter(Boolean).map(Number)));
}

async function exploreAll(): Promise<void> {
  const tasks = chosen.map((scenario): Task => {
    const faults = Number(values.faults ?? scenario.faults);
    return { scenario: scenario.name, faults, ledger, seconds, plant };
  });
  tasks.sort((a, b) => placeOf(a) - placeOf(b));
  console.log(
    '| Scenario | Faults | Histories | States | Ends | Deepest | Complete | Violations | Seconds |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |');
  await sideBySide(tasks, async (task) => {
    const startedMs = performance.now();
    const explored = await runExplorer(task);
    console.log(rowOf(task, explored, (performance.now() - startedMs) / 1_000));
    for (const { why, ends, faults, steps, script } of explored.exempt)
      console.log(
        `    exempt: ${why}: ${ends}; shortest: ${faults} faults, ${steps} steps, --replay ${script.join(',')}`,
      );
    for (const { script, violations } of explored.found) {
      process.exitCode = 1;
      for (const { what, detail } of violations) console.log(`    ${what}: ${detail}`);
      console.log(`    --scenario ${task.scenario} --replay ${script.join(',')}\n`);
      console.log(await replay(task, script));
    }
  });
}

function placeOf({ scenario }: Task): number {
  const place = longest.indexOf(scenario);
  return place === -1 ? longest.length : place;
}

function rowOf({ scenario, faults }: Task, explored: Explored, tookS: number): string {
  const { reached } = explored;
  const complete = explored.isComplete
    ? 'yes'
    : `stopped: all with fewer than ${reached.faults} faults, and all of ${reached.steps} steps with ${reached.faults}`;
  const counts = [explored.histories, explored.states, explored.ends, explored.deepest];
  return `| ${scenario} | ${faults} | ${counts.map((count) => count.toLocaleString('en-GB')).join(' | ')} | ${complete} | ${explored.found.length} | ${tookS.toFixed(0)} |`;
}

async function findPlanted(): Promise<void> {
  console.log('| Mistake | Scenario | Faults | Steps | Histories | Violation |');
  console.log('| --- | --- | ---: | ---: | ---: | --- |');
  const mistakes = plant === undefined ? Object.keys(plants) : [plant];
  await sideBySide(mistakes, async (mistake) => {
    console.log((await shortestOf(mistake)) ?? `| ${mistake} | not in these bounds | | | | |`);
  });
}

/**
 * The first scenario in which a mistake shows with as few faults as in any; null where it does not
 * show in the bound of any.
 */
async function shortestOf(mistake: string): Promise<string | null> {
  const mostFaults = Number(values.faults ?? 2);
  for (let faults = 0; faults <= mostFaults; faults += 1) {
    for (const { name, faults: most } of chosen) {
      if (faults > most) continue;
      const task = { scenario: name, faults, ledger, seconds, plant: mistake, stopAtFirst: true };
      const { found, histories } = await runExplorer(task);
      const [first] = found;
      if (first === undefined) continue;
      const counts = `${first.faults} | ${first.steps} | ${histories.toLocaleString('en-GB')}`;
      return `| ${mistake} | ${name} | ${counts} | ${first.violations[0]?.what ?? ''} |`;
    }
  }
  return null;
}

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: processes }, lane));
}
