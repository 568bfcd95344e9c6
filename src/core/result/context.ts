import type { StudyId } from '../ids.ts';
import type { Settings } from '../settings.ts';

/** What a report must know about the run's surroundings; the run's record has the rest. */
export interface ReportContext {
  /** Of the workflow, `owner/name`. */
  readonly repository: string;
  /** `https://github.com`, or that of another GitHub. */
  readonly serverUrl: string;
  /** The commit of the work tree, for links to lines of a file; null: no such links. */
  readonly sha: string | null;
  /** The file's name in .github/workflows, such as `pay.yml`; null if not known. */
  readonly workflowFile: string | null;
  /**
   * The job's id in the workflow; together with the workflow and the csv input it distinguishes
   * preview comments.
   */
  readonly job: string;
  /**
   * The branch on which a manual run would pay, without `refs/heads/`; if null, commands do not
   * name one.
   */
  readonly branch: string | null;
  /** What started the run, as GitHub names it: `push`. */
  readonly eventName: string;
  /** Whether merging the run's pull request will make this same workflow pay what the run shows. */
  readonly mergePays: boolean;
  /** The run's number at GitHub, for links and for their text. */
  readonly runId: string;
  readonly runUrl: string;
  /** Where a human finds the ledger of each study of the run, the first study first. */
  readonly ledgerUrls: ReadonlyMap<StudyId, string>;
  /** Where the pages of docs/ are, without a slash at its end. */
  readonly docsUrl: string;
  /** Null if the inputs were not valid. */
  readonly settings: Settings | null;
  /** Lines of the csv input, as given. */
  readonly csv: readonly string[];
  /** Who started this run. */
  readonly actor: string;
  /** Path of the receipt that was written; null where none was. */
  readonly receiptPath: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/**
 * Where a report is read. GitHub draws its alerts in comments; a summary may show them as plain
 * quotes.
 */
export type ReadIn = 'summary' | 'comment';
