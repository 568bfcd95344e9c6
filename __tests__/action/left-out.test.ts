import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** As the bundler sees it: plain JavaScript. */
interface LeftOut {
  readonly ProxyAgent: new () => { readonly dispatch: () => void };
  readonly fetch: () => void;
  readonly getExecOutput: () => void;
  readonly Octokit: new () => object;
}

const dist = new URL('../../dist/', import.meta.url);
const bundle = readdirSync(dist)
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(new URL(file, dist), 'utf8'))
  .join('');

describe('undici, octokit and @actions/exec, which the bundle leaves out', () => {
  it('are not in it, with all that they alone load', () => {
    // Undici speaks HTTP/2, octokit has a table of all of GitHub's addresses, and the last starts programs.
    for (const trace of ['node:http2', '/repos/{owner}/{repo}/actions', 'child_process']) {
      expect(bundle.includes(trace)).toBe(false);
    }
  });

  it('fail at once where somebody uses them after all', async () => {
    const file = new URL('../../scripts/left-out.js', import.meta.url).href;
    const { ProxyAgent, fetch, getExecOutput, Octokit } = (await import(file)) as LeftOut;
    const { dispatch } = new ProxyAgent();
    for (const use of [dispatch, fetch, getExecOutput, () => new Octokit()]) {
      expect(use).toThrow(/not in the bundle/);
    }
  });
});
