/**
 * What a run wants to know of the repository that it belongs to, for the question whether its files
 * are outdated.
 */

/** What a run asks of the repository that it belongs to. */
export interface HomeQuestion {
  /**
   * The full name of the branch whose tip is compared, `refs/heads/main`; null where the run
   * belongs to no branch.
   */
  readonly ref: string | null;
  /** CSV files, from the repository's root. */
  readonly paths: readonly string[];
}

export interface HomeAnswer {
  readonly defaultBranch: string | null;
  /**
   * Blob hash of each asked file at the tip, null where the branch lacks it; the whole map null
   * where the branch is absent.
   */
  readonly tip: ReadonlyMap<string, string | null> | null;
}
