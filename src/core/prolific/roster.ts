import { type Fingerprint, fingerprint, type PersonalId, type StudyId } from '../ids.ts';
import type { ReadSubmission, Submission } from './shows.ts';

/** One person of a study, with all their submissions: bonuses can land on any of them. */
export interface Participant {
  readonly id: PersonalId;
  readonly person: Fingerprint;
  readonly submissions: readonly Submission[];
}

/** Who took part, found by participant id, by submission id, and by the ledger's pseudonym. */
export interface Roster {
  readonly byId: ReadonlyMap<PersonalId, Participant>;
  readonly byPerson: ReadonlyMap<Fingerprint, Participant>;
}

export function rosterOf(study: StudyId, submissions: readonly Submission[]): Roster {
  const bySubmitter = Map.groupBy(submissions, ({ participant }) => participant);
  const byId = new Map<PersonalId, Participant>();
  const byPerson = new Map<Fingerprint, Participant>();
  for (const [id, theirs] of bySubmitter) {
    const participant = { id, person: fingerprint(study, id), submissions: theirs };
    byPerson.set(participant.person, participant);
    byId.set(id, participant);
    for (const submission of theirs) byId.set(submission.id, participant);
  }
  return { byId, byPerson };
}

/** Prolific: a screen-out reward can appear among the bonuses, and late. */
export function isScreenedOut(submission: Submission): boolean {
  return submission.status.toUpperCase().replaceAll(/[^A-Z]/g, '') === 'SCREENEDOUT';
}

/**
 * The list, as far as it can be believed about money. Its amounts count only if they all add up to
 * the study's cost: an empty array may mean nothing. For a screened-out person they never count,
 * because the reward is not part of that cost and can come late.
 *
 * @param costCents all bonuses of the study, read with the list; null: not known
 * @returns the same submissions; `received` is null if the submission must be read separately
 */
export function believeList(
  submissions: readonly Submission[],
  costCents: number | null,
): Submission[] {
  const isWhole = sumListed(submissions) === costCents;
  const screenedOut = new Set(
    submissions.filter(isScreenedOut).map(({ participant }) => participant),
  );
  return submissions.map((submission) =>
    isWhole && !screenedOut.has(submission.participant)
      ? submission
      : { ...submission, received: null },
  );
}

/** The sum that a list says all people of a study have received, in minor units. */
export function sumListed(submissions: readonly Submission[]): number {
  let cents = 0;
  for (const { received } of submissions) for (const amount of received ?? []) cents += amount;
  return cents;
}

/** What Prolific shows that one person has received in the study, over all their submissions. */
export interface Received {
  /** Minor units, as doubles, in no order. */
  readonly amounts: readonly number[];
  /** When each screened-out submission was completed; null where Prolific does not say. */
  readonly screenedOutAt: readonly (Date | null)[];
}

/** Adds a person's submissions up. */
export function receivedBy(submissions: readonly ReadSubmission[]): Received {
  return {
    amounts: submissions.flatMap(({ received }) => received),
    screenedOutAt: submissions.filter(isScreenedOut).map(({ completedAt }) => completedAt),
  };
}

/**
 * How many of these amounts equal this one. Prolific's doubles compare equal to ours if they are
 * whole.
 */
export function countOf(amounts: readonly number[], amount: number): number {
  return amounts.filter((shown) => shown === amount).length;
}
