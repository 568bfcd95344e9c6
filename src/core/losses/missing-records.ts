import type { Finding } from '../errors.ts';
import type { StudyId } from '../ids.ts';

/**
 * Why a study's ledger may lack what was once written to it. A human is asked before anything is
 * paid.
 */
export interface Loss {
  /** What the loss is about: another subject is another question. */
  readonly subject: string;
  /** One sentence or two, for people. */
  readonly message: string;
  /**
   * Until this time, by GitHub's clock, nobody can know enough to answer; null: it may be answered
   * at once.
   */
  readonly answerableFrom: Date | null;
}

/** What may be missing from a study's ledger. */
export interface Losses {
  readonly losses: readonly Loss[];
  /** Why that could not be seen; null if it could. */
  readonly unseen: string | null;
}

/**
 * `LEDGER_LOST` if records that a study once had cannot be read. A question, or an error while
 * money that nobody remembers may still be on its way.
 *
 * @param now GitHub's clock; without it nothing is old enough to be answered
 */
export function findMissingRecords(
  study: StudyId,
  losses: readonly Loss[],
  now: Date | null,
): Finding[] {
  return losses.map(({ subject, message, answerableFrom }) => {
    const isEarly = answerableFrom !== null && (now === null || now < answerableFrom);
    return {
      kind: isEarly ? 'error' : 'question',
      code: 'LEDGER_LOST',
      message,
      hint: isEarly
        ? `Prolific shows a payment some minutes after it was made. Run again after ${answerableFrom.toISOString()}, look at what these people have received, and answer then.`
        : "Look at the study's bonuses at Prolific: has any of these people been paid already? If none has, give the digest of this plan as `answer`.",
      about: { study, subject },
    };
  });
}
