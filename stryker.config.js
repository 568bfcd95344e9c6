import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Mutation testing of the rooms that decide about money: a line of core/ or flows/ is made to mean
// something else, and a test must fail. Only the tests of these two rooms count: they are quick,
// and they are the ones that say why.
export default {
  mutate: ['src/core/**/*.ts', 'src/flows/**/*.ts'],
  mutator: {
    // Words of messages are held by the tests of messages where they matter; codes and kinds are
    // held by the compiler.
    excludedMutations: ['StringLiteral'],
  },
  // What is worked out when a module is loaded is changed too, though no test can be named for it
  // and all may have to run: the forms of an amount and the fields of a ledger line are there.
  ignoreStatic: false,
  // Types would be checked once more for each mutant, and kill few: a mutant of a condition fits
  // its type.
  checkers: [],

  testRunner: 'in-process',
  plugins: ['./scripts/mutation-runner.js'],
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  // Each mutant of what is loaded leaves its own copy of the modules in memory.
  maxTestRunnerReuse: 300,
  coverageAnalysis: 'perTest',
  // Loops without an end are stopped by counting, and tests that wait for what never comes by the
  // runner. Time is for the others, and long, because a busy machine is no proof of a test.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  concurrency: 2,

  // Outside the project, where jest, biome and eslint would take the copied modules for ours.
  tempDirName: join(tmpdir(), 'pay-prolific-bonuses-mutants'),
  ignorePatterns: ['/.*', '/bench', '/build', '/dist', '/docs', '/examples'],
  // A second run repeats only what has changed since the first, in the source or in the tests.
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  // What survives is a guard that only the types need, or makes no difference; below this the
  // command fails.
  thresholds: { high: 99, low: 98, break: 98 },
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  clearTextReporter: { reportTests: false },
};
