import type { BulkReport } from '../../core/record/run-record.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import type { Claimed } from '../../core/ledger/lines.ts';
import { stamp, subjectOf } from '../run/events.ts';
import { appendTo, type LedgerView, type ViewAppend } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import type { Survey } from '../looking/survey.ts';

/**
 * Writes down, before anything is paid, that this run is about to pay this bulk payment. The one append that decides every race.
 *
 * @param plan the digest under which it pays
 */
export async function claimBulk(
  run: Run,
  view: LedgerView,
  {
    report,
    chunk,
    survey,
    plan,
  }: { report: BulkReport; chunk: Chunk; survey: Survey; plan: string },
): Promise<ViewAppend> {
  const claim: Claimed = {
    ...stamp(run, 'claimed', report.bulk),
    batch: report.batch,
    path: chunk.batch.path,
    plan,
    approved: run.settings.approve !== null,
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
