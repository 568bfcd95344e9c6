import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { collectTests, runTest } from './mutation-suites.js';

/**
 * Runs the suites of core/ and flows/ for Stryker, all in one process. They need nothing of jest
 * but `describe`, `it` and `expect`; without its registry of modules and its reports, most mutants
 * take milliseconds. A mutant runs the tests that reach it, the likeliest to fail first, until one
 * fails.
 */
class InProcessRunner {
  /** Where Stryker's instrumented copy of the project is. */
  #root = pathToFileURL(`${process.cwd()}/`).href;
  #state = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  /**
   * Modules of one environment are loaded apart from those of all others; 0 is without a mutant.
   */
  #environments = 0;
  /** The tests of each suite in environment 0, by its path. */
  #unharmed = new Map();
  /** How many mutants of a source each suite has killed in this process. */
  #kills = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const suites = new URL('./mutation-suites.js', import.meta.url).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === '@jest/globals') return { url: suites, shortCircuit: true };
        const found = next(specifier, context);
        const environment = /\?environment=\d+$/.exec(context.parentURL ?? '')?.[0];
        const isOurs = found.url.startsWith(this.#root) && !found.url.includes('/node_modules/');
        return environment && isOurs ? { ...found, url: found.url + environment } : found;
      },
    });
  }

  async dryRun() {
    const state = this.#state;
    const results = [];
    for (const suite of allSuites()) {
      for (const test of await this.#load(suite, 0)) {
        state.currentTestId = test.id;
        const startedMs = performance.now();
        const failureMessage = await failureOf(test);
        const timeSpentMs = performance.now() - startedMs;
        state.currentTestId = undefined;
        const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
        results.push({ ...test, fileName: resolve(suite), timeSpentMs, status, failureMessage });
      }
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun(options) {
    try {
      return await this.#runUntilFailure(options);
    } finally {
      this.#state.activeMutant = undefined;
    }
  }

  async #runUntilFailure(options) {
    const { activeMutant, hitLimit } = options;
    const state = this.#state;
    Object.assign(state, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    let nrOfTests = 0;
    for await (const test of this.#testsFor(options)) {
      nrOfTests += 1;
      const failureMessage = await failureOf(test);
      const stopped = determineHitLimitReached(state.hitCount, hitLimit);
      if (stopped) return { status: MutantRunStatus.Timeout, reason: stopped.reason };
      if (failureMessage === undefined) continue;
      const killer = `${activeMutant.fileName} ${test.suite}`;
      this.#kills.set(killer, (this.#kills.get(killer) ?? 0) + 1);
      return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** The tests that may fail, from suites that are loaded when it is their turn. */
  async *#testsFor({ activeMutant, testFilter, mutantActivation, reloadEnvironment }) {
    const state = this.#state;
    const environment = reloadEnvironment ? (this.#environments += 1) : 0;
    const asked = new Set(testFilter);
    const reaching = testFilter && new Set(testFilter.map((id) => id.split('#')[0]));
    for (const suite of this.#likeliestFirst(reaching ?? allSuites(), activeMutant.fileName)) {
      state.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
      const tests = await this.#load(suite, environment);
      state.activeMutant = activeMutant.id;
      yield* reaching ? tests.filter(({ id }) => asked.has(id)) : tests;
    }
  }

  /** The tests of a suite. One that a mutant keeps from being loaded is a test that fails. */
  async #load(suite, environment) {
    const known = environment === 0 ? this.#unharmed.get(suite) : undefined;
    if (known) return known;
    const url = `${this.#root}${suite}?environment=${environment}`;
    const tests = await collectTests(suite, () => import(url)).catch((error) => [
      { id: `${suite}#`, name: suite, suite, body: () => Promise.reject(error) },
    ]);
    if (environment === 0) this.#unharmed.set(suite, tests);
    return tests;
  }

  /**
   * Suites that killed most mutants of a source, then those that are named after it or its wing.
   */
  #likeliestFirst(suites, source) {
    const name = basename(source, '.ts');
    const wing = basename(dirname(source));
    const rankOf = (suite) => {
      if (basename(suite).startsWith(name)) return 0;
      return suite.includes(`/${wing}/`) ? 1 : 2;
    };
    const killsOf = (suite) => this.#kills.get(`${source} ${suite}`) ?? 0;
    return [...suites].sort((a, b) => killsOf(b) - killsOf(a) || rankOf(a) - rankOf(b));
  }
}

function allSuites() {
  return globSync('__tests__/{core,flows}/**/*.test.ts').sort();
}

async function failureOf(test) {
  try {
    await runTest(test);
    return undefined;
  } catch (error) {
    return error?.message || 'It failed.';
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner),
];
