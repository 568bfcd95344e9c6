import { ActionError } from '../errors.ts';
import type { BulkId, StudyId } from '../ids.ts';
import { type Cents, renderCents } from '../money.ts';
import type { BulkSetUp } from './shows.ts';

/**
 * Throws `SETUP_MISMATCH` if Prolific's answer is not the bulk payment that was requested. Nothing
 * has been paid at that point.
 *
 * @param amountCents our own sum of the bonuses
 * @param isTaken whether the ledger or this run already has a bulk id
 */
export function checkSetUp(
  answer: BulkSetUp,
  study: StudyId,
  amountCents: Cents,
  isTaken: (bulk: BulkId) => boolean,
): void {
  if (isTaken(answer.bulk)) {
    throw setUpMismatch(
      `the bulk id ${answer.bulk} was used before; paying it would pay those people again`,
    );
  }
  if (answer.study !== null && answer.study.toLowerCase() !== study) {
    throw setUpMismatch(`it is for another study than ${study}`);
  }
  if (answer.amount !== null && answer.amount !== amountCents) {
    throw setUpMismatch(
      `its bonuses add up to ${renderCents(answer.amount)}, ours to ${renderCents(amountCents)}`,
    );
  }
  if (isExcessive(answer, amountCents)) {
    throw setUpMismatch(
      `with fees and VAT it costs ${renderCents(Math.round(answer.total))}, more than twice the bonuses of ${renderCents(amountCents)}`,
    );
  }
}

/** No known fee is more than the bonuses themselves. */
function isExcessive({ fees, vat, total }: BulkSetUp, amountCents: Cents): boolean {
  return Math.max(total - amountCents, (fees ?? 0) + (vat ?? 0)) > amountCents;
}

/** The stop for a set-up whose answer is not what was requested. */
export function setUpMismatch(why: string): ActionError {
  return new ActionError(
    'SETUP_MISMATCH',
    `What Prolific set up is not what was asked for: ${why}.`,
    'Nothing of this bulk payment was paid. Run again; if it happens again, write to Prolific before you pay in any way.',
  );
}
