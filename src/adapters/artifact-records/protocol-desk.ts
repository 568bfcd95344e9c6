import type { RunEvent } from '../../core/plan/event.ts';
import type { Clock } from '../../ports.ts';
import type { ArtifactStore, ListedRun } from './artifact-store.ts';

/** How long the protocol waits, in milliseconds. */
export interface Waits {
  /**
   * From the moment at which the claim shows until the look. GitHub's lists show an upload within
   * this time.
   */
  readonly beforeLookMs: number;
  /** Between two looks. */
  readonly betweenLooksMs: number;
}

export const usualWaits: Waits = { beforeLookMs: 30_000, betweenLooksMs: 5_000 };

/** The attempt that this process is. */
interface Attempt {
  readonly runId: string;
  readonly attempt: number;
  readonly event: RunEvent;
  readonly repositoryId: string;
  /** `.github/workflows/pay.yml` */
  readonly workflowPath: string;
}

/** What all parts of the artifact ledger work with. */
export interface ProtocolDesk {
  readonly store: ArtifactStore;
  readonly clock: Omit<Clock, 'sleep'>;
  /** Ends early, without error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly me: Attempt;
  /** From the event, otherwise from GitHub; null if neither says. */
  readonly defaultBranch: () => Promise<string | null>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly waits: Waits;
  readonly signals: {
    /** Ends reads, and the search for permission to pay: the run is cancelled. */
    readonly now: AbortSignal;
    /** Ends writes too: the last moment for recording an outcome has passed. */
    readonly record: AbortSignal;
  };
  /** Runs already looked up; a run's event never changes. */
  readonly runs: Map<string, ListedRun>;
}
