import type { BulkReport } from '../../core/record/run-record.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import type { Claimed } from '../../core/ledger/lines.ts';
import type { Plan } from '../../core/plan/due.ts';
import { stamp, subjectOf } from '../run/events.ts';
import { appendTo, type LedgerView, type ViewAppend } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import type { Survey } from '../looking/survey.ts';

/**
 * Writes down, before anything is paid, that this run is about to pay this bulk payment. The one append that decides every race.
 *
 * @param plan the one that it pays a part of; where something is asked about it, the approval fits
 */
export async function claimBulk(
  run: Run,
  view: LedgerView,
  { report, chunk, survey, plan }: { report: BulkReport; chunk: Chunk; survey: Survey; plan: Plan },
): Promise<ViewAppend> {
  // A wrong approval has stopped the run before: the one that is there fits, also where a part was paid under it before.
  const digest = run.settings.approve ?? plan.digest;
  const claim: Claimed = {
    ...stamp(run, 'claimed', report.bulk),
    batch: report.batch,
    path: chunk.batch.path,
    plan: digest,
    approved: run.settings.approve !== null,
    answers: [...plan.questions],
    looked: survey.looked?.toISOString() ?? null,
    currency: report.currency,
    amount: report.amountCents,
    fees: report.feesCents,
    vat: report.vatCents,
    total: report.totalCents,
    bonuses: report.bonuses.map((bonus) => {
      const recipient = survey.recipients.get(bonus);
      if (recipient === undefined)
        throw new Error('A due bonus without a recipient got past the checks.');
      return {
        to: bonus.to,
        person: recipient.person,
        amount: bonus.amount,
        before: [...recipient.before],
      };
    }),
  };
  return await appendTo(run, view, report.study, [claim], subjectOf('claimed', [{ claim }]));
}
