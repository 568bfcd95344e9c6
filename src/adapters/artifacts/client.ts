import type { RepositoryName } from '../../core/inputs/places.ts';
import { connectGitHub, type GitHub, type Patience } from '../github/github.ts';
import type { ArtifactStore, StoreOptions } from '../artifact-records/artifact-store.ts';
import { downloadLedger } from './downloading.ts';
import { listByName, listNewest } from './listing.ts';
import { listRunsSince, readGroups, readOneRun } from './runs-listing.ts';
import type { RuntimeReading } from './runtime-service.ts';
import type { OneTry } from './twirp.ts';
import { createArtifact, finalizeArtifact, uploadLedger } from './uploading.ts';

/** How often one read is sent. */
const triesOfRead = 3;

export interface ArtifactConnection {
  readonly apiUrl: URL;
  /** Needs `actions: read`. */
  readonly token: string;
  /** The repository that the run belongs to. */
  readonly repository: RepositoryName;
  readonly runtime: RuntimeReading;
  /** Limit for one whole request. */
  readonly timeoutMs: number;
  /** Ends early, without error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * The artifacts of this repository over the network. We do not use GitHub's own library: it repeats
 * a create and runs into a 409 of its own making, accepts no signal, follows redirects, and brings
 * 143 packages. The tests check this client against it.
 */
export function connectArtifacts(connection: ArtifactConnection): ArtifactStore {
  const { apiUrl, token, runtime } = connection;
  const repositoryPath = `repos/${connection.repository}`;
  const repositoryUrl = `${apiUrl.href.replace(/\/$/, '')}/${repositoryPath}`;
  const sleepOf =
    ({ signal }: StoreOptions) =>
    (ms: number): Promise<void> =>
      connection.sleep(ms, signal);
  const github = (options: StoreOptions): GitHub =>
    // This client makes no GraphQL requests.
    connectGitHub({ apiUrl, graphqlUrl: apiUrl, token, sleep: sleepOf(options) });
  const patienceOf = ({ signal, timeoutMs = Infinity }: StoreOptions): Patience => ({
    signal,
    timeoutMs: Math.min(timeoutMs, connection.timeoutMs),
    tries: triesOfRead,
  });
  const oneTryOf = (options: StoreOptions): OneTry => {
    const { signal, timeoutMs } = patienceOf(options);
    return { signal, timeoutMs };
  };

  return {
    list: (name, options) => listByName(github(options), repositoryPath, name, patienceOf(options)),
    listNewest: (options) => listNewest(github(options), repositoryPath, patienceOf(options)),
    download: (artifact, options) => {
      const desk = { repositoryUrl, token, sleep: sleepOf(options) };
      return downloadLedger(desk, artifact, patienceOf(options));
    },
    create: (name, options) => createArtifact(runtime, name, oneTryOf(options)),
    upload: (url, text, options) => uploadLedger(url, text, oneTryOf(options)),
    finalize: (name, blob, options) => finalizeArtifact(runtime, name, blob, oneTryOf(options)),
    readRun: (runId, options) =>
      readOneRun(github(options), repositoryPath, runId, patienceOf(options)),
    listRuns: (workflowPath, createdSince, options) => {
      const patience = patienceOf(options);
      return listRunsSince(github(options), repositoryPath, workflowPath, createdSince, patience);
    },
    readConcurrencyGroups: (runId, options) =>
      readGroups(github(options), repositoryPath, runId, patienceOf(options)),
  };
}
