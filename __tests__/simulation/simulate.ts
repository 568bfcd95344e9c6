import { parseArgs } from 'node:util';
import { artifactPlants } from './artifact-plants.ts';
import { parseLedgerKind } from './keeping.ts';
import { plants } from './plants.ts';
import { Summary } from './summary.ts';
import { type Outcome, runWorker } from './workers.ts';

/**
 * `npm run simulate -- --runs 100000 --seed 1`: histories with the seeds from `--seed` on, on two
 * processes. Each violation is printed with its seed, which replays it:
 * `npm run simulate -- --runs 1 --seed <seed> --trace`.
 *
 * `--ledger artifact` keeps the ledger as artifacts.
 *
 * `npm run simulate -- --planted`: each mistake that the simulation must find, and after how many
 * histories it does; those of the rules of artifacts with `--ledger artifact`.
 */

/** So many histories at a time, so that progress shows and both processes end together. */
const portion = 2_500;
const processes = 2;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '100000' },
    plant: { type: 'string' },
    ledger: { type: 'string', default: 'branch' },
    trace: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
  },
});
const ledger = parseLedgerKind(values.ledger);
const first = wholeNumber('seed', values.seed);
const end = first + wholeNumber('runs', values.runs);
const startedMs = performance.now();
const summary = new Summary();
let next = first;

if (values.planted) await findPlanted();
else {
  await Promise.all(Array.from({ length: processes }, workOff));
  console.log(summary.render());
}
console.log(`took ${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
if (summary.violated > 0) process.exitCode = 1;

async function findPlanted(): Promise<void> {
  const ofLedger = ledger === 'branch' ? plants : artifactPlants;
  for (const plant of Object.keys(ofLedger)) {
    const sinceMs = performance.now();
    const { foundAs: stopAt = '' } = artifactPlants[plant] ?? {};
    const task = { seed: first, runs: end - first, plant, ledger, stopAt };
    const found = (await runWorker(task)).found.find(({ violations }) =>
      violations.some(({ what }) => what.includes(stopAt)),
    );
    if (found === undefined) process.exitCode = 1;
    const after = found === undefined ? 'never' : found.seed - first + 1;
    const seconds = ((performance.now() - sinceMs) / 1_000).toFixed(0);
    console.log(`${String(after).padStart(8)}  ${seconds.padStart(4)} s  ${plant}`);
  }
}

async function workOff(): Promise<void> {
  while (next < end) {
    const seed = next;
    const runs = Math.min(portion, end - seed);
    next += runs;
    const { plant, trace } = values;
    report(
      await runWorker({ seed, runs, ledger, trace, ...(plant === undefined ? {} : { plant }) }),
    );
  }
}

function report({ found, summary: part }: Outcome): void {
  summary.join(part);
  for (const { seed, violations, trace } of found) {
    for (const line of trace) console.log(line);
    for (const { what, detail } of violations) console.log(`seed ${seed}: ${what}: ${detail}`);
  }
  if (end - first > portion) console.error(`${summary.histories} of ${end - first}`);
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is not a whole number: ${text}`);
  return Number(text);
}
