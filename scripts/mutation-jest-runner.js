import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import TestRunner from 'jest-runner';

/**
 * Runs the tests of a mutant in a fraction of the time. Stryker names the tests that reach the
 * mutant, but jest would load every file to look for them, and go on after the first failure. So
 * the first run, which is without a mutant, writes down which tests are in which file; each run
 * after it loads only the files that hold one of the tests asked for, those named after the source
 * first, and ends when a test has failed.
 */
export default class MutationRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const { rootDir, testNamePattern, nonFlagArgs } = this._globalConfig;
    const indexFile = join(rootDir, 'tests-by-file.json');
    const hasMutant = process.env['__STRYKER_ACTIVE_MUTANT__'] !== undefined;
    const isKnown = hasMutant && existsSync(indexFile);
    const names = isKnown ? JSON.parse(readFileSync(indexFile, 'utf8')) : {};
    const asked = new RegExp(testNamePattern, 'i');
    let hasFailed = false;
    this.on('test-file-success', ([{ path }, { numFailingTests, testExecError, testResults }]) => {
      hasFailed ||= numFailingTests > 0 || Boolean(testExecError);
      if (!hasMutant) names[path] = testResults.map(({ fullName }) => fullName);
    });
    const source = basename(nonFlagArgs[0] ?? '', '.ts');
    const isOwn = ({ path }) => Number(basename(path).startsWith(source));
    for (const test of tests.toSorted((a, b) => isOwn(b) - isOwn(a))) {
      // A file that is not in the index is no reason to let a mutant survive.
      if (names[test.path]?.every((name) => !asked.test(name))) continue;
      await super.runTests([test], watcher, options);
      if (hasMutant && hasFailed) break;
    }
    if (!hasMutant) writeFileSync(indexFile, JSON.stringify(names));
  }
}
