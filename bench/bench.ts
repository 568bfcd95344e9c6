import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { audits } from './audits.ts';
import { describeMachine } from './machine.ts';
import { manyRuns } from './many-runs.ts';
import { renderPage, renderTable } from './page.ts';
import { requests } from './requests.ts';
import { scale } from './scale.ts';
import { Checks, type Section, type Table } from './section.ts';
import { start } from './start.ts';
import { tls } from './tls.ts';
import { twoCalls } from './two-calls.ts';

/**
 * `npm run bench`: measures the built action on this machine, against the sandbox, and writes
 * bench/results.md. With `--only start` (or another part, several times) it prints those parts and
 * writes nothing; with `--against <commit>` start and TLS are also measured of what was built then.
 * Exits with 1 where a run did not end as it should, or where a number of requests is not the
 * promised one; no time is ever wrong.
 */
const sections: readonly Section[] = [start, requests, tls, twoCalls, scale, audits, manyRuns];

function chosenSections(names: readonly string[]): readonly Section[] {
  const known = sections.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Error(`There is no ${wrong}; there are ${known.join(', ')}`);
  return sections.filter(({ name }) => names.length === 0 || names.includes(name));
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, against: { type: 'string' } },
});
const only = values.only ?? [];
const machine = describeMachine();
const checks = new Checks(values.against);
const tables: Table[] = [];
for (const section of chosenSections(only)) {
  const startedMs = performance.now();
  for (const table of await section.measure(checks)) {
    tables.push(table);
    console.log(renderTable(table));
  }
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`(${section.name}: measured in ${seconds.toFixed(0)} s)\n`);
}
if (only.length === 0)
  await writeFile(new URL('results.md', import.meta.url), renderPage(machine, tables));
for (const failure of checks.failures) {
  console.error(`Not as promised: ${failure}`);
  process.exitCode = 1;
}
