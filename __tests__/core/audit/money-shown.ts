import { fingerprint, type Fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import type { Received } from '../../../src/core/prolific/roster.ts';
import {
  ann,
  bob,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  type Outcome,
  study,
} from '../../kit/builders.ts';

/** What a ledger of two people holds, and what Prolific shows. */

export const of = (id: PersonalId): Fingerprint => fingerprint(study, id);

/** A ledger of one bulk payment for Ann (4.25) and Bob (3.00). */
export function ledger(...after: readonly (Outcome | readonly PersonalId[])[]): StudyLedger {
  const outcomes = after.map((one) =>
    typeof one === 'string' ? event(one) : event('resolved-not-paid', 'bulk-1', one.map(of)),
  );
  return ledgerOf(
    claim({ bonuses: [claimedBonus(ann, 425), claimedBonus(bob, 300)] }),
    ...outcomes,
  );
}

export type Shown = readonly (readonly [
  PersonalId,
  readonly number[],
  ('screened out' | undefined)?,
])[];

export function shown(people: Shown): Map<Fingerprint, Received> {
  return new Map(
    people.map(([id, amounts, screened]) => [
      of(id),
      { amounts, screenedOutAt: screened === undefined ? [] : [null] },
    ]),
  );
}

export const both: Shown = [
  [ann, [425]],
  [bob, [300]],
];
