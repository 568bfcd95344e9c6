import type { Protection } from './core/audit/protection.ts';
import type { Known, LedgerPast } from './core/audit/writes.ts';
import type { Finding, Place } from './core/errors.ts';
import type { BulkId, PersonalId, StudyId } from './core/ids.ts';
import type { Claimed, LedgerEvent } from './core/ledger/lines.ts';
import type { Moment } from './core/moment.ts';
import type { OtherLedgers } from './core/checks/elsewhere.ts';
import type { Losses } from './core/losses/missing-records.ts';
import type { Previews } from './core/plan/previewed.ts';
import type { HomeAnswer, HomeQuestion } from './core/checks/tip.ts';
import type {
  Balance,
  BulkLine,
  BulkSetUp,
  PayOutcome,
  ReadSubmission,
  StudyCost,
  SubmissionList,
} from './core/prolific/shows.ts';

/** What the flows need from the outside. Tests and the simulation have their own adapters. */

/**
 * Prolific. Reads and set-ups are tried up to 3 times; `payBulk` sends one request, ever. All but
 * `payBulk` throw `TOKEN_INVALID` (401, 403), `PROLIFIC_REFUSED` (another 4xx),
 * `PROLIFIC_UNREACHABLE`, or `PROLIFIC_UNEXPECTED` if the answer has an unknown shape; a set-up
 * without an id is `SETUP_MISMATCH`.
 */
export interface Prolific {
  readCost(study: StudyId): Promise<StudyCost>;
  /** For people to read. Null if it is not available at once. Never throws. */
  readStudyName(study: StudyId): Promise<string | null>;
  /** All submissions of the study, each once, whatever the pages do. */
  listSubmissions(study: StudyId): Promise<SubmissionList>;
  /** One submission, with what it received so far. */
  readSubmission(id: PersonalId): Promise<ReadSubmission>;
  readBalance(workspaceId: string): Promise<Balance>;
  /** Creates a bulk payment. It moves no money. */
  setUpBulk(study: StudyId, lines: readonly BulkLine[]): Promise<BulkSetUp>;
  /**
   * Begins to open the next pay request's connection; sends nothing. No network failure throws.
   *
   * @returns a function that closes it, unless a pay request has used it
   */
  openForPay(): () => void;
  /**
   * Pays everybody in the bulk payment, again at every call. Network failures do not throw.
   *
   * @param mayLeave asked just before the first byte leaves; if false, nothing is sent
   */
  payBulk(bulk: BulkId, mayLeave: () => boolean): Promise<PayOutcome>;
}

/** The run's own repository. It need not be the ledger's. */
export interface Home {
  /**
   * Prepares a question and sends nothing. If the ledger is in the same repository, its next
   * reading may bring the answer; otherwise the first call of the returned function asks. It throws
   * `LEDGER_FORBIDDEN` if the token may not read the repository, and `LEDGER_UNREADABLE` if the
   * answer is unclear.
   */
  prepare(question: HomeQuestion): () => Promise<HomeAnswer>;
  /**
   * What this token owner's previews show on the pull requests that brought a commit to a branch.
   * Throws the same errors.
   *
   * @param branch its full name, `refs/heads/main`
   */
  readPreviews(sha: string, branch: string): Promise<Previews>;
}

/** One consistent look at the ledger. */
export interface LedgerReading {
  /** The whole text of each study's ledger; '' if it has none. */
  readonly texts: ReadonlyMap<StudyId, string>;
  /** Sentences that the ledger's owner should read; they stop nothing. */
  readonly warnings: readonly string[];
  readonly protection: Protection;
  /** GitHub's clock when it answered; null if it did not say. No runner's clock replaces it. */
  readonly githubNow: Date | null;
}

export type Append =
  | {
      readonly kind: 'appended';
      /** The study's whole text after the append. */
      readonly text: string;
      /** When the write that landed was first sent. */
      readonly sentAt: Moment;
    }
  /**
   * Certainly not written: the text is no longer `base`, or the run was cancelled before its claim.
   */
  | { readonly kind: 'stale' };

