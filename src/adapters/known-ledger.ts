import type { StudyId } from '../core/ids.ts';
import type { Head } from '../ports.ts';

/**
 * What this process knows the ledger to hold. A ledger only grows, so a look that shows less is either late or the ledger
 * of somebody who deleted it; it is never a fresh start.
 */
export class KnownLedger {
  readonly #texts = new Map<StudyId, string>();
  #hasBranch = false;

  /** Keeps the longest text of the study. */
  learnText(study: StudyId, text: string): void {
    if (text.length > (this.#texts.get(study)?.length ?? 0)) this.#texts.set(study, text);
  }

  /** From now on a look without the branch is not to be believed. */
  learnBranch(): void {
    this.#hasBranch = true;
  }

  /** What is missing in a look, for people; null where nothing is. */
  missingIn(look: {
    readonly head: Head;
    readonly texts: ReadonlyMap<StudyId, string>;
  }): string | null {
    if (look.head === null && this.#hasBranch)
      return 'the ledger branch was there when this run looked before, and is gone';
    for (const [study, text] of look.texts) {
      const known = this.#texts.get(study) ?? '';
      if (!text.startsWith(known))
        return `the file of study ${study} no longer begins with the ${known.split('\n').length - 1} lines that this run has seen`;
    }
    return null;
  }
}
