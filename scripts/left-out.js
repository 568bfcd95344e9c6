/**
 * Stands in the bundle where undici, octokit and `@actions/exec` would be (tsconfig.json, `paths`).
 * GitHub's toolkit imports them, for callers of its `fetch`, of its API client and of what it knows
 * about the runner's platform. This action calls none of these: it starts no programs, and all its
 * requests go through `node:https`, behind a proxy through `tunnel`. They would be three fifths of
 * the bundle and a third of every start.
 *
 * The toolkit joins a few of their parts when it is imported, so that works. Using one fails at
 * once.
 */
function leftOut() {
  throw new Error('undici, octokit and @actions/exec are not in the bundle: scripts/left-out.js');
}

/** undici: `@actions/http-client` makes one for `fetch` where a proxy is set. */
export class ProxyAgent {
  dispatch = leftOut;
}
export const fetch = leftOut;

/** `@actions/exec`: `@actions/core` asks the system for its name with it. */
export const getExecOutput = leftOut;

/** `@octokit/core`: `@actions/github` adds the two plugins to it. */
export function Octokit() {
  leftOut();
}
Octokit.plugin = () => Octokit;
Octokit.defaults = () => Octokit;

export const restEndpointMethods = leftOut;
export const paginateRest = leftOut;
