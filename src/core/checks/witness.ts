import type { ShowId } from '../text/foreign-text.ts';
import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import type { Fingerprint } from '../ids.ts';
import { hasUnsettledPaid, paidBonuses, type StudyLedger } from '../ledger/fold.ts';
import { renderCents } from '../money.ts';
import type { StudyCost } from '../prolific/shows.ts';
import { findUnexplained } from './unexplained.ts';
import { isScreenedOut, type Participant, type Received, type Roster } from '../prolific/roster.ts';

/**
 * The second witness: compares what Prolific says these people have already received with what the
 * ledger accounts for.
 */

/** A due bonus and the person that it goes to. */
export interface Recipient {
  readonly bonus: Bonus;
  readonly participant: Participant;
}

/**
 * Finds the person behind each due bonus of one study.
 *
 * Errors: `NOT_IN_STUDY` for an id that never took part, or whose line names somebody else's
 * submission; `SAME_PERSON` if one person would get two bonuses of one batch, by participant id and
 * submission id or by two submissions, in the file or in the ledger.
 */
export function findRecipients(
  due: readonly Bonus[],
  ledger: StudyLedger,
  roster: Roster,
  showId: ShowId,
): { recipients: Recipient[]; findings: Finding[] } {
  const recipients: Recipient[] = [];
  const findings: Finding[] = [];
  const taken = new Map<string, { to: Fingerprint; where: string }>();
  for (const { bonus, bulk } of paidBonuses(ledger)) {
    const where = `bulk payment ${bulk.claim.bulk}, which was paid`;
    taken.set(`${bulk.claim.batch}\n${bonus.person}`, { to: bonus.to, where });
  }
  for (const bonus of due) {
    const participant = roster.byId.get(bonus.id);
    if (participant === undefined) {
      findings.push(notInStudy(bonus, showId));
      continue;
    }
    const { submission } = bonus;
    if (submission !== null && !participant.submissions.some(({ id }) => id === submission)) {
      findings.push(notTheirs(bonus));
      continue;
    }
    const key = `${bonus.batch}\n${participant.person}`;
    const other = taken.get(key);
    if (other !== undefined && other.to !== bonus.to)
      findings.push(samePerson(bonus, other.where, showId));
    else recipients.push({ bonus, participant });
    taken.set(key, { to: bonus.to, where: `line ${bonus.lineNumber} of ${bonus.file}` });
  }
  return { recipients, findings };
}

function notInStudy(bonus: Bonus, showId: ShowId): Finding {
  return {
    kind: 'error',
    code: 'NOT_IN_STUDY',
    message: `${showId(bonus.id)} has no submission in study ${bonus.study}.`,
    hint: 'Check whether the id belongs to another study, and whether `study-id` is right.',
    place: { file: bonus.file, lineNumber: bonus.lineNumber },
  };
}

/**
 * The file names a participant and a submission that do not belong together: nobody can tell which
 * of the two is meant.
 */
function notTheirs(bonus: Bonus): Finding {
  return {
    kind: 'error',
    code: 'NOT_IN_STUDY',
    message: `The submission on this line does not belong to its participant in study ${bonus.study}.`,
    hint: 'Check whether one column was sorted or copied without the others, and whether the file belongs to another study.',
    place: { file: bonus.file, lineNumber: bonus.lineNumber },
  };
}

function samePerson(bonus: Bonus, other: string, showId: ShowId): Finding {
  return {
    kind: 'error',
    code: 'SAME_PERSON',
    message: `${showId(bonus.id)} is the same person as the one of ${other}: a participant id and a submission id, or two submissions.`,
    hint: 'Keep one line for each person in a batch. If both are meant, add them up, or put the second into another batch.',
    place: { file: bonus.file, lineNumber: bonus.lineNumber },
  };
}

/**
 * Whether the study's cost alone shows that nobody has received money unknown to the ledger: the
 * sums agree, and nothing that counts as paid is still on its way (otherwise a bonus paid by hand
 * could be taken for it).
 */
