import type { Protection } from '../../src/core/audit/protection.ts';
import type { Known, LedgerPast } from '../../src/core/audit/writes.ts';
import {
  type BranchChange,
  type FileAt,
  findSuspects,
  type TakenAway,
} from '../../src/core/losses/forgotten.ts';
import type { Previews } from '../../src/core/plan/previewed.ts';
import type { StudyId } from '../../src/core/ids.ts';
import type { Head } from '../../src/adapters/ledger/known-ledger.ts';

/** A study's file with the date of each of its lines, in milliseconds. */
interface StoredFile {
  readonly text: string;
  readonly dates: readonly number[];
}

interface StoredCommit {
  readonly head: string;
  readonly files: ReadonlyMap<StudyId, StoredFile>;
}

const noFile: StoredFile = { text: '', dates: [] };

/** Names the state in which there is no branch. */
const noHead = '';

/** What several handles share: the branch, as GitHub would have it, and its past. */
export class LedgerStore {
  /** Whether GitHub shows what was taken away from the branch. */
  remembersTaken = true;
  /** Whether GitHub says what time it is when it answers. */
  isDated = true;
  /** What every reading says of the ledger. */
  warnings: string[] = [];
  past: Known<LedgerPast> = { kind: 'impossible', why: 'this ledger is kept in memory' };
  protection: Protection = { kind: 'protected' };
  defaultBranch: string | null = 'main';
  /** Blob hashes at the tip of the run's branch; null where there is no such branch. */
  tip: ReadonlyMap<string, string | null> | null = new Map();
  /** Blob hash of every file that the map does not name: null where there is no other. */
  otherBlobs: string | null = null;
  /** What previews show on the pull requests of every commit. */
  previews: Previews = { pullRequests: [], digests: new Set() };
  readonly now: () => number;
  readonly #commits = new Map<string, StoredCommit>();
  /** Every state of the branch, newest last. */
  readonly #past: Head[] = [null];
  /** All updates of the branch; `noHead` where it was not there. */
  readonly #changes: BranchChange[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  /** Where the branch is, or was so many updates ago. */
  headAt(updatesAgo = 0): Head {
    return this.#past[Math.max(this.#past.length - 1 - updatesAgo, 0)] ?? null;
  }

  textAt(head: Head, study: StudyId): string {
    return this.#fileAt(head, study).text;
  }

  /** All studies that have a file there. */
  studiesAt(head: Head): StudyId[] {
    return [...this.#filesAt(head).keys()];
  }

  /** The date of the line of this event; undefined where there is no such line. */
  dateOf(head: Head, study: StudyId, eventId: string): number | undefined {
    const { text, dates } = this.#fileAt(head, study);
    return dates[text.split('\n').findIndex((line) => line.includes(`"id":"${eventId}"`))];
  }

  /**
   * Commits the study's whole text on the newest head; the branch is made when absent. Lines that
   * stay keep their dates.
   */
  commit(study: StudyId, text: string): string {
    const before = this.#fileAt(this.headAt(), study);
    const old = before.text.split('\n');
    const lines = text.split('\n').slice(0, -1);
    const kept = lines.findIndex((line, at) => line !== old[at]);
    const dates = lines.map((_, at) => {
      const date = kept === -1 || at < kept ? before.dates[at] : undefined;
      return date ?? this.now();
    });
    return this.#push(new Map(this.#filesAt(this.headAt())).set(study, { text, dates }));
  }

  /** What may have been taken away, with what the study's file was before it. */
  takenFrom(study: StudyId): TakenAway[] {
    if (!this.remembersTaken) return [];
    const fileAt = (head: string): FileAt => {
      const { text: content } = this.#fileAt(head, study);
      return content === '' ? { content: null, size: 0 } : { content, size: content.length };
    };
    return findSuspects(this.#changes, fileAt).map((change) => ({
      ...change,
      text: this.textAt(change.before, study),
    }));
  }

  deleteFile(study: StudyId): void {
    const files = new Map(this.#filesAt(this.headAt()));
    files.delete(study);
    this.#push(files);
  }

  deleteBranch(): void {
    this.#move('deleted', null);
  }

  /** Sets the branch back to where it was before its last update, as a force push does. */
  rewind(): void {
    this.#move('rewritten', this.#past[this.#past.indexOf(this.headAt()) - 1] ?? null);
  }

  #move(kind: BranchChange['kind'], head: Head): void {
    const before = this.headAt() ?? noHead;
    const at = new Date(this.now());
    this.#changes.push({ kind, at, by: 'octocat', before, after: head ?? noHead, isByBot: false });
    this.#past.push(head);
  }

  #push(files: ReadonlyMap<StudyId, StoredFile>): string {
    const head = `commit-${this.#commits.size + 1}`;
    this.#commits.set(head, { head, files });
    this.#move('written', head);
    return head;
  }

  #filesAt(head: Head): ReadonlyMap<StudyId, StoredFile> {
    return (head === null ? undefined : this.#commits.get(head)?.files) ?? new Map();
  }

  #fileAt(head: Head, study: StudyId): StoredFile {
    return this.#filesAt(head).get(study) ?? noFile;
  }
}

/** @param now the clock that dates commits and readings, in milliseconds since 1970 */
export function createLedgerStore({ now }: { now: () => number }): LedgerStore {
  return new LedgerStore(now);
}
