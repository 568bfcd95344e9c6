import type { Finding } from '../errors.ts';
import type { StudyId } from '../ids.ts';
import { renderCents } from '../money.ts';

/** What Prolific shows of a study as a whole, in minor units. */
export interface StudyMoney {
  readonly study: StudyId;
  readonly currency: string;
  /** All bonuses of the study. */
  readonly bonusesCents: number;
}

/**
 * `LEDGER_LOST` for a study that has no ledger at all: a question before paying, an error in a run
 * that pays nothing and so has nothing to ask about.
 */
export function ledgerLost(
  { study, currency, bonusesCents }: StudyMoney,
  kind: Finding['kind'],
): Finding {
  return {
    kind,
    code: 'LEDGER_LOST',
    message: `Prolific shows bonuses of ${renderCents(bonusesCents)} ${currency} in study ${study}, but there is no ledger for it.`,
    hint: `Either somebody paid bonuses by hand before, or the ledger is gone. If it is gone, restore it first (docs/recovery.md). ${
      kind === 'question'
        ? 'If they were paid by hand and none of these people is among them, give the digest of this plan as `answer`: the first payment makes a ledger, and this is not asked again.'
        : 'If they were paid by hand, the first payment makes a ledger.'
    }`,
    about: { study },
  };
}
