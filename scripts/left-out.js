/**
 * Stands in the bundle where undici and octokit would be (tsconfig.json, `paths`). GitHub's toolkit imports both, for callers of its
 * `fetch` and of its API client. This action calls neither: all its requests go through `node:https`, behind a proxy through
 * `tunnel`. They would be three fifths of the bundle and a third of every start.
 *
 * The toolkit joins a few of their parts when it is imported, so that works. Using one fails at once.
 */
function leftOut() {
  throw new Error('undici and octokit are not in the bundle: see scripts/left-out.js');
}

/** undici: `@actions/http-client` makes one for `fetch` where a proxy is set. */
export class ProxyAgent {
  dispatch = leftOut;
}
export const fetch = leftOut;

/** `@octokit/core`: `@actions/github` adds the two plugins to it. */
export class Octokit {
  static plugin = () => Octokit;
  static defaults = () => Octokit;

  constructor() {
    leftOut();
  }
}
export const restEndpointMethods = leftOut;
export const paginateRest = leftOut;
