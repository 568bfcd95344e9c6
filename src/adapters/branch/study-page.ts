import { ActionError } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import { GrowingLedger } from '../../core/ledger/growing-ledger.ts';
import { renderLedgerPage } from '../../core/report/ledger-page.ts';

/**
 * Makes a study's page from its file. The file only grows, so each page continues the previous
 * fold.
 */
export class StudyPages {
  readonly #runsUrl: string;
  readonly #known = new Map<StudyId, GrowingLedger>();

  /** @param runsUrl where the runs of the workflow's repository are, without a slash at its end */
  constructor(runsUrl: string) {
    this.#runsUrl = runsUrl;
  }

  /**
   * Null if the file cannot be folded: a page is for people, and must never keep a line from being
   * written.
   */
  render(study: StudyId, text: string): string | null {
    try {
      const known = (this.#known.get(study) ?? GrowingLedger.empty).grow(text, study);
      this.#known.set(study, known);
      return renderLedgerPage(study, known.ledger, this.#runsUrl);
    } catch (error) {
      if (error instanceof ActionError) return null;
      throw error;
    }
  }
}