/** Whether an appended claim may be paid. */
export type Permission =
  /** The pay request leaves within 30 seconds of `since`, or never. */
  | { readonly kind: 'granted'; readonly since: Moment }
  /** Not paid: the caller withdraws the claim as refused. `reason` is one line for people. */
  | { readonly kind: 'denied'; readonly reason: string };

/** Rules in which the kinds of ledger differ. */
interface LedgerRules {
  /** The most bonuses of one study that a run may claim, in one bulk payment; null: no limit. */
  readonly bonusesPerStudy: number | null;
  /** Whether a re-run may claim, or only the first attempt of a run. */
  readonly reRunsClaim: boolean;
}

/**
 * The ledger. What it holds about a study only grows.
 *
 * Errors of all calls: `LEDGER_UNREADABLE`, `LEDGER_FORBIDDEN`; and `LEDGER_CONFLICT` if an append
 * was beaten too often, or its fate stayed unknown.
 */
export interface Ledger {
  readonly rules: LedgerRules;
  /** The ledger's history, or why it has none to show. */
  readonly past: Known<LedgerPast>;
  /**
   * Reads all studies at once.
   *
   * @param options.evenCancelled after cancellation too, until the deadline for recording outcomes
   */
  read(
    studies: readonly StudyId[],
    options?: { readonly evenCancelled?: boolean },
  ): Promise<LedgerReading>;
  /**
   * Appends events to one study's ledger if that is still `base`. Makes the ledger if there is
   * none. Writes about other studies do not matter. Resolves only when the fate of the write is
   * known or, for a claim, when `askToPay` will find it out.
   *
   * @param base the study's whole text, as last read or appended by this process
   * @param subject one line for people that says what is written, without ids of people
   */
  append(
    study: StudyId,
    base: string,
    events: readonly LedgerEvent[],
    subject: string,
  ): Promise<Append>;
  /**
   * Asks, between a claim and its pay request, whether that claim holds against all others. Takes
   * as long as the ledger needs, and never throws: it denies whatever it cannot find out.
   */
  askToPay(study: StudyId, claim: Claimed, sentAt: Moment): Promise<Permission>;
  /**
   * Reads, within bounds, the ledgers of all other studies in the same place, only for a question.
   * Never throws: the result says what could not be read.
   */
  readOthers(studies: readonly StudyId[]): Promise<OtherLedgers>;
  /** What may be missing from the study's ledger as last read; called if something is due. */
  readLosses(study: StudyId): Promise<Losses>;
  /**
   * When each of these events of a study was written, by GitHub's clock.
   *
   * @param eventIds of events that this process has read or appended
   */
  readDates(study: StudyId, eventIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Where a human finds the ledger. */
  url(study: StudyId): string;
}

export interface Clock {
  /** The wall clock, in milliseconds since 1970. */
  nowMs(): number;
  /** A clock that no one sets, in milliseconds. */
  monotonicMs(): number;
  /** Ends early, without error, when the run is cancelled. */
  sleep(ms: number): Promise<void>;
  /** Whether somebody has cancelled the run: no new claim and no new pay. */
  isCancelled(): boolean;
}

/**
 * The log of the run; everything given to it counts as foreign text until the adapter has made it
 * harmless.
 */
export interface Log {
  /** One fact, visible without unfolding. */
  line(text: string): void;
  /** A long list, folded under its title. */
  list(title: string, lines: readonly string[]): void;
  notice(text: string): void;
  warning(text: string): void;
  /** Reports a finding once for all its places, the finding's own first. */
  finding(finding: Finding, places: readonly Place[]): void;
}

export interface Ports {
  readonly prolific: Prolific;
  readonly ledger: Ledger;
  readonly home: Home;
  readonly clock: Clock;
  /** Returns a fresh id for an event. */
  readonly newId: () => string;
  readonly log: Log;
}
