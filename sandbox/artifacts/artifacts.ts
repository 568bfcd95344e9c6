import { type ScriptedServer, startScriptedServer } from '../server/scripted-server.ts';
import type { Attempt } from './attempts.ts';
import { routeBlob } from './blobs.ts';
import { routeResults } from './results.ts';
import type { ArtifactStore } from './store.ts';

/**
 * GitHub's artifact service on loopback: two servers of their own, as at GitHub, beside the REST
 * API that lists what they hold.
 */
export interface ArtifactService {
  readonly store: ArtifactStore;
  /** Where artifacts are created and finalized. */
  readonly results: ScriptedServer;
  /** Where their bytes go and come from. */
  readonly blobs: ScriptedServer;
  /** What the runner sets for the steps of an attempt, on top of its usual variables. */
  environmentOf(attempt: Attempt): Record<string, string>;
  close(): Promise<void>;
}

export async function startArtifacts(store: ArtifactStore): Promise<ArtifactService> {
  const results = await startScriptedServer('results', (arrived) => routeResults(store, arrived));
  const blobs = await startScriptedServer('blobs', (arrived) => routeBlob(store, arrived));
  store.blobsUrl = blobs.url;
  return {
    store,
    results,
    blobs,
    environmentOf: ({ token }) => ({
      ACTIONS_RESULTS_URL: `${results.url}/`,
      ACTIONS_RUNTIME_TOKEN: token,
      ACTIONS_RUNTIME_URL: `${results.url}/`,
      GITHUB_REPOSITORY_ID: String(store.repositoryId),
      GITHUB_RETENTION_DAYS: String(store.retentionDays),
    }),
    close: async () => {
      await Promise.all([results.close(), blobs.close()]);
    },
  };
}
