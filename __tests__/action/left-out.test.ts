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
    // Undici speaks HTTP/2, octokit has a table of all of GitHub's addresses, and the last starts
    // programs.
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

  // Read together: whoever could call a part is mentioned where it is made and where it is handed
  // on, and the last of them nowhere.
  it.each([
    ['left_out', 8, 'three imports, and the five mentions of the parts below'],
    ['left_out/* ProxyAgent */', 1, 'made where the dispatcher of a proxy is made'],
    ['_getProxyAgentDispatcher', 2, 'which is called by the next'],
    ['getAgentDispatcher', 2, 'and that by the next'],
    ['getProxyAgentDispatcher', 2, 'and that for the fetch of octokit'],
    ['left_out/* fetch */', 1, 'called in that fetch'],
    ['proxyFetch', 2, 'which is made and given back'],
    ['getProxyFetch', 2, 'to the defaults of octokit, which the part left out ignores'],
    ['left_out/* Octokit */', 1, 'joined with the two others'],
    ['left_out/* restEndpointMethods */', 1, 'at the import'],
    ['left_out/* paginateRest */', 1, 'at the import'],
    ['utils_GitHub', 1, 'and then never used'],
    ['getDetails', 1, 'which alone asks programs for the name of the system'],
  ])('cannot be reached: %s is mentioned %d times, %s', (name, count) => {
    expect(mentionsOf(name)).toBe(count);
  });
});

/**
 * In the code of the bundle, without comments of a line's own and without the file that stands for
 * what is left out.
 */
function mentionsOf(name: string): number {
  const ownFile = /\n\/\*\*\*\/ 642:[\s\S]*?\n\/\*\*\*\/ \}\)/;
  const code = bundle.replace(ownFile, '').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const escaped = name.replaceAll(/[$*/]/g, '\\$&');
  return [...code.matchAll(new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`, 'g'))].length;
}
