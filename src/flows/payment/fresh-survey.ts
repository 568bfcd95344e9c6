import { momentOf } from '../../core/moment.ts';
import type { Bonus } from '../../core/bonus.ts';
import { isOutdated, type Survey, surveyStudy } from '../looking/survey.ts';
import { viewOf } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import { type Payment, surveyOf } from './chain.ts';

/**
 * A survey recent enough for this payment's claim. Set-ups and the surveys of other studies take
 * time: a survey that has become too old is repeated here, on the current ledger, as often as
 * needed. Nothing is set up again, and no answered question is repeated.
 *
 * @returns null if the new look found something that the plan did not know
 */
export async function freshSurvey(run: Run, payment: Payment): Promise<Survey | null> {
  const { chain, chunk, view } = payment;
  const { study } = chunk.batch;
  for (;;) {
    const known = surveyOf(chain, chunk);
    if (!isOutdated(known, momentOf(run.ports.clock))) return known;
    run.ports.log.line('Looking again at what these people have received: the last look is old.');
    const due = dueFrom(payment);
    const fresh = await surveyStudy(run, view, study, due);
    if (!isExpected(fresh, known, due)) return null;
    // Money in a study that has no ledger at all is a question of its own.
    const isNew = viewOf(view, study).ledger.bulks.size === 0;
    if (isNew && known.costCents === 0 && fresh.costCents > 0) return null;
    // To wait for its money, the run compares with the study's cost before it paid anything.
    chain.surveys.set(study, { ...fresh, costCents: known.costCents });
  }
}

/** The bonuses of the plan that are not claimed yet, in this payment's study. */
function dueFrom({ chain: { chunks }, chunk }: Payment): Bonus[] {
  return chunks
    .slice(chunks.indexOf(chunk))
    .filter(({ batch }) => batch.study === chunk.batch.study)
    .flatMap(({ bonuses }) => bonuses);
}

/** Whether a new look shows only what the plan and its answers were based on. */
function isExpected(fresh: Survey, known: Survey, due: readonly Bonus[]): boolean {
  if (fresh.currency !== known.currency) return false;
  if (fresh.findings.some(({ kind }) => kind === 'error')) return false;
  return due.every((bonus) => unexplainedOf(fresh, bonus) <= unexplainedOf(known, bonus));
}

/**
 * How often the amount shows without the ledger explaining it, as the human who approved saw it.
 */
function unexplainedOf({ unexplained }: Survey, bonus: Bonus): number {
  const { times, known } = unexplained.get(bonus) ?? { times: 0, known: 0 };
  return times - known;
}
