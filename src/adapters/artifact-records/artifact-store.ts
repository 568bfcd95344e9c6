/**
 * What the artifact ledger needs of GitHub's artifacts. `client.ts` is this over the network; tests
 * and the simulation bring a store in memory.
 *
 * Reads are sent up to 3 times. They throw `LEDGER_UNREADABLE` where there is no clear answer or
 * more of it than their bound, and `LEDGER_FORBIDDEN` where the token may not. Writes are sent
 * once, never throw for what the network says, and answer as values: a write of unknown fate is the
 * protocol's business. All dates are GitHub's.
 */
export interface ArtifactStore {
  /**
   * Everything that is listed under exactly this name, over all runs and pages, expired entries
   * included, each once. At most 1,000. Pages that add up to fewer than `total_count` are listed
   * again, and unreadable in the end.
   */
  list(name: string, options: StoreOptions): Promise<ArtifactList>;
  /**
   * What the repository has of artifacts, whatever their names: the 300 that GitHub lists first,
   * which are the newest ones as far as is known. `isWhole` says whether there are no more.
   */
  listNewest(options: StoreOptions): Promise<ArtifactList & { readonly isWhole: boolean }>;
  /**
   * The text of the one file `ledger.jsonl` in it: digest and sizes are checked, redirects read by
   * hand.
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
  /**
   * For one request, connection to last byte; the store's own limit when left out, and never above
   * it.
   */
  readonly timeoutMs?: number;
}

export interface ArtifactList {
  readonly artifacts: readonly ListedArtifact[];
  /** GitHub's clock when it answered last; null where it did not say. */
  readonly githubNow: Date | null;
  /** In how many answers this came. Only one answer shows all that it shows as of one moment. */
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
  /**
   * The repository that the run's commit came from: a fork's, where it was a pull request of a
   * fork.
   */
  readonly headRepositoryId: string | null;
}

export type Download =
  | { readonly kind: 'text'; readonly text: string }
  /** It was listed, and its retention is over or it was deleted by now (404, 410). */
  | { readonly kind: 'gone' }
  /**
   * It is there and is not what this ledger writes, or not what the list said: for people, one
   * line.
   */
  | { readonly kind: 'broken'; readonly reason: string };

export type Created =
  | { readonly kind: 'created'; readonly uploadUrl: URL }
  /** This attempt has, or had, an artifact of that name. */
  | { readonly kind: 'taken' }
  /** Not done: this run may not upload. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** Not done for certain, or nobody knows: the name may be taken from now on. */
  | { readonly kind: 'unclear'; readonly reason: string };

/** What finalizing says of a blob. */
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
   * An answer that says no. The name is burnt, and the artifact will not be listed unless an
   * earlier finalize made it.
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
