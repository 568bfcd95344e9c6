import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Github } from './host.ts';
import type { Hub, Token } from './hub.ts';
import { routeGithub } from './routes.ts';
import { startScriptedServer } from '../server/scripted-server.ts';

export interface GithubOptions {
  /** By the token's text. */
  tokens: Record<string, Token>;
  /** 512,000 where it is left out, as at GitHub. */
  textLimitBytes?: number;
  /** How many updates a stale answer lies behind; 1 where it is left out. */
  staleUpdates?: number;
  /** `expected-to-point-to` where it is left out; GitHub has been seen to use both. */
  staleWording?: Hub['staleWording'];
  /** What the clock is set by, in milliseconds; the machine's own where it is left out. */
  clock?: () => number;
}

/**
 * Starts it without repositories; `close` removes all that it has written. Needs git on the path.
 */
export async function startGitHub(options: GithubOptions): Promise<Github> {
  const clock = options.clock ?? Date.now;
  let offsetMs = 0;
  const hub: Hub = {
    url: '',
    tokens: new Map(Object.entries(options.tokens)),
    repositories: new Map(),
    textLimitBytes: options.textLimitBytes ?? 512_000,
    staleUpdates: options.staleUpdates ?? 1,
    staleWording: options.staleWording ?? 'expected-to-point-to',
    nextCommentId: 1000,
    now: () => clock() + offsetMs,
  };
  const underWay = new Set<Promise<unknown>>();
  const server = await startScriptedServer('github', (arrived) => {
    const { endpoint, effect } = routeGithub(hub, arrived);
    const tracked: typeof effect = (how) => {
      const running = Promise.resolve(effect(how));
      underWay.add(running);
      void running.catch(() => undefined).then(() => underWay.delete(running));
      return running;
    };
    return { endpoint, effect: tracked };
  });
  hub.url = server.url;
  const folder = await mkdtemp(join(tmpdir(), 'github-'));
  const advance = (ms: number): void => {
    offsetMs += ms;
  };
  return new Github({ server, hub, folder, underWay, advance });
}
