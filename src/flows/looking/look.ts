import { ActionError } from '../../core/errors.ts';
import type { Shown } from '../../core/ledger/evidence.ts';
import type { Fingerprint, StudyId } from '../../core/ids.ts';
import {
  believeList,
  rosterOf,
  type Participant,
  type Received,
  receivedBy,
} from '../../core/prolific/roster.ts';
import type { Run } from '../run/run.ts';
import { mapSideBySide } from '../run/side-by-side.ts';

/** Looks at Prolific: what have these people received? */

/**
 * Reads what the list of submissions did not say, and adds up each person's money.
 *
 * @param onAnswer called at each answer
 */
export async function readReceived(
  run: Run,
  participants: readonly Participant[],
  onAnswer: () => void = () => undefined,
): Promise<Map<Fingerprint, Received>> {
  const { prolific, log } = run.ports;
  const listed = participants.flatMap(({ person, submissions }) =>
    submissions.map((submission) => ({ ...submission, person })),
  );
  const silent = listed.filter(({ received }) => received === null).length;
  let read = 0;
  const submissions = await mapSideBySide(listed, async (submission) => {
    if (submission.received !== null) return { ...submission, received: submission.received };
    const { received, status } = await prolific.readSubmission(submission.id);
    onAnswer();
    read += 1;
    if (read % 100 === 0) log.line(`Looked at ${read} of ${silent} submissions.`);
    // Only the list reliably says when a submission was completed, and not if the submission has
    // changed since.
    const completedAt = status === submission.status ? submission.completedAt : null;
    return { ...submission, status, received, completedAt };
  });
  const byPerson = Map.groupBy(submissions, ({ person }) => person);
  return new Map([...byPerson].map(([person, theirs]) => [person, receivedBy(theirs)]));
}

/**
 * Reads the study's people again, and what the named ones have received; somebody who is no longer
 * listed has nothing.
 *
 * @param cost all bonuses of the study, if the caller reads them beside the list
 */
export async function lookAtPersons(
  run: Run,
  study: StudyId,
  persons: ReadonlySet<Fingerprint>,
  cost: Promise<number | null> | null = null,
): Promise<Shown> {
  const { submissions } = await run.ports.prolific.listSubmissions(study);
  const saysMoney = submissions.some(({ received }) => received !== null);
  const costCents = saysMoney ? await (cost ?? lookAtCost(run, study)) : null;
  const roster = rosterOf(study, believeList(submissions, costCents));
  const present = [...persons].flatMap((person) => roster.byPerson.get(person) ?? []);
  const received = await readReceived(run, present);
  return new Map([...persons].map((person) => [person, received.get(person) ?? receivedBy([])]));
}

/**
 * All bonuses of the study in minor units, or null if the cost is not available: it only saves
 * reading the people.
 */
export async function lookAtCost(run: Run, study: StudyId): Promise<number | null> {
  try {
    return (await run.ports.prolific.readCost(study)).bonuses;
  } catch (error) {
    if (error instanceof ActionError && error.code !== 'TOKEN_INVALID') return null;
    throw error;
  }
}
