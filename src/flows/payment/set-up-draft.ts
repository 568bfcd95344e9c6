import type { Bonus } from '../../core/bonus.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import { ActionError } from '../../core/errors.ts';
import type { BulkId, StudyId } from '../../core/ids.ts';
import { addCents, renderCents } from '../../core/money.ts';
import { plural } from '../../core/text/plural.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import type { BulkSetUp } from '../../core/prolific/shows.ts';
import { checkSetUp } from '../../core/prolific/set-up.ts';
import { SetUpRefused } from '../run/endings.ts';
import type { LedgerView } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';

/**
 * Sets one bulk payment up and checks the answer. This pays nothing, so a crash here costs nothing:
 * only an unused draft is left. Throws `SETUP_MISMATCH`, and what the Prolific port throws.
 */
export async function setUpChunk(
  run: Run,
  view: LedgerView,
  { batch, bonuses }: Chunk,
  currency: string,
): Promise<SetUp> {
  const amountCents = addCents(bonuses.map(({ amount }) => amount));
  const answer = await askToSetUp(run, batch.study, bonuses);
  // The view can be older than this run's own claims, and a second claim of one id would make the
  // ledger permanently unreadable.
  const isTaken = (bulk: BulkId): boolean =>
    view.studies.values().some(({ ledger }) => ledger.bulks.has(bulk)) ||
    run.record.bulks.some((setUp) => setUp.bulk === bulk);
  checkSetUp(answer, batch.study, amountCents, isTaken);
  const setUp: SetUp = {
    bulk: answer.bulk,
    study: batch.study,
    batch: batch.label,
    bonuses,
    currency,
    amountCents,
    feesCents: answer.fees,
    vatCents: answer.vat,
    totalCents: answer.total,
    answeredAtMs: null,
  };
  run.record.bulks.push(setUp);
  run.ports.log.line(
    `Bulk payment ${answer.bulk} set up: ${plural(bonuses.length, 'bonus', 'bonuses')}, ${renderCents(amountCents)} ${currency}, ${renderCents(answer.total)} with fees and VAT.`,
  );
  return setUp;
}

async function askToSetUp(run: Run, study: StudyId, bonuses: readonly Bonus[]): Promise<BulkSetUp> {
  try {
    return await run.ports.prolific.setUpBulk(study, bonuses);
  } catch (error) {
    const isRefused = error instanceof ActionError && error.code === 'PROLIFIC_REFUSED';
    if (isRefused && run.settings.mode === 'pay') throw new SetUpRefused(error);
    throw error;
  }
}
