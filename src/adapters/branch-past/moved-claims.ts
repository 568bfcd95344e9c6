import { ActionError } from '../../core/errors.ts';
import type { Losses } from '../../core/losses/missing-records.ts';
import type { BulkId, StudyId } from '../../core/ids.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import type { Moment } from '../../core/moment.ts';
import type { Permission } from '../../ports.ts';
import type { Head } from '../ledger/known-ledger.ts';

/** Where an append landed. */
export interface Landing {
  /** The commit below it; null if not known. */
  readonly on: Head;
  /** Its own commit; null if not known, or if others have written on top of it. */
  readonly head: Head;
}

/** A commit at which a study's file is known, and the file's text there. */
export interface Position {
  readonly head: Head;
  readonly text: string;
}

/** What was taken out of a study's ledger, which now holds this text. */
type FindLosses = (study: StudyId, text: string) => Promise<Losses>;

/**
 * Finds claims that landed on a different commit from the one at which the run reported what had
 * been taken out of the ledger. The compare-and-swap compares only the study's file: others may
 * have claimed before this claim, and somebody may have taken that out again. A reading in between
 * shows none of that.
 */
export class MovedClaims {
  readonly #findLosses: FindLosses;
  /**
   * The commit up to which losses were reported, moved forward by this process's own writes on it.
   */
  readonly #grounds = new Map<StudyId, Head>();
  /** The subjects of the losses already asked about or reported as an error. */
  readonly #told = new Map<StudyId, ReadonlySet<string>>();
  /** The lines below such a claim, and its own commit. */
  readonly #moved = new Map<BulkId, { readonly base: string; readonly head: Head }>();

  constructor(findLosses: FindLosses) {
    this.#findLosses = findLosses;
  }

  /** The study's losses, to ask about before a claim. */
  async readLosses(study: StudyId, { head, text }: Position): Promise<Losses> {
    const found = await this.#findLosses(study, text);
    this.#told.set(study, new Set(found.losses.map(({ subject }) => subject)));
    this.#grounds.set(study, head);
    return found;
  }

  /** Notes an append by this process to a file that was `base`. */
  noteAppend(
    study: StudyId,
    base: string,
    events: readonly LedgerEvent[],
    { on, head }: Landing,
  ): void {
    if (on === null || this.#grounds.get(study) !== on) {
      for (const { type, bulk } of events)
        if (type === 'claimed') this.#moved.set(bulk, { base, head });
      return;
    }
    for (const [other, ground] of this.#grounds) if (ground === on) this.#grounds.set(other, head);
  }

  /** Whether a claim may be paid: every loss before it has been reported. */
  async ask(study: StudyId, claim: BulkId, sentAt: Moment): Promise<Permission> {
    const moved = this.#moved.get(claim);
    if (moved === undefined) return { kind: 'granted', since: sentAt };
    try {
      const { losses } = await this.#findLosses(study, moved.base);
      const untold = losses.find(({ subject }) => this.#told.get(study)?.has(subject) !== true);
      if (untold !== undefined) return { kind: 'denied', reason: untold.message };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      return { kind: 'denied', reason: error.message };
    }
    this.#grounds.set(study, moved.head);
    return { kind: 'granted', since: sentAt };
  }
}
