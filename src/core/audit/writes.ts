import type { ForcedChange } from '../losses/forgotten.ts';
import type { StudyId } from '../ids.ts';

/** A value, or why it cannot be known. */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  /** `why` continues "not possible: ". */
  | { readonly kind: 'impossible'; readonly why: string };

/** A file of the ledger as one write left it. */
export interface FileState {
  /** Names the content: the same content has the same name. */
  readonly content: string;
  /** In bytes. */
  readonly size: number;
  /** False for a folder, a link or anything else that is not a regular file. */
  readonly isFile: boolean;
}

/** One write to the ledger, as its keeper remembers it. */
export interface LedgerWrite {
  /** Names the write: 40 hex characters. */
  readonly id: string;
  /** The writes before it: one, none for the first, two for a merge. */
  readonly parents: readonly string[];
  /**
   * When its author says that it was made, and when it was made according to the keeper's clock.
   */
  readonly authoredAt: Date;
  readonly committedAt: Date;
  /** Login of the author; null if the keeper does not know one. */
  readonly by: string | null;
  /** Whether the keeper itself made and signed it. */
  readonly isSigned: boolean;
  /** The files of the ledger's folder, by name. */
  readonly files: ReadonlyMap<string, FileState>;
  /** Everything outside that folder: from its name to the name of its content. */
  readonly beside: ReadonlyMap<string, string>;
}

/** A study's page: what people read instead of its lines. */
interface StudyPage {
  /** The file of its lines, and its own. */
  readonly lines: string;
  readonly name: string;
  readonly text: string;
}

/** The ledger's history, for an audit. Errors are those of the ledger. */
export interface LedgerPast {
  /**
   * Up to a hundred writes, newest first; none where there is no ledger yet.
   *
   * @param from the write to begin with; null: the newest
   */
  readWrites(from: string | null): Promise<{
    /** The login under which this run writes. */
    readonly writer: string;
    readonly writes: readonly LedgerWrite[];
  }>;
  /** The text of a file by the name of its content; null if it is not text. */
  readContent(content: string): Promise<string | null>;
  /** The page that belongs beside this text of a study; null if there is none. */
  pageOf(study: StudyId, text: string): StudyPage | null;
  /** Force pushes and deletions, as far as the ledger's keeper remembers them. */
  readForcedChanges(): Promise<Known<readonly ForcedChange[]>>;
}
