import { momentOf } from '../../core/moment.ts';
import type { Bonus } from '../../core/bonus.ts';
import { isOutdated, type Survey, surveyStudy } from '../looking/survey.ts';
import { viewOf } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import { type Payment, surveyOf } from './chain.ts';

/**
 * The survey that the claim of this payment can be based on. Set-ups and the surveys of other
 * studies take their time: one that has become too old is made again here, on the ledger as it is
 * now, as often as needed. Nothing is set up again, and what a human has answered is not asked
 * again.
 *
 * @returns null where the new look has found something that the plan did not know
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
    // What the study had cost before this run paid anything is what its money is waited for with.
    chain.surveys.set(study, { ...fresh, costCents: known.costCents });
  }
}

/** What of the plan is not claimed yet, in the study of this payment. */
function dueFrom({ chain: { chunks }, chunk }: Payment): Bonus[] {
  return chunks
    .slice(chunks.indexOf(chunk))
    .filter(({ batch }) => batch.study === chunk.batch.study)
    .flatMap(({ bonuses }) => bonuses);
}

/** Whether a new look shows nothing but what the plan was made, and answered, with. */
function isExpected(fresh: Survey, known: Survey, due: readonly Bonus[]): boolean {
  if (fresh.currency !== known.currency) return false;
  if (fresh.findings.some(({ kind }) => kind === 'error')) return false;
  return due.every((bonus) => unexplainedOf(fresh, bonus) <= unexplainedOf(known, bonus));
}

/**
 * How much money of that amount the ledger does not explain: what the human who approved has seen.
 */
function unexplainedOf({ unexplained }: Survey, bonus: Bonus): number {
  const { times, known } = unexplained.get(bonus) ?? { times: 0, known: 0 };
  return times - known;
}
