import type { Protection } from './core/audit/protection.ts';
import type { Known, LedgerPast } from './core/audit/writes.ts';
import type { Finding, Place } from './core/errors.ts';
import type { BulkId, PersonalId, StudyId } from './core/ids.ts';
import type { Claimed, LedgerEvent } from './core/ledger/lines.ts';
import type { Moment } from './core/moment.ts';
import type { OtherLedgers } from './core/checks/elsewhere.ts';
import type { Loss } from './core/losses/missing-records.ts';
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

/** What the flows need of the outside. Tests and the simulation bring their own adapters. */

/**
 * Prolific. Reads and set-ups are tried up to 3 times; `payBulk` sends one request, ever. All but
 * `payBulk` throw `TOKEN_INVALID` (401, 403), `PROLIFIC_REFUSED` (another 4xx),
 * `PROLIFIC_UNREACHABLE`, or `PROLIFIC_UNEXPECTED` where the answer has a shape that is not known;
 * a set-up without an id is `SETUP_MISMATCH`.
 */
export interface Prolific {
  readCost(study: StudyId): Promise<StudyCost>;
  /** For people to read. Null where it is not available at once. Never throws. */
  readStudyName(study: StudyId): Promise<string | null>;
  /** All submissions of the study, each once, whatever the pages do. */
  listSubmissions(study: StudyId): Promise<SubmissionList>;
  /** One submission, with what it received so far. */
  readSubmission(id: PersonalId): Promise<ReadSubmission>;
  readBalance(workspaceId: string): Promise<Balance>;
  /** Creates a bulk payment. It moves no money. */
  setUpBulk(study: StudyId, lines: readonly BulkLine[]): Promise<BulkSetUp>;
  /**
   * Begins to open the connection of the next pay request, and sends nothing over it. Never throws
   * for what the network does.
   *
   * @returns closes it, where no pay request has used it
   */
  openForPay(): () => void;
  /**
   * Pays everybody of the bulk payment, again at every call. No failure of the network throws.
   *
   * @param mayLeave asked at the last moment before a byte of the request can leave, for
   *   connecting takes time; false: it does not
   */
  payBulk(bulk: BulkId, mayLeave: () => boolean): Promise<PayOutcome>;
}

/** The repository that the run belongs to. It need not be the ledger's. */
export interface Home {
  /**
   * Prepares a question and sends nothing. Where the ledger is kept in the same repository, its
   * next reading can bring the answer along; otherwise the first call of what this gives asks. That
   * call throws `LEDGER_FORBIDDEN` where the token may not read the repository, and
   * `LEDGER_UNREADABLE` where GitHub gives no clear answer.
   */
  prepare(question: HomeQuestion): () => Promise<HomeAnswer>;
  /**
   * What previews that this token's owner wrote show on the pull requests that brought a commit to
   * a branch. Throws as that call does.
   *
   * @param branch its full name, `refs/heads/main`
   */
  readPreviews(sha: string, branch: string): Promise<Previews>;
}

/** One consistent look at the ledger. */
export interface LedgerReading {
  /** The whole text of each study's ledger; '' where it has none. */
  readonly texts: ReadonlyMap<StudyId, string>;
  /** What whoever owns the ledger should know of it, in sentences; each stops nothing. */
  readonly warnings: readonly string[];
  readonly protection: Protection;
  /** GitHub's clock when it answered; null where it did not say. No runner's clock replaces it. */
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
  /** Not written, for certain: no longer `base`, or the run was cancelled before its claim. */
  | { readonly kind: 'stale' };

/** Whether a claim that was appended may be paid. */
export type Permission =
  /** The pay request leaves within 30 seconds of `since`, or never. */
  | { readonly kind: 'granted'; readonly since: Moment }
  /** Not paid: the caller withdraws the claim as refused. `reason` is one line for people. */
  | { readonly kind: 'denied'; readonly reason: string };

/** What one ledger asks of a run and another does not. */
interface LedgerRules {
  /** The most bonuses of one study that a run may claim, in one bulk payment; null: no limit. */
  readonly bonusesPerStudy: number | null;
  /** Whether a re-run may claim, or only the first attempt of a run. */
  readonly reRunsClaim: boolean;
}

/**
 * The ledger. What it holds of a study only grows.
 *
 * Errors of all calls: `LEDGER_UNREADABLE`, `LEDGER_FORBIDDEN`; and `LEDGER_CONFLICT` where an
 * append was beaten too often, or where its fate stayed unknown.
 */
export interface Ledger {
  readonly rules: LedgerRules;
  /** A ledger that has no history, or none that it can show, says why. */
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
   * Appends events to one study's ledger, if that is still `base`. Makes the ledger where there is
   * none. What is written of other studies meanwhile does not matter. Resolves only when the fate
   * of the write is known, or, for a claim, when `askToPay` will find it out.
   *
   * @param base the study's whole text, as last read or appended by this process
   * @param subject what is written, in one line for people, without ids of people
   */
  append(
    study: StudyId,
    base: string,
    events: readonly LedgerEvent[],
    subject: string,
  ): Promise<Append>;
  /**
   * Asks, after the append of a claim and before its pay request, whether that claim holds against
   * all others. Takes as long as the ledger needs to know, and throws nothing: what it cannot find
   * out is denied.
   */
  askToPay(study: StudyId, claim: Claimed, sentAt: Moment): Promise<Permission>;
  /**
   * Reads the ledgers of all other studies in the same place, as far as that is possible within
   * bounds: for a question, and nothing is appended to what it gives. Throws nothing: what it
   * cannot read it says.
   */
  readOthers(studies: readonly StudyId[]): Promise<OtherLedgers>;
  /** What may be missing in the study's ledger as last read; asked where something is due. */
  readLosses(study: StudyId): Promise<readonly Loss[]>;
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

/** The log of the run; whatever is given is foreign text until the adapter has made it harmless. */
export interface Log {
  /** One fact, open to be read. */
  line(text: string): void;
  /** A long list, folded under its title. */
  list(title: string, lines: readonly string[]): void;
  notice(text: string): void;
  warning(text: string): void;
  /** Said once for all places of which it is true, the finding's own first. */
  finding(finding: Finding, places: readonly Place[]): void;
}

export interface Ports {
  readonly prolific: Prolific;
  readonly ledger: Ledger;
  readonly home: Home;
  readonly clock: Clock;
  /** Gives a fresh id for an event. */
  readonly newId: () => string;
  readonly log: Log;
}
