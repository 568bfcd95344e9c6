import type { Finding, Place } from './core/errors.ts';
import type { BulkId, PersonalId, StudyId } from './core/ids.ts';
import type { LedgerEvent } from './core/ledger/lines.ts';
import type {
  Balance,
  BulkLine,
  BulkSetUp,
  PayOutcome,
  ReadSubmission,
  StudyCost,
  Submission,
} from './core/prolific/shows.ts';

/** What the flows need of the outside. The adapters are these; tests and the simulation bring their own. */

/**
 * Prolific. Reads and set-ups are tried up to 3 times; `payBulk` sends one request, ever. All but `payBulk` throw
 * `TOKEN_INVALID` (401, 403), `PROLIFIC_REFUSED` (another 4xx) or `PROLIFIC_UNREACHABLE`.
 */
export interface Prolific {
  readCost(study: StudyId): Promise<StudyCost>;
  /** For people to read, and nothing depends on it: null where it cannot be had, soon. Never throws. */
  readStudyName(study: StudyId): Promise<string | null>;
  /** All submissions of the study, each once, whatever the pages do. */
  listSubmissions(study: StudyId): Promise<Submission[]>;
  /** One submission, with what it received so far. */
  readSubmission(id: PersonalId): Promise<ReadSubmission>;
  readBalance(workspaceId: string): Promise<Balance>;
  /** Creates a bulk payment. It moves no money. */
  setUpBulk(study: StudyId, lines: readonly BulkLine[]): Promise<BulkSetUp>;
  /**
   * Pays everybody of the bulk payment, again at every call. Never throws for what the network does.
   *
   * @param mayLeave asked at the last moment before a byte of the request can leave, for connecting takes time; false: it does not
   */
  payBulk(bulk: BulkId, mayLeave: () => boolean): Promise<PayOutcome>;
}

/** The commit that the ledger branch pointed to; null where the branch is absent. */
export type Head = string | null;

/** What a run asks of the repository that it belongs to, which need not be the ledger's. */
export interface HomeQuestion {
  /** The full name of the branch whose tip is compared, `refs/heads/main`; null where the run belongs to no branch. */
  readonly ref: string | null;
  /** CSV files, from the repository's root. */
  readonly paths: readonly string[];
}

export interface Home {
  readonly defaultBranch: string | null;
  /** Blob hash of each asked file at the tip, null where the branch lacks it; the whole map null where the branch is absent. */
  readonly tip: ReadonlyMap<string, string | null> | null;
}

/** One consistent look at the ledger. */
export interface LedgerReading {
  readonly head: Head;
  /** The whole text of each study's file; '' where branch or file is absent. */
  readonly texts: ReadonlyMap<StudyId, string>;
  /** Whether anybody can read the ledger's repository. */
  readonly isPublic: boolean;
  /** GitHub's clock when it answered. */
  readonly githubNow: Date;
  /**
   * The answer to the home question: it came with this reading where the ledger is kept in the run's own repository, and is one
   * more request where it is not. Throws `LEDGER_FORBIDDEN` where the token may not read it.
   */
  readonly home: () => Promise<Home>;
}

/** When a write left, by both clocks; a pay request must follow within 30 seconds. */
export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

export type Append =
  | {
      readonly kind: 'appended';
      readonly head: Head;
      /** The study's whole text after the append. */
      readonly text: string;
      /** When the write that landed was first sent. */
      readonly sentAt: Moment;
    }
  /** Not written, for certain: the study's file is no longer what the reading said, or the run was cancelled before a claim was taken on. */
  | { readonly kind: 'stale' };

/**
 * The ledger. Its file of a study only grows.
 *
 * Errors of both calls: `LEDGER_UNREADABLE`, `LEDGER_FORBIDDEN`; `LEDGER_CONFLICT` where an append was beaten 20 times, or
 * where its fate stayed unknown for 30 seconds.
 */
export interface Ledger {
  /**
   * One request, whatever the number of studies.
   *
   * @param options.evenCancelled does not end with the run, but when the recording of outcomes must
   */
  read(
    studies: readonly StudyId[],
    home: HomeQuestion,
    options?: { readonly evenCancelled?: boolean },
  ): Promise<LedgerReading>;
  /**
   * Appends events to one study's file, if that file is still what `base` is. Makes the branch when absent. A head that only other
   * studies' commits have moved is followed. Resolves only when the fate of the write is known.
   *
   * @param base the study's whole text, as read
   * @param subject first line of the commit message, without ids of people
   */
  append(
    at: Head,
    study: StudyId,
    base: string,
    events: readonly LedgerEvent[],
    subject: string,
  ): Promise<Append>;
  /** GitHub's date of the commit that wrote each of these lines (counted from 1) of the study's file at `at`. */
  readLineDates(
    at: Head,
    study: StudyId,
    lineNumbers: readonly number[],
  ): Promise<ReadonlyMap<number, Date>>;
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

/** Fresh ids of events. */
export type NewId = () => string;

/** The log of the run; whatever is given is foreign text until the adapter has made it harmless. */
export interface Log {
  /** Opens a group; the next one closes it. */
  step(title: string): void;
  line(text: string): void;
  notice(text: string, place?: Place): void;
  warning(text: string, place?: Place): void;
  finding(finding: Finding): void;
}

export interface Ports {
  readonly prolific: Prolific;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}
