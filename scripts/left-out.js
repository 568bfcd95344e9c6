/**
 * Stands in the bundle where undici and `@actions/exec` would be (tsconfig.json, `paths`). GitHub's toolkit imports them, for callers of its
 * `fetch` and of what it knows about the runner's platform. This action calls neither: it starts no programs, and all its requests go
 * through `node:https`, behind a proxy through `tunnel`. They would be half of the bundle and a quarter of every start.
 *
 * Using one fails at once.
 */
function leftOut() {
  throw new Error('undici and @actions/exec are not in the bundle: scripts/left-out.js');
}

/** undici: `@actions/http-client` makes one for `fetch` where a proxy is set. */
export class ProxyAgent {
  dispatch = leftOut;
}
export const fetch = leftOut;

/** `@actions/exec`: `@actions/core` asks the system for its name with it. */
export const getExecOutput = leftOut;
