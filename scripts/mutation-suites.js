import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'expect';

/**
 * What suites of core/ and flows/ import from `@jest/globals` while the mutation runner loads them.
 * They say `describe`, `it` and `expect` alone; whatever else one would use is missing here, so
 * that it fails at once and not silently.
 */

const collecting = { names: [], tests: [], suite: '' };
const running = { name: '', suite: '' };

/** Loads a suite by `load` and gives its tests, in their order. */
export async function collectTests(suite, load) {
  Object.assign(collecting, { names: [], tests: [], suite });
  await load();
  return collecting.tests;
}

/** Runs one test. Rejects where it fails, and where it waits for what can never come. */
export async function runTest({ name, suite, body }) {
  Object.assign(running, { name, suite });
  const test = { hasEnded: false };
  const ended = Promise.resolve(body()).finally(() => (test.hasEnded = true));
  await Promise.race([ended, rejectWhenStuck(test)]);
}

/** What is always under way in a process that Stryker has started, or is this look at it. */
const background = new Set(['Immediate', 'PipeWrap', 'TTYWrap']);

/**
 * These suites keep their own time: where none of node's timers, files or sockets is under way
 * through 20,000 turns of the event loop, nothing is left that could wake a test.
 */
async function rejectWhenStuck(test) {
  let turns = 0;
  while (turns < 20_000) {
    await new Promise(setImmediate);
    if (test.hasEnded) return;
    const underWay = process.getActiveResourcesInfo().filter((name) => !background.has(name));
    turns = underWay.length === 0 ? turns + 1 : 0;
  }
  throw new Error('It waits for what never comes.');
}

function titleOf(title, row) {
  let at = 0;
  return title.replaceAll(/%[a-z%]/g, () => String(row[at++]));
}

/** The rows of a table, each as the arguments of a test. */
function forEachRow(define) {
  return (table) => (title, body) => {
    for (const entry of table) {
      const row = Array.isArray(entry) ? entry : [entry];
      define(titleOf(title, row), () => body(...row));
    }
  };
}

function describe(name, body) {
  collecting.names.push(name);
  body();
  collecting.names.pop();
}
describe.each = forEachRow(describe);

function it(title, body) {
  const { names, tests, suite } = collecting;
  tests.push({ id: `${suite}#${tests.length}`, name: [...names, title].join(' '), suite, body });
}
it.each = forEachRow(it);

/** The texts that jest keeps beside a suite, by their names. */
function snapshotsOf(suite) {
  const kept = join(dirname(suite), '__snapshots__', `${basename(suite)}.snap`);
  const exports = {};
  new Function('exports', readFileSync(kept, 'utf8'))(exports);
  return exports;
}

expect.extend({
  toMatchSnapshot(text, hint) {
    const kept = snapshotsOf(running.suite)[`${running.name}: ${hint} 1`];
    return { pass: kept === `\n"${text}"\n`, message: () => `${hint} is not as reviewed` };
  },
});

export { describe, expect, it };
