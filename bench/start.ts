import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import type { Lab, LabRun } from '../sandbox/lab/lab.ts';
import { withEarlierBuild } from './earlier-build.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, withLab } from './lab-scenes.ts';
import { endedChildrenCpuMs } from './process-usage.ts';
import type { Bench, Section, Table } from './section.ts';
import { kilobytes, milliseconds, times } from './statistics.ts';

/** Other work on the machine only adds to a figure, so the least of several rounds says most. */
const rounds = 6;
const runsOfARound = 5;

/** What one kind of process took, round by round. */
class Series {
  readonly #wallMs: number[] = [];
  readonly #cpuMs: number[] = [];
  readonly #run: () => Promise<void>;
  readonly name: string;

  constructor(name: string, run: () => Promise<void>) {
    this.name = name;
    this.#run = run;
  }

  async measureRound(): Promise<void> {
    const cpuMs = endedChildrenCpuMs();
    for (let run = 0; run < runsOfARound; run += 1) {
      const startedMs = performance.now();
      await this.#run();
      this.#wallMs.push(performance.now() - startedMs);
    }
    if (cpuMs !== null) this.#cpuMs.push(((endedChildrenCpuMs() ?? NaN) - cpuMs) / runsOfARound);
  }

  get wallMs(): number {
    return Math.min(...this.#wallMs);
  }

  /**
   * Of a round, because the kernel tells single values to 10 ms only; NaN where it does not tell.
   */
  get cpuMs(): number {
    return this.#cpuMs.length === 0 ? NaN : Math.min(...this.#cpuMs);
  }
}

async function runNode(code: string): Promise<void> {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (exitCode !== 0) throw new Error(`node -e "${code}" ended with ${exitCode}`);
}

/** A study with three bonuses that are paid and settled. */
async function payAll(lab: Lab, bench: Bench, build: Build): Promise<void> {
  await lab.startLedger();
  await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
  bench.expectEnd('start: first payment', endOf(await lab.run(build)), 'paid, exit 0');
}

/**
 * The usual run, which finds nothing to do. Its file is named by its path: a pattern loads the glob
 * library on top.
 */
function skipping(lab: Lab, bench: Bench, build: Build): () => Promise<void> {
  return async () => {
    const result = await lab.run({ ...build, inputs: { csv: 'bonuses/week1.csv' } });
    bench.expectEnd('start: nothing due', endOf(result), 'already-paid, exit 0');
  };
}

/**
 * Another than that of now, which has paid in a lab of its own: builds need not read each other's
 * ledgers.
 */
interface Earlier {
  readonly lab: Lab;
  readonly build: Build;
}

type Build = Pick<LabRun, 'main'>;

async function startTable(lab: Lab, bench: Bench, earlier: Earlier | null): Promise<Table> {
  const bare = new Series('`node -e 0`', () => runNode('0'));
  const secure = new Series('`node -e "require(\'https\')"`', () => runNode("require('https')"));
  const skip = new Series('the action with nothing due', skipping(lab, bench, {}));
  const invalid = new Series('the action with a wrong input', async () => {
    const result = await lab.run({ inputs: { 'study-id': 'wrong' } });
    bench.expectEnd('start: wrong input', endOf(result), 'blocked, exit 1');
  });
  const all = [bare, secure, skip, invalid];
  if (earlier !== null) {
    const name = `nothing due, as built at ${bench.against ?? ''}`;
    all.splice(3, 0, new Series(name, skipping(earlier.lab, bench, earlier.build)));
  }
  await measureInTurn(all);
  return {
    title: `Start: whole processes, least of ${rounds} rounds of ${runsOfARound} runs in turn`,
    rows: [
      ['process', 'wall', '× bare Node', 'CPU', '× bare Node'],
      ...all.map(({ name, wallMs, cpuMs }) => [
        name,
        milliseconds(wallMs),
        times(wallMs, bare.wallMs),
        milliseconds(cpuMs),
        times(cpuMs, bare.cpuMs),
      ]),
    ],
    notes: [
      'CPU is user and system time of the process alone; wall also has what the loopback GitHub takes to answer.',
      'The second row is the least that any program takes that speaks HTTPS.',
    ],
  };
}

async function measureInTurn(all: readonly Series[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const series of all) await series.measureRound();
  }
}

function sizeTable(): Table {
  const folder = new URL('../dist/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const sizeOf = (name: string): number => statSync(new URL(name, folder)).size;
  const rows = files
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .map((name) => [
      name === 'index.js' ? '`index.js`, at every start' : `\`${name}\`, where it is needed`,
      kilobytes(sizeOf(name)),
    ]);
  return { title: 'Size of the bundle, not minified', rows: [['file in dist/', 'size'], ...rows] };
}

/** What starting costs: whole processes against bare Node, and the size of what is loaded. */
export const start: Section = {
  name: 'start',
  measure: (bench) =>
    withLab({}, async (lab) => {
      await payAll(lab, bench, {});
      const table = await withEarlierBuild(bench.against, async (earlier) => {
        if (earlier === null) return startTable(lab, bench, null);
        const build = { main: earlier.main };
        return withLab({}, async (itsLab) => {
          await payAll(itsLab, bench, build);
          return startTable(lab, bench, { lab: itsLab, build });
        });
      });
      return [table, sizeTable()];
    }),
};
