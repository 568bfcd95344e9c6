/** What a run asks about its own repository to find out whether its files are outdated. */

/** What a run asks about its own repository. */
export interface HomeQuestion {
  /**
   * The full name of the branch whose tip is compared, such as `refs/heads/main`; null if the run
   * belongs to no branch.
   */
  readonly ref: string | null;
  /** CSV files, from the repository's root. */
  readonly paths: readonly string[];
}

export interface HomeAnswer {
  readonly defaultBranch: string | null;
  /**
   * Blob hash of each requested file at the tip, null if the branch lacks it; the whole map is null
   * if the branch is absent.
   */
  readonly tip: ReadonlyMap<string, string | null> | null;
}
