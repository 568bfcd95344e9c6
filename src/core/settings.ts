import type { BulkId, StudyId } from './ids.ts';
import type { Cents } from './money.ts';

/** What a human says about a bulk payment that is in doubt. */
export interface Resolution {
  readonly bulk: BulkId;
  readonly outcome: 'paid' | 'not-paid';
  /** As typed: it may still hold ids of people. */
  readonly reason: string;
}

/** What a run does; the input's `auto` has become one of these. */
export type Mode = 'plan' | 'pay' | 'reconcile' | 'audit';

/**
 * What a run was asked to do, as far as the flows need to know. Null: not given, so there is no
 * such limit or check.
 */
export interface Settings {
  readonly studyId: StudyId | null;
  readonly mode: Mode;
  /** The label of the run's one file, normalised; null: each file's path is its label. */
  readonly batch: string | null;
  /** The digest in `answer`, of an approved plan: 64 hex characters in lower case. */
  readonly approve: string | null;
  /** Whether nothing is paid without a digest in `answer`. */
  readonly requireApproval: boolean;
  /** Whether a push pays only what the preview of its merged pull request showed. */
  readonly requirePreview: boolean;
  /** ISO 4217 code in upper case. */
  readonly currency: string | null;
  readonly maxTotalCents: Cents | null;
  readonly maxPerBonusCents: Cents;
  readonly allowWholeAmounts: boolean;
  /** Names of the CSV's two columns as the files spell them; null: the usual names. */
  readonly idColumn: string | null;
  readonly amountColumn: string | null;
  readonly workspaceId: string | null;
  /** How long to wait until Prolific shows the bonuses; 0 looks once. */
  readonly settleMs: number;
  /** The lines of `answer` that say what became of a bulk payment. */
  readonly resolve: readonly Resolution[];
  readonly quote: boolean;
  readonly comment: boolean;
  /** The write that the ledger must still contain, for an audit. */
  readonly expectedHead: string | null;
  /** Path of the receipt to write, as given. */
  readonly receipt: string | null;
  readonly showIds: boolean;
}
