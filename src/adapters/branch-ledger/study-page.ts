import { ActionError } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import { foldLedger } from '../../core/ledger/fold.ts';
import { type NumberedEvent, parseLedgerLines } from '../../core/ledger/lines.ts';
import { renderLedgerPage } from '../../core/report/ledger-page.ts';

/** Makes a study's page out of its file, which only grows: lines that were parsed for the page before are not parsed again. */
export class StudyPages {
  readonly #runsUrl: string;
  readonly #known = new Map<StudyId, { text: string; events: readonly NumberedEvent[] }>();

  /** @param runsUrl where the runs of the workflow's repository are, without a slash at its end */
  constructor(runsUrl: string) {
    this.#runsUrl = runsUrl;
  }

  /** Null where the file cannot be folded: a page is for people, and never keeps a line from being written. */
  render(study: StudyId, text: string): string | null {
    try {
      const before = this.#known.get(study);
      const known = before !== undefined && text.startsWith(before.text) ? before : null;
      const added = parseLedgerLines(
        text.slice(known?.text.length ?? 0),
        study,
        known?.events.length ?? 0,
      );
      const events = [...(known?.events ?? []), ...added];
      this.#known.set(study, { text, events });
      return renderLedgerPage(study, foldLedger(events, study), this.#runsUrl);
    } catch (error) {
      if (error instanceof ActionError) return null;
      throw error;
    }
  }
}
