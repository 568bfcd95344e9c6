import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CrashReport } from './crash-story.ts';
import { arrivals, type SceneOptions, victims } from './scene.ts';
import { sweep, wrongIn } from './sweep.ts';
import { mainFile } from '../../sandbox/runner/inputs.ts';

/**
 * `npm run sweep`: lets a first payment of 3 and of 201 bonuses die before and after each single request, and so the run in which a human
 * resolves one that died; with money that shows before, during and after the next run, with and without approval; and brings each to its
 * end. Prints a table; exit 1 where anything was wrong.
 * `--bonuses 3` takes one size; `--one-by-one` lets Prolific's lists say nothing of bonuses, so that each of 201 people costs a request.
 */

const { values } = parseArgs({
  options: {
    bonuses: { type: 'string', multiple: true, default: ['3', '201'] },
    'one-by-one': { type: 'boolean', default: false },
  },
});
const sizes = values.bonuses.map(Number);
const heads = [
  'dies',
  'bonuses',
  'approved',
  'money shows',
  'points',
  'runs',
  'most',
  'asked',
  'paid',
];
const startedMs = performance.now();
const bundle = readFileSync(mainFile(), 'utf8');
const rows: string[][] = [];
const wrong: string[] = [];

for (const victim of victims) {
  for (const bonuses of sizes) {
    for (const isApproved of [false, true]) {
      for (const arrival of arrivals) {
        const isListSilent = values['one-by-one'] ? { isListSilent: true } : {};
        await sweepScene({ victim, bonuses, arrival, isApproved, ...isListSilent });
      }
    }
  }
}
printTable([...heads, 'not-paid', 'wrong'], rows);
if (readFileSync(mainFile(), 'utf8') !== bundle)
  wrong.push('dist/ was built again meanwhile: these figures are of two bundles');
for (const what of wrong) console.log(what);
console.log(`took ${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
if (wrong.length > 0) process.exitCode = 1;

async function sweepScene(options: SceneOptions): Promise<void> {
  const { victim, bonuses, arrival, isApproved } = options;
  const name = [victim, String(bonuses), isApproved ? 'yes' : 'no', `${arrival} the next run`];
  let count = 0;
  const reports = await sweep(options, undefined, () => {
    count += 1;
    if (count % 20 === 0) console.error(`${name.join(', ')}: ${count} points`);
  });
  const found = wrongIn(reports);
  wrong.push(...found.map((what) => `${name.join(', ')}: ${what}`));
  rows.push([...name, ...figuresOf(reports).map(String), String(found.length)]);
}

/** Points swept, runs that were needed after the one that died, the most after one, times that a human was asked, and the answers. */
function figuresOf(reports: readonly CrashReport[]): number[] {
  const sum = (figure: (report: CrashReport) => number): number =>
    reports.reduce((total, report) => total + figure(report), 0);
  return [
    reports.length,
    sum(({ runs }) => runs),
    Math.max(...reports.map(({ runs }) => runs)),
    sum(({ asked }) => asked),
    sum(({ paid }) => paid),
    sum(({ notPaid }) => notPaid),
  ];
}

function printTable(head: readonly string[], body: readonly (readonly string[])[]): void {
  for (const row of [head, head.map(() => '---'), ...body]) console.log(`| ${row.join(' | ')} |`);
}
