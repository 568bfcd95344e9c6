import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CrashReport, itsEnd } from './crash-report.ts';
import { arrivals, type SceneOptions, type Sequel, sequels, victims } from './scene.ts';
import { sweep, wrongIn } from './sweep.ts';
import { mainFile } from '../../sandbox/runner/inputs.ts';

/**
 * `npm run sweep`: lets a first payment of 3 and of 201 bonuses die before and after each single
 * request, and so the run in which a human resolves one that died; with money that shows before,
 * during and after the next run, with and without approval; and brings each to its end. Prints a
 * table; exit 1 where anything was wrong. `--bonuses 3` takes one size; `--one-by-one` lets
 * Prolific's lists say nothing of bonuses, so that each of 201 people costs a request.
 * `--ledger artifact` keeps the ledger as artifacts, 3 bonuses alone, and what comes after the run
 * that died is a new run, a re-run of its failed jobs or a re-run of all its jobs.
 */

const { values } = parseArgs({
  options: {
    bonuses: { type: 'string', multiple: true, default: ['3', '201'] },
    'one-by-one': { type: 'boolean', default: false },
    ledger: { type: 'string', default: 'branch' },
  },
});
const isArtifact = values.ledger === 'artifact';
// One run claims at most 200 with artifacts, all at once: more bonuses would be the same requests.
const sizes = isArtifact ? [3] : values.bonuses.map(Number);
const heads = [
  'dies',
  'bonuses',
  'approved',
  'money shows',
  'then',
  'points',
  'not reached',
  'runs',
  'most',
  'asked',
  'paid',
  'not-paid',
  'lost',
];
const startedMs = performance.now();
const bundle = readFileSync(mainFile(), 'utf8');
const wrong: string[] = [];

// Row by row: a sweep that somebody ends has said what it has found.
printRow([...heads, 'wrong']);
printRow([...heads, 'wrong'].map(() => '---'));
for (const options of scenes()) await sweepScene(options);
if (readFileSync(mainFile(), 'utf8') !== bundle)
  wrong.push('dist/ was built again meanwhile: these figures are of two bundles');
for (const what of wrong) console.log(what);
console.log(`took ${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
if (wrong.length > 0) process.exitCode = 1;

function scenes(): SceneOptions[] {
  const chosen: Partial<SceneOptions> = {
    ...(values['one-by-one'] ? { isListSilent: true } : {}),
    ...(isArtifact ? { ledger: 'artifact' } : {}),
  };
  return victims.flatMap((victim) =>
    sizes.flatMap((bonuses) =>
      [false, true].flatMap((isApproved) =>
        arrivals.flatMap((arrival) =>
          sequelsOf(victim, isApproved).map((sequel) => {
            return { victim, bonuses, isApproved, arrival, sequel, ...chosen };
          }),
        ),
      ),
    ),
  );
}

/**
 * On a branch a re-run is a run like any other, and what it does is not another question with an
 * approval.
 */
function sequelsOf(victim: SceneOptions['victim'], isApproved: boolean): readonly Sequel[] {
  return isArtifact && victim === 'first run' && !isApproved ? sequels : ['new run'];
}

async function sweepScene(options: SceneOptions): Promise<void> {
  const { victim, bonuses, arrival, isApproved, sequel = 'new run' } = options;
  const shown = `${arrival} the next run`;
  const name = [victim, String(bonuses), isApproved ? 'yes' : 'no', shown, sequel];
  let count = 0;
  const reports = await sweep(options, undefined, () => {
    count += 1;
    if (count % 20 === 0) console.error(`${name.join(', ')}: ${count} points`);
  });
  const found = wrongIn(reports);
  wrong.push(...found.map((what) => `${name.join(', ')}: ${what}`));
  printRow([...name, ...figuresOf(reports).map(String), String(found.length)]);
}

/**
 * Points swept, those at which a run had ended by itself, runs that were needed after the one that
 * died, the most after one, times that a human was asked, the answers, and runs that said that
 * records may be gone.
 */
function figuresOf(reports: readonly CrashReport[]): number[] {
  const sum = (figure: (report: CrashReport) => number): number =>
    reports.reduce((total, report) => total + figure(report), 0);
  return [
    reports.length,
    reports.filter(({ diedAt }) => diedAt === itsEnd).length,
    sum(({ runs }) => runs),
    Math.max(...reports.map(({ runs }) => runs)),
    sum(({ asked }) => asked),
    sum(({ paid }) => paid),
    sum(({ notPaid }) => notPaid),
    sum(({ lost }) => lost),
  ];
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
