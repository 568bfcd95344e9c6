import type { StudyId } from '../../core/ids.ts';
import { renderCents } from '../../core/money.ts';
import { believeList, rosterOf, type Roster, sumListed } from '../../core/prolific/roster.ts';
import type { StudyCost, Submission, SubmissionList } from '../../core/prolific/shows.ts';
import type { StudyFacts } from '../../core/record/run-record.ts';
import type { Run } from '../run/run.ts';
import { bothEnded } from '../run/side-by-side.ts';

/** What Prolific shows of a study, all of it read in one go. */
interface StudyShown {
  readonly cost: StudyCost;
  readonly list: SubmissionList;
  /** The submissions of the list, with their money as far as the cost confirms it. */
  readonly submissions: readonly Submission[];
  readonly roster: Roster;
  /** True if the list shows more than the cost, so the cost lags behind. */
  readonly isCostBehind: boolean;
}

/**
 * Who took part and what the study has cost: two requests side by side, plus one for its name, once
 * in a run.
 *
 * @param onAnswer called when the cost or the list has come
 */
export async function readStudy(
  run: Run,
  study: StudyId,
  onAnswer: () => void = () => undefined,
): Promise<StudyShown> {
  const { prolific } = run.ports;
  const heard = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    onAnswer();
    return value;
  };
  const [[cost, list], known] = await bothEnded(
    bothEnded(heard(prolific.readCost(study)), heard(prolific.listSubmissions(study))),
    noteStudyName(run, study),
  );
  noteCost(run, study, cost, known);
  const submissions = believeList(list.submissions, cost.bonuses);
  return {
    ...{ cost, list, submissions },
    roster: rosterOf(study, submissions),
    isCostBehind: sumListed(list.submissions) > cost.bonuses,
  };
}

/**
 * Asks for the study's name once in a run, beside other requests, so that it takes no extra time.
 *
 * @returns what the run knows about the study
 */
export async function noteStudyName(run: Run, study: StudyId): Promise<StudyFacts> {
  const { studies } = run.record;
  const known = studies.get(study);
  if (known !== undefined) return known;
  const named = { name: await run.ports.prolific.readStudyName(study), rates: null };
  studies.set(study, named);
  return named;
}

/**
 * Notes what Prolific charges in this study; keeps what was known before if this look does not say.
 */
function noteCost(
  { ports, record }: Run,
  study: StudyId,
  cost: StudyCost,
  { name, rates }: StudyFacts,
): void {
  record.studies.set(study, { name, rates: cost.rates ?? rates });
  const called = name === null ? '' : ` (${name})`;
  ports.log.line(
    `Study ${study}${called}: Prolific shows ${renderCents(cost.bonuses)} ${cost.currency} in bonuses so far.`,
  );
}