export function isCostExplained(ledger: StudyLedger, cost: Pick<StudyCost, 'bonuses'>): boolean {
  if (hasUnsettledPaid(ledger)) return false;
  let settledCents = 0;
  for (const { bonus } of paidBonuses(ledger)) settledCents += bonus.amount;
  return cost.bonuses === settledCents;
}

/** The people who must be read one by one, each once. */
export function findPersonsToRead(
  recipients: readonly Recipient[],
  costExplained: boolean,
): Participant[] {
  const persons = new Set(recipients.map(({ participant }) => participant));
  return [...persons].filter(
    ({ submissions }) => !costExplained || submissions.some(isScreenedOut),
  );
}

/**
 * What is settled for each person. If the cheap check passes, this is everything that Prolific
 * shows; a later look that shows less lags behind. It does not include what counted as arrived on a
 * human's `not-paid`: that count is generous, and in `before` it would hide the arrival of a later
 * bonus.
 */
export function settledAmounts(ledger: StudyLedger): Map<Fingerprint, number[]> {
  const amounts = new Map<Fingerprint, number[]>();
  for (const { bonus, bulk } of paidBonuses(ledger)) {
    if (bulk.state.kind !== 'settled') continue;
    const theirs = amounts.get(bonus.person);
    if (theirs === undefined) amounts.set(bonus.person, [bonus.amount]);
    else theirs.push(bonus.amount);
  }
  return amounts;
}

/**
 * `ALREADY_BONUSED`: Prolific shows more bonuses of the due amount for a person than the ledger
 * accounts for.
 *
 * @param received what Prolific shows of the persons that were read; the others need no question
 */
export function findAlreadyBonused(
  recipients: readonly Recipient[],
  ledger: StudyLedger,
  received: ReadonlyMap<Fingerprint, Received>,
  currency: string,
  showId: ShowId,
): Finding[] {
  const unexplained = findUnexplained(recipients, ledger, received);
  return recipients.flatMap(({ bonus, participant }): Finding[] => {
    const found = unexplained.get(bonus);
    if (found === undefined) return [];
    const { times, known } = found;
    const amount = `${renderCents(bonus.amount)} ${currency}`;
    return [
      {
        kind: 'question',
        code: 'ALREADY_BONUSED',
        message: `${showId(bonus.id)} has already received ${amount} ${times === 1 ? 'once' : `${times} times`} in this study, and ${known === 0 ? `the ledger did not pay ${times === 1 ? 'it' : 'them'}` : `the ledger paid ${known} of them`}. This line would pay ${amount} more.${renderLikelyCause(bonus, participant, ledger)}`,
        hint: 'If it was paid by hand, or the ledger was lost, remove the line. If it should be paid anyway, give the digest of this plan as `answer`.',
        place: { file: bonus.file, lineNumber: bonus.lineNumber },
        about: {
          study: bonus.study,
          batch: bonus.batch,
          subject: [bonus.id, bonus.amount, times, known].join('\t'),
        },
      },
    ];
  });
}

/** A sentence, with a space before it, or nothing. */
function renderLikelyCause(
  bonus: Bonus,
  { submissions }: Participant,
  ledger: StudyLedger,
): string {
  const takenBack = ledger.bulks
    .values()
    .find(
      ({ state, claim }) =>
        state.kind === 'resolved-not-paid' &&
        !state.arrived.has(bonus.to) &&
        claim.bonuses.some(({ to, amount }) => to === bonus.to && amount === bonus.amount),
    );
  if (takenBack !== undefined) {
    return ` Bulk payment ${takenBack.claim.bulk} was meant to pay it, and was resolved as not paid: that money is a likely cause, so look at Prolific again before you answer.`;
  }
  return submissions.some(isScreenedOut)
    ? ' One of their submissions was screened out: a screen-out reward of that amount is a likely cause.'
    : '';
}
