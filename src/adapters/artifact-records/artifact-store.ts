/**
 * What the artifact ledger needs from GitHub's artifacts. `client.ts` implements it over the
 * network; tests and the simulation use a store in memory.
 *
 * Reads are sent up to 3 times. They throw `LEDGER_UNREADABLE` if the answer is unclear or exceeds
 * its bound, and `LEDGER_FORBIDDEN` if the token may not read. Writes are sent once, never throw
 * because of the network, and answer with values: the protocol deals with writes of unknown fate.
 * All dates are GitHub's.
 */
export interface ArtifactStore {
  /**
   * Everything listed under exactly this name, across all runs and pages, expired entries included,
   * each once. At most 1,000. If the pages add up to fewer than `total_count`, the list is read
   * again, and is unreadable in the end.
   */
  list(name: string, options: StoreOptions): Promise<ArtifactList>;
  /**
   * The repository's artifacts, whatever their names: the 300 that GitHub lists first, which seem
   * to be the newest. `isWhole` says whether there are no more.
   */
  listNewest(options: StoreOptions): Promise<ArtifactList & { readonly isWhole: boolean }>;
  /**
   * The text of the artifact's one file, `ledger.jsonl`. Digest and sizes are checked; redirects
   * are not followed automatically.
   */
  download(artifact: ListedArtifact, options: StoreOptions): Promise<Download>;
  /**
   * Begins an upload under a name that is new to this attempt. The artifact is kept for as long as
   * the repository allows.
   */
  create(name: string, options: StoreOptions): Promise<Created>;
  /**
   * Uploads a ZIP with `ledger.jsonl`. The same upload may be sent again: it replaces the blob that
   * nobody can list yet.
   */
  upload(url: URL, text: string, options: StoreOptions): Promise<Uploaded>;
  /**
   * Makes the upload visible under its name. Sent twice, it can make two entries, which is
   * harmless.
   */
  finalize(name: string, blob: UploadedBlob, options: StoreOptions): Promise<Finalized>;
  readRun(runId: string, options: StoreOptions): Promise<ListedRun>;
  /**
   * Runs of a workflow, whatever their event and their outcome. At most 5,000, each once.
   *
   * @param workflowPath `.github/workflows/pay.yml`
   * @param createdSince when the run's first attempt was created
   */
  listRuns(workflowPath: string, createdSince: Date, options: StoreOptions): Promise<ListedRun[]>;
  /**
   * Names of the concurrency groups that a run belongs to; null where they are not available, for
   * whatever reason.
   */
  readConcurrencyGroups(runId: string, options: StoreOptions): Promise<readonly string[] | null>;
}

export interface StoreOptions {
  /** Ends the call, its pauses included. */
  readonly signal: AbortSignal;
  /** For one request, connection to last byte. Default and maximum: the store's own limit. */
  readonly timeoutMs?: number;
}

export interface ArtifactList {
  readonly artifacts: readonly ListedArtifact[];
  /** GitHub's clock when it answered last; null where it did not say. */
  readonly githubNow: Date | null;
  /** How many answers this took. Only within a single answer is everything as of one moment. */
  readonly answers: number;
}

/** One entry of GitHub's list of artifacts. What GitHub leaves out is null. */
export interface ListedArtifact {
  /** Unique; not in the order in which artifacts were made. */
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `sha256:<64 hex>` of the ZIP. */
  readonly digest: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly expired: boolean;
  readonly runId: string | null;
  readonly repositoryId: string | null;
  /** The repository that the run's commit came from; for a pull request from a fork, the fork. */
  readonly headRepositoryId: string | null;
}

export type Download =
  | { readonly kind: 'text'; readonly text: string }
  /** It was listed, but has since expired or been deleted (404, 410). */
  | { readonly kind: 'gone' }
  /**
   * It is there, but is not what this ledger writes, or not what the list said. One line for
   * people.
   */
  | { readonly kind: 'broken'; readonly reason: string };

export type Created =
  | { readonly kind: 'created'; readonly uploadUrl: URL }
  /** This attempt has, or had, an artifact of that name. */
  | { readonly kind: 'taken' }
  /** Not done: this run may not upload. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** Certainly not done, or nobody knows: the name may be taken from now on. */
  | { readonly kind: 'unclear'; readonly reason: string };

/** What a finalize call says about a blob. */
export interface UploadedBlob {
  readonly sizeBytes: number;
  /** `sha256:<64 hex>` */
  readonly digest: string;
}

export type Uploaded =
  | { readonly kind: 'uploaded'; readonly blob: UploadedBlob }
  | { readonly kind: 'failed'; readonly reason: string };

export type Finalized =
  | { readonly kind: 'finalized'; readonly id: number }
  /**
   * The answer is no. The name is used up, and the artifact will not be listed unless an earlier
   * finalize made it.
   */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may be listed now, later, or never. */
  | { readonly kind: 'unclear'; readonly reason: string };

export interface ListedRun {
  readonly id: string;
  readonly event: string;
  /** The branch or tag that it ran on, without `refs/heads/`. */
  readonly headBranch: string | null;
  /** The newest attempt, counted from 1. */
  readonly attempt: number;
  /** When the newest attempt began. */
  readonly attemptStartedAt: Date;
  readonly workflowPath: string;
}
