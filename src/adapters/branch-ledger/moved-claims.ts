import { ActionError } from '../../core/errors.ts';
import type { Loss } from '../../core/checks/missing-records.ts';
import type { BulkId, StudyId } from '../../core/ids.ts';
import type { Moment } from '../../core/moment.ts';
import type { Permission } from '../../ports.ts';

/**
 * Claims that landed on another commit than the one that was planned on. The compare-and-swap
 * compares the study's file alone: others may have claimed before it, and somebody may have taken
 * that out again.
 */
export class MovedClaims<Position> {
  readonly #positions = new Map<BulkId, Position>();
  /** What people were asked about, or an error has told: the subjects of losses. */
  readonly #told = new Map<StudyId, ReadonlySet<string>>();
  readonly #lossesAt: (study: StudyId, position: Position) => Promise<readonly Loss[]>;

  constructor(lossesAt: (study: StudyId, position: Position) => Promise<readonly Loss[]>) {
    this.#lossesAt = lossesAt;
  }

  note(claim: BulkId, position: Position): void {
    this.#positions.set(claim, position);
  }

  /** The losses of a study, for a question before a claim. */
  async tellLosses(study: StudyId, position: Position): Promise<readonly Loss[]> {
    const losses = await this.#lossesAt(study, position);
    this.#told.set(study, new Set(losses.map(({ subject }) => subject)));
    return losses;
  }

  /** Whether a claim may be paid: nothing was taken out before it that nobody was told of. */
  async ask(study: StudyId, claim: BulkId, sentAt: Moment): Promise<Permission> {
    const position = this.#positions.get(claim);
    if (position === undefined) return { kind: 'granted', since: sentAt };
    try {
      const losses = await this.#lossesAt(study, position);
      const untold = losses.find(({ subject }) => this.#told.get(study)?.has(subject) !== true);
      return untold === undefined
        ? { kind: 'granted', since: sentAt }
        : { kind: 'denied', reason: untold.message };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      return { kind: 'denied', reason: error.message };
    }
  }
}
