import type { Chunk } from '../core/chunks.ts';
import { ActionError } from '../core/errors.ts';
import type { BulkId } from '../core/ids.ts';
import { addCents, formatCents } from '../core/money.ts';
import { plural } from '../core/plural.ts';
import type { BulkReport } from '../core/run-record.ts';
import { checkSetUp } from '../core/set-up.ts';
import { type LedgerView, viewOf } from './ledger-view.ts';
import type { Run } from './run.ts';

/**
 * Sets one bulk payment up and checks the answer. It pays nothing, so a crash here costs nothing: the draft is left behind.
 * Throws `SETUP_MISMATCH`, and what the Prolific port throws.
 */
export async function setUpChunk(
  run: Run,
  view: LedgerView,
  { batch, bonuses }: Chunk,
  currency: string,
): Promise<BulkReport> {
  const amountCents = addCents(bonuses.map(({ amount }) => amount));
  const answer = await run.ports.prolific.setUpBulk(batch.study, bonuses);
  checkSetUp(answer, batch.study, amountCents, viewOf(view, batch.study).ledger);
  checkNewToRun(run, answer.bulk);
  const report: BulkReport = {
    bulk: answer.bulk,
    study: batch.study,
    batch: batch.label,
    bonuses,
    currency,
    amountCents,
    feesCents: answer.fees,
    vatCents: answer.vat,
    totalCents: answer.total,
    state: 'set-up',
    paidAtMs: null,
  };
  run.record.bulks.push(report);
  run.ports.log.line(
    `Bulk payment ${answer.bulk} set up: ${plural(bonuses.length, 'bonus', 'bonuses')}, ${formatCents(amountCents)} ${currency}, ${formatCents(answer.total)} with fees and VAT.`,
  );
  return report;
}

/** The view can be older than this run's own claims, and a second claim of one id would make the ledger unreadable for good. */
function checkNewToRun(run: Run, bulk: BulkId): void {
  if (!run.record.bulks.some((report) => report.bulk === bulk)) return;
  throw new ActionError(
    'SETUP_MISMATCH',
    `What Prolific set up is not what was asked for: the bulk id ${bulk} was given to this run before.`,
    'Nothing of this bulk payment was paid. Run again; if it happens again, write to Prolific before you pay in any way.',
  );
}
