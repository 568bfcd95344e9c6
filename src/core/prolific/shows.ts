import type { BulkId, PersonalId } from '../ids.ts';
import type { Cents } from '../money.ts';
import type { Rates } from './rates.ts';

/** What Prolific says, in our words. Amounts are in minor units; Prolific sends doubles. */

export interface StudyCost {
  /** ISO code of the study's currency. */
  readonly currency: string;
  /**
   * All bonuses of the study so far, without fees and tax. It may be behind or ahead of what the
   * people show.
   */
  readonly bonuses: number;
  /** What Prolific has charged on top so far, for people to read; null if not known. */
  readonly rates: Rates | null;
  /** When Prolific answered, by its own `Date`; null if it sent no readable one. */
  readonly readAt: Date | null;
}

/** One submission; a participant may have several in one study. */
export interface Submission {
  readonly id: PersonalId;
  readonly participant: PersonalId;
  /** As Prolific names it: `APPROVED`, `SCREENED OUT`, …; expect new ones. */
  readonly status: string;
  readonly completedAt: Date | null;
  /** The amounts paid so far, or null if this answer does not say (lists often leave it out). */
  readonly received: readonly number[] | null;
}

/** All submissions of a study, each once. */
export interface SubmissionList {
  readonly submissions: readonly Submission[];
  /** When Prolific gave the first page, by its own `Date`; null if it sent no readable one. */
  readonly readAt: Date | null;
}

/** A submission that says what it received. */
export type ReadSubmission = Submission & { readonly received: readonly number[] };

export interface Balance {
  readonly currency: string;
  readonly available: number;
}

/** What set-up answered; null for a field that it left out. */
export interface BulkSetUp {
  readonly bulk: BulkId;
  readonly study: string | null;
  readonly amount: number | null;
  readonly fees: number | null;
  readonly vat: number | null;
  readonly total: number;
}

/** One line of a bulk payment to set up. */
export interface BulkLine {
  readonly id: PersonalId;
  readonly amount: Cents;
}

/** The three answers to "was it paid?". An unknown one is never asked again. */
export type PayOutcome =
  | { readonly kind: 'accepted'; readonly status: number }
  /** `status` null: no byte of the request was written. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };
