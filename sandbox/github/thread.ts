/** Who wrote a comment; null is an account that is gone. */
export type Commenter = { login: string; type: 'Bot' | 'User' } | null;

export interface Comment {
  id: number;
  body: string;
  user: Commenter;
  createdAtMs: number;
  updatedAtMs: number;
}

/**
 * A pull request's conversation. Lists are replaced, never changed, so that an earlier one can
 * still be told.
 */
export interface Thread {
  number: number;
  title: string;
  /** Who approved it, in that order; whoever does so twice is in it twice. */
  approvals: readonly Commenter[];
  isLocked: boolean;
  /**
   * The branch that it was merged into, and the commits that this brought there; null while it is
   * open.
   */
  merged: { base: string; commits: readonly string[] } | null;
  comments: readonly Comment[];
  past: (readonly Comment[])[];
}

/** What whoever opens a pull request may say of it. */
type Opened = Pick<Thread, 'title' | 'approvals' | 'isLocked'>;

export function openThread(number: number, options: Partial<Opened> = {}): Thread {
  const opened = { title: 'Bonuses', approvals: [], isLocked: false, ...options };
  return { number, ...opened, merged: null, comments: [], past: [] };
}
