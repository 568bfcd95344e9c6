import type { AuditCheck } from '../audit/audit-check.ts';
import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import type { BulkId, StudyId } from '../ids.ts';
import type { GrowingLedger } from '../ledger/growing-ledger.ts';
import type { OpenBulk } from '../ledger/open.ts';
import type { Cents } from '../money.ts';
import type { Plan, SkippedBonus } from '../plan/due.ts';
import type { MergedPullRequest } from '../plan/previewed.ts';
import type { Rates } from '../prolific/rates.ts';
import type { LedgerTotals } from './ledger-totals.ts';
import type { Balance, PayOutcome } from '../prolific/shows.ts';
import type { Mode } from '../settings.ts';

/** How a run ended (docs/how-it-works.md). */
export type Status =
  | 'paid'
  | 'already-paid'
  | 'planned'
  | 'reconciled'
  | 'audited'
  | 'blocked'
  | 'refused'
  | 'in-doubt';

/** One bulk payment that this run set up. What became of it is in the ledger (`ownBulks`). */
export interface SetUp {
  readonly bulk: BulkId;
  readonly study: StudyId;
  readonly batch: string;
  readonly bonuses: readonly Bonus[];
  readonly currency: string;
  readonly amountCents: Cents;
  /** Minor units as Prolific stated them, fractions included; null if it did not. */
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  readonly totalCents: number;
  /** When Prolific answered the pay request; milliseconds since 1970, null before. */
  answeredAtMs: number | null;
}

/** What Prolific says of a study, for people to read. */
export interface StudyFacts {
  readonly name: string | null;
  readonly rates: Rates | null;
}

/**
 * Everything that is known of a run, filled in as it goes, so that a run that stops half way can
 * still say what it did.
 */
export interface RunRecord {
  readonly mode: Mode;
  /** Null until the run has ended. */
  status: Status | null;
  plan: Plan | null;
  /** Errors and questions of the last plan, and what stopped the run. */
  findings: Finding[];
  readonly notices: string[];
  readonly warnings: string[];
  /** Reasons against paying valid files, a sentence each. */
  readonly fileWarnings: string[];
  /** Currency of the studies of this run; null until Prolific or the ledger said it. */
  currency: string | null;
  /** Facts about the studies that Prolific was asked about. */
  readonly studies: Map<StudyId, StudyFacts>;
  /** Studies for which Prolific has said who took part and what they received. */
  readonly surveyed: Set<StudyId>;
  /** What the ledger holds as paid in each study, without what this run paid. */
  readonly paidBefore: Map<StudyId, LedgerTotals>;
  /**
   * What the ledger holds as paid of the run's files, if a run that pays nothing was asked for a
   * receipt; otherwise null.
   */
  held: readonly SkippedBonus[] | null;
  /** The workspace's balance before this run paid; null if nobody asked for it. */
  balance: Balance | null;
  /** In the order in which they were set up. */
  readonly bulks: SetUp[];
  /** The ledger of each study as this run last read or wrote it. */
  readonly ledgers: Map<StudyId, GrowingLedger>;
  /** The answer to a pay request, from its arrival until it is in the ledger. */
  unwritten: { readonly bulk: BulkId; readonly outcome: PayOutcome } | null;
  /** Bulk payments that are in doubt or not yet settled, as last seen. */
  open: readonly OpenBulk[];
  /**
   * Whether the ledger holds something as paid in these studies that Prolific did not show when
   * this run last looked.
   */
  hasUnseenPaid: boolean;
  /** Bulk payments of earlier runs that this run has proven or resolved, each with a sentence. */
  readonly reconciled: string[];
  /** What an audit checked, in the order of the report; empty for every other run. */
  readonly audit: AuditCheck[];
  /** The newest write of the ledger, if an audit has seen it. */
  ledgerHead: string | null;
  /**
   * The merged pull requests that brought the run's commit, if the run asked for their previews.
   */
  pullRequests: readonly MergedPullRequest[];
  /** Pay requests that have left, whatever became of them. */
  payRequests: number;
  /** What could not be checked, in a sentence each. */
  readonly unchecked: string[];
  /** The CSV files that were read, as the repository names them. */
  readonly files: Set<string>;
}

/** @param status of a run that ends before it begins */
export function newRunRecord(mode: Mode, status: Status | null = null): RunRecord {
  return {
    mode,
    status,
    plan: null,
    findings: [],
    notices: [],
    warnings: [],
    fileWarnings: [],
    currency: null,
    studies: new Map(),
    surveyed: new Set(),
    paidBefore: new Map(),
    held: null,
    balance: null,
    bulks: [],
    ledgers: new Map(),
    unwritten: null,
    open: [],
    hasUnseenPaid: false,
    reconciled: [],
    audit: [],
    ledgerHead: null,
    pullRequests: [],
    payRequests: 0,
    unchecked: [],
    files: new Set(),
  };
}

/** Whether a run that ends so has failed. */
export function isFailure(status: Status): boolean {
  return status === 'blocked' || status === 'refused' || status === 'in-doubt';
}
