import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { startProxy } from '../adapters/http/loopback.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, paidInOrder, story } from './story.ts';

/** As the bundler sees it: plain JavaScript. */
interface LeftOut {
  readonly ProxyAgent: new () => { readonly dispatch: () => void };
  readonly fetch: () => void;
  readonly getExecOutput: () => void;
  readonly Octokit: new () => object;
}

const bundle = readFileSync(new URL('../../dist/index.js', import.meta.url), 'utf8');

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

  it(
    'are not missed behind a proxy, through which the ledger is read and written',
    story({}, async (lab) => {
      const { port } = new URL(lab.github.url);
      const proxy = await startProxy({ port: Number(port) });
      try {
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
        const address = `http://github.example:${port}`;
        const env = {
          http_proxy: proxy.url,
          GITHUB_API_URL: address,
          GITHUB_GRAPHQL_URL: `${address}/graphql`,
        };

        const first = await lab.run({ env });
        const again = await lab.run({ env });

        expect([endOf(first), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
        expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
        expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
        const requests = first.requests.github.length + again.requests.github.length;
        expect(proxy.asked).toEqual(Array(requests).fill(`github.example:${port}`));
      } finally {
        await proxy.close();
      }
    }),
  );
});
