import type { StudyId } from '../../core/ids.ts';

/** The commit that the ledger branch points to; null where the branch is absent. */
export type Head = string | null;

/**
 * What this process knows the ledger to hold. A ledger only grows, so a look that shows less is
 * either late, or somebody has deleted the ledger; it is never a fresh start.
 */
export class KnownLedger {
  readonly #texts = new Map<StudyId, string>();
  /** The head at which this process last knew a study's file, and the file's text there. */
  readonly #positions = new Map<StudyId, { readonly head: Head; readonly text: string }>();
  #hasBranch = false;

  /** Keeps the longest text of the study. */
  learnText(study: StudyId, text: string): void {
    if (text.length > (this.#texts.get(study)?.length ?? 0)) this.#texts.set(study, text);
  }

  /** Learns what a look has shown. */
  learnRead(study: StudyId, head: Head, text: string): void {
    this.learnText(study, text);
    this.#positions.set(study, { head, text });
  }

  /**
   * Learns of our own commit on the head `on`: it leaves every other file as it was there, and says
   * nothing about files at other heads.
   */
  learnLanded(study: StudyId, on: Head, head: string, text: string): void {
    for (const [other, position] of this.#positions)
      if (position.head === on) this.#positions.set(other, { ...position, head });
    this.learnRead(study, head, text);
  }

  /**
   * The newest head at which the study's file is known, and its text there. The head of an append
   * to another study does not count: somebody may have written to this file before it.
   */
  positionOf(study: StudyId): { readonly head: Head; readonly text: string } | null {
    return this.#positions.get(study) ?? null;
  }

  /** From now on, do not believe a look without the branch. */
  learnBranch(): void {
    this.#hasBranch = true;
  }

  /** What is missing in a look, for people; null if nothing is. */
  missingIn(look: {
    readonly head: Head;
    readonly texts: ReadonlyMap<StudyId, string>;
  }): string | null {
    if (look.head === null && this.#hasBranch)
      return 'the ledger branch was there when this run last looked, and is gone now';
    for (const [study, text] of look.texts) {
      const known = this.#texts.get(study) ?? '';
      if (!text.startsWith(known))
        return `the file of study ${study} no longer begins with the ${known.split('\n').length - 1} lines that this run has seen`;
    }
    return null;
  }
}
