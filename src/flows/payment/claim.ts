import { certain } from '../../core/errors.ts';
import type { BulkPayment } from '../../core/ledger/fold.ts';
import type { Claimed } from '../../core/ledger/lines.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import type { Permission } from '../../ports.ts';
import { isOutdated, type Survey } from '../looking/survey.ts';
import { stamp, subjectOf } from '../run/events.ts';
import { appendTo, type LedgerView, type ViewAppend, viewOf } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import type { Payment } from './chain.ts';

/** A claim that the ledger has taken. */
export type Claim = Extract<ViewAppend, { kind: 'appended' }>;

/**
 * Records, before anything is paid, that this run is about to pay this bulk payment. This one
 * append decides every race.
 */
export async function writeClaim(run: Run, payment: Payment, survey: Survey): Promise<ViewAppend> {
  const { setUp, view } = payment;
  const claim = claimEvent(run, payment, survey);
  return await appendTo(run, view, setUp.study, [claim], subjectOf('claimed', [{ claim }]));
}

/**
 * Whether a claim may be paid, and holds against all others. Lines that others wrote right after
 * what this run had read may answer this claim; then we must not pay it. And if a claim had to wait
 * for the ledger, or the machine was paused, its look at Prolific may be too old.
 */
export async function askPermission(
  { ports }: Run,
  { setUp }: Payment,
  survey: Survey,
  { view, alone, sentAt }: Claim,
): Promise<Permission> {
  const { claim } = ownClaim(view, setUp);
  if (!alone) return denied('others had written to the ledger right after the claim');
  if (isOutdated(survey, sentAt))
    return denied('the look at Prolific was more than 10 minutes old when the claim was sent');
  return await ports.ledger.askToPay(setUp.study, claim, sentAt);
}

/** A bulk payment that this run has claimed, as the ledger has it. */
export function ownClaim(view: LedgerView, { study, bulk }: SetUp): BulkPayment {
  return certain(
    viewOf(view, study).ledger.bulks.get(bulk),
    'The ledger took a claim, and does not have it.',
  );
}

function denied(reason: string): Permission {
  return { kind: 'denied', reason };
}

function claimEvent(run: Run, { chain, chunk, setUp }: Payment, survey: Survey): Claimed {
  const { approve } = run.settings;
  return {
    ...stamp(run, 'claimed', setUp.bulk),
    batch: setUp.batch,
    path: chunk.batch.path,
    // A wrong approval would have stopped the run, so this one fits, even if part was paid under it
    // before.
    plan: approve ?? chain.plan.digest,
    approved: approve !== null,
    answers: [...chain.plan.questions],
    looked: survey.looked?.toISOString() ?? null,
    currency: setUp.currency,
    amount: setUp.amountCents,
    fees: setUp.feesCents,
    vat: setUp.vatCents,
    total: setUp.totalCents,
    bonuses: setUp.bonuses.map((bonus) => {
      const recipient = certain(
        survey.recipients.get(bonus),
        'A due bonus without a recipient got past the checks.',
      );
      return {
        to: bonus.to,
        person: recipient.person,
        amount: bonus.amount,
        before: [...recipient.before],
      };
    }),
  };
}
