import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** As the bundler sees it: plain JavaScript. */
interface LeftOut {
  readonly ProxyAgent: new () => { readonly dispatch: () => void };
  readonly fetch: () => void;
  readonly getExecOutput: () => void;
}

const bundle = readFileSync(new URL('../../dist/index.js', import.meta.url), 'utf8');

describe('undici and @actions/exec, which the bundle leaves out', () => {
  it('are not in it, with all that they alone load', () => {
    // The one speaks HTTP/2, the other starts programs.
    for (const trace of ['node:http2', 'child_process']) {
      expect(bundle.includes(trace)).toBe(false);
    }
  });

  it('fail at once where somebody uses them after all', async () => {
    const file = new URL('../../scripts/left-out.js', import.meta.url).href;
    const { ProxyAgent, fetch, getExecOutput } = (await import(file)) as LeftOut;
    const { dispatch } = new ProxyAgent();
    for (const use of [dispatch, fetch, getExecOutput]) {
      expect(use).toThrow(/not in the bundle/);
    }
  });
});
