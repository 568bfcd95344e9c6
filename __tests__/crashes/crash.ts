import type { Lab, LabRun } from '../../sandbox/lab/lab.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { compareArrivals } from '../../sandbox/server/recorded-request.ts';

/** Where a run dies: at its `nth` request, counted from 1 over all services. */
export interface CrashPoint {
  nth: number;
  /** Counts the requests of this endpoint alone: `github commit`. */
  of?: string;
  /** Before the request has any effect, or after the effect and before the answer. */
  when: 'before' | 'after';
}

/** The names of all requests that a run can make. */
const endpoints = {
  github: [
    ...['query', 'blob', 'tree', 'git-commit', 'ref', 'commit', 'activity'],
    ...['artifacts', 'artifact-zip', 'run', 'runs', 'workflow-runs', 'concurrency-groups'],
  ],
  results: ['create', 'finalize'],
  blobs: ['upload', 'blob'],
  prolific: ['cost', 'study', 'submissions', 'submission', 'balance', 'set-up', 'pay'],
} as const;

/** What a request waits for whose sender is gone before it reached anybody. */
const forever = new Promise<never>(() => undefined);

/** The endpoints of a run's requests, in the order of their arrival. */
export function requestsOf({ requests }: ActionResult): string[] {
  const all = Object.values(requests).flat().sort(compareArrivals);
  return all.map(({ endpoint }) => endpoint);
}

/**
 * Runs the action and kills its process (SIGKILL) at that point. Of requests that are under way
 * side by side, the nth is the nth to come in, and the nth to have had its effect.
 *
 * @returns the endpoint at which it died; null where it came to its end before, for no two runs
 *   need the same requests: what is only nice to know is given up where it takes long
 */
export async function crash(lab: Lab, point: CrashPoint, run: LabRun = {}): Promise<string | null> {
  const dying = lab.start(run);
  const counts = { before: 0, after: 0 };
  const death: { endpoint?: string } = {};
  const reach = (when: CrashPoint['when'], endpoint: string): Promise<never> | undefined => {
    if (point.of !== undefined && point.of !== endpoint) return undefined;
    counts[when] += 1;
    if (when !== point.when || counts[when] !== point.nth) return undefined;
    death.endpoint = endpoint;
    dying.signal('SIGKILL');
    return forever;
  };
  const servers = {
    github: lab.github.server,
    prolific: lab.prolific,
    results: lab.artifacts.results,
    blobs: lab.artifacts.blobs,
  };
  for (const name of ['github', 'prolific', 'results', 'blobs'] as const) {
    const server = servers[name];
    for (const endpoint of endpoints[name]) {
      server.script(endpoint, 'every', {
        kind: 'call',
        before: () => reach('before', `${name} ${endpoint}`),
        after: () => reach('after', `${name} ${endpoint}`),
      });
    }
  }
  const { signal } = await dying.done;
  for (const server of Object.values(servers)) server.clearScript();
  return signal === 'SIGKILL' ? (death.endpoint ?? null) : null;
}
