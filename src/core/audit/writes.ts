import type { ForcedChange } from '../losses/forgotten.ts';
import type { StudyId } from '../ids.ts';

/** One answer of many: what is known, or why it cannot be. */
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
  /** False for a folder, a link or anything else that is no regular file. */
  readonly isFile: boolean;
}

/** One write to the ledger, as its keeper remembers it. */
export interface LedgerWrite {
  /** Names the write: 40 hex characters. */
  readonly id: string;
  /** The writes before it: one, none for the first, two for a merge. */
  readonly parents: readonly string[];
  /** When its author says that it was made, and when it was made by the keeper's clock. */
  readonly authoredAt: Date;
  readonly committedAt: Date;
  /** Login of the author; null where the keeper does not know one. */
  readonly by: string | null;
  /** Whether the keeper itself has made and signed it. */
  readonly isSigned: boolean;
  /** The files of the ledger's folder, by name. */
  readonly files: ReadonlyMap<string, FileState>;
  /** What is beside that folder: from name to what names its content. */
  readonly beside: ReadonlyMap<string, string>;
}

/** A study's page: what people read instead of its lines. */
interface StudyPage {
  /** The file of its lines, and its own. */
  readonly lines: string;
  readonly name: string;
  readonly text: string;
}

/** How the ledger came to be what it is, for an audit. Errors are those of the ledger. */
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
  /** The text of a file by what names its content; null where it is no text. */
  readContent(content: string): Promise<string | null>;
  /**
   * The page that whoever writes this text of a study writes beside it; null where there is none.
   */
  pageOf(study: StudyId, text: string): StudyPage | null;
  /** What was taken away by force, as far as the ledger's keeper remembers it. */
  readForcedChanges(): Promise<Known<readonly ForcedChange[]>>;
}
