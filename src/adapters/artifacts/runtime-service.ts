import * as v from 'valibot';
import { parseJson } from '../../core/text/parse-json.ts';
import { isPrivateAddress } from './private-address.ts';

/** Where this run creates artifacts, and as whom. */
export interface RuntimeService {
  /** The origin of `ACTIONS_RESULTS_URL`. */
  readonly origin: URL;
  /** `ACTIONS_RUNTIME_TOKEN`: it goes nowhere else. */
  readonly token: string;
  /** What the service calls this attempt and this job. */
  readonly runBackendId: string;
  readonly jobBackendId: string;
}

export type RuntimeReading =
  | { readonly kind: 'service'; readonly service: RuntimeService }
  /** This run cannot make artifacts: for people, one sentence. */
  | { readonly kind: 'none'; readonly reason: string };

const longestTokenChars = 16_384;

const claims = v.object({ scp: v.string() });

/**
 * Reads what the runner gives to actions but not to `run:` steps (actions/toolkit:
 * packages/artifact). Never throws.
 */
export function readRuntimeService(env: NodeJS.ProcessEnv): RuntimeReading {
  if (isEnterpriseServer(env['GITHUB_SERVER_URL'] ?? 'https://github.com'))
    return none('GitHub Enterprise Server has no artifact service that a ledger can be kept in');
  const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
  if (token === '') return none('The runner gave no `ACTIONS_RUNTIME_TOKEN`');
  const url = URL.parse(env['ACTIONS_RESULTS_URL'] ?? '');
  if (url === null) return none('The runner gave no `ACTIONS_RESULTS_URL` that is an address');
  if (!isPrivateAddress(url)) return none('`ACTIONS_RESULTS_URL` is not https');
  const scope = parseScope(token);
  if (scope === null)
    return none('`ACTIONS_RUNTIME_TOKEN` does not say which run it is of (`Actions.Results`)');
  return { kind: 'service', service: { origin: new URL(url.origin), token, ...scope } };
}

/** Decided as GitHub's own client does; a loopback address is a test server. */
function isEnterpriseServer(serverUrl: string): boolean {
  const host = URL.parse(serverUrl)?.hostname.toLowerCase() ?? '';
  return !/^(?:github\.com|.+\.ghe\.com|(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

function none(reason: string): RuntimeReading {
  return { kind: 'none', reason };
}

/**
 * From a JWT whose `scp` holds `Actions.Results:<run>:<job>` among other scopes, separated by
 * spaces.
 */
function parseScope(token: string): Pick<RuntimeService, 'runBackendId' | 'jobBackendId'> | null {
  const parts = token.slice(0, longestTokenChars).split('.');
  const payload = Buffer.from(parts[1] ?? '', 'base64url').toString('utf8');
  const parsed = v.safeParse(claims, parseJson(payload));
  if (parts.length !== 3 || !parsed.success) return null;
  for (const scope of parsed.output.scp.split(' ')) {
    const [, runBackendId, jobBackendId] = /^Actions\.Results:([^:]+):([^:]+)$/.exec(scope) ?? [];
    if (runBackendId !== undefined && jobBackendId !== undefined)
      return { runBackendId, jobBackendId };
  }
  return null;
}
