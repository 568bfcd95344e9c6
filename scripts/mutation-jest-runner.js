import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import TestRunner from 'jest-runner';

/** How many mutants of a source each file of tests has killed in this process. */
const kills = new Map();

/**
 * Runs the tests of a mutant in a fraction of the time. Stryker names the tests that reach the
 * mutant, but jest would load every file to look for them, and go on after the first failure. So
 * the first run, which is without a mutant, writes down which tests are in which file, and how long
 * they take; each run after it loads only the files that hold one of the tests asked for, the
 * likeliest to fail first, and ends when a test has failed.
 */
export default class MutationRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const { rootDir, testNamePattern, nonFlagArgs } = this._globalConfig;
    const source = nonFlagArgs[0] ?? '';
    const indexFile = join(rootDir, 'tests-by-file.json');
    const hasMutant = process.env['__STRYKER_ACTIVE_MUTANT__'] !== undefined;
    const isKnown = hasMutant && existsSync(indexFile);
    const known = isKnown ? JSON.parse(readFileSync(indexFile, 'utf8')) : {};
    const asked = new RegExp(testNamePattern, 'i');
    let hasFailed = false;
    this.on('test-file-success', ([{ path }, result]) => {
      const { numFailingTests, testExecError, testResults, perfStats } = result;
      hasFailed ||= numFailingTests > 0 || Boolean(testExecError);
      const names = testResults.map(({ fullName }) => fullName);
      if (!hasMutant) known[path] = { names, ms: perfStats.runtime };
    });
    for (const test of likeliestFirst(tests, source, known)) {
      // A file that is not in the index is no reason to let a mutant survive.
      if (known[test.path]?.names.every((name) => !asked.test(name))) continue;
      await super.runTests([test], watcher, options);
      if (!hasMutant || !hasFailed) continue;
      kills.set(`${source} ${test.path}`, killsOf(source, test) + 1);
      break;
    }
    if (!hasMutant) writeFileSync(indexFile, JSON.stringify(known));
  }
}

function killsOf(source, { path }) {
  return kills.get(`${source} ${path}`) ?? 0;
}

/**
 * The tests that have killed most of this source; before that those named after it, then those of
 * its wing, quick ones first.
 */
function likeliestFirst(tests, source, known) {
  const name = basename(source, '.ts');
  const wing = `__tests__${dirname(source).split(`${sep}src`).at(-1)}${sep}`;
  const rankOf = ({ path }) => {
    if (basename(path).startsWith(name)) return 0;
    return path.includes(wing) ? 1 : 2;
  };
  const msOf = ({ path }) => known[path]?.ms ?? 0;
  return tests.toSorted(
    (a, b) => killsOf(source, b) - killsOf(source, a) || rankOf(a) - rankOf(b) || msOf(a) - msOf(b),
  );
}
