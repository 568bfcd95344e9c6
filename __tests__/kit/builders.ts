import type { Batch, Bonus } from '../../src/core/bonus.ts';
import { type BulkId, fingerprint, type PersonalId, type StudyId } from '../../src/core/ids.ts';
import {
  type BulkPayment,
  foldOnto,
  nothingCarried,
  type StudyLedger,
} from '../../src/core/ledger/fold.ts';
import type { Claimed, ClaimedBonus, LedgerEvent } from '../../src/core/ledger/lines.ts';
import { type Cents, centsOf } from '../../src/core/money.ts';
import type { Submission } from '../../src/core/prolific/shows.ts';

/** Small valid values of the core, each with what a test does not care about filled in. */

export const study = '5f00000000000000000000aa' as StudyId;
export const otherStudy = '5f00000000000000000000bb' as StudyId;

/** The n-th of many participants. */
export function personalId(n: number): PersonalId {
  return n.toString(16).padStart(24, '6') as PersonalId;
}

export const ann = personalId(0xa1);
export const bob = personalId(0xb2);
export const cyd = personalId(0xc3);
export const dan = personalId(0xd4);

export const bulkId = (text: string): BulkId => text as BulkId;
export const week1 = 'bonuses/week1.csv';
/** When every claim was made that does not say otherwise. */
export const claimedAt = '2026-11-22T11:00:00.000Z';

/** 4.25 for Ann, on line 1 of the first week's file; `to` follows from study and id. */
export function bonus({ amount = 425, ...given }: Given<Bonus> = {}): Bonus {
  const { study: of, id } = { study, id: ann, ...given };
  return {
    study: of,
    batch: week1,
    id,
    submission: null,
    to: fingerprint(of, id),
    file: week1,
    lineNumber: 1,
    ...given,
    amount: amount as Cents,
  };
}

type Given<T> = Partial<Omit<T, 'amount'>> & { readonly amount?: number };

/** Bonuses of one batch, from pairs of id and minor units, on consecutive lines of its file. */
export function bonuses(
  pairs: readonly (readonly [PersonalId, number])[],
  { label = week1, of = study, path = label }: BatchNames = {},
): Bonus[] {
  return pairs.map(([id, amount], index) =>
    bonus({ study: of, batch: label, id, amount, file: path, lineNumber: index + 1 }),
  );
}

interface BatchNames {
  readonly label?: string;
  readonly of?: StudyId;
  /** Its file; the label is its path unless both are given. */
  readonly path?: string;
}

/** What every file is at the tip, unless a test says otherwise. */
export const committedBlob = 'b10b';

/** A batch as a file becomes one; lines of zero are put where they belong. */
export function batch(
  pairs: readonly (readonly [PersonalId, number])[],
  names: BatchNames = {},
): Batch {
  const { label = week1, of = study, path = label } = names;
  const lines = bonuses(pairs, names);
  return {
    study: of,
    label,
    labelGiven: label !== path,
    path,
    gitPath: path,
    blobs: [committedBlob],
    currencies: new Map(),
    bonuses: lines.filter(({ amount }) => amount !== 0),
    zeros: lines.filter(({ amount }) => amount === 0),
  };
}

/** A bonus under the participant's own id; under a submission's, `person` is another than `to`. */
export function claimedBonus(
  id: PersonalId,
  amount = 425,
  given: Partial<Omit<ClaimedBonus, 'amount'>> & { readonly of?: StudyId } = {},
): ClaimedBonus {
  const { of = study, ...rest } = given;
  const to = fingerprint(of, id);
  return { to, person: to, before: [], ...rest, amount: centsOf(amount) };
}

const run = { id: '19', attempt: 1, actor: 'octocat', sha: '0'.repeat(40), event: 'push' };

let eventsMade = 0;
function nextEventId(): string {
  return `00000000-0000-4000-8000-${(eventsMade += 1).toString(16).padStart(12, '0')}`;
}

/** A claim of `bulk-1`, of 4.25 for Ann unless it says otherwise; the sums are of its bonuses. */
export function claim(given: Partial<Claimed> = {}): Claimed {
  const { bonuses: held = [claimedBonus(ann)] } = given;
  const amount = centsOf(held.reduce((sum, { amount: cents }) => sum + cents, 0));
  return {
    v: 1,
    id: nextEventId(),
    at: claimedAt,
    type: 'claimed',
    run,
    bulk: bulkId('bulk-1'),
    batch: week1,
    path: week1,
    plan: 'd'.repeat(64),
    approved: false,
    answers: [],
    looked: given.at ?? claimedAt,
    currency: 'GBP',
    amount,
    fees: 0,
    vat: null,
    total: amount,
    ...given,
    bonuses: held,
  };
}

/** Everything that can happen after a claim. */
export const outcomes = [
  'accepted',
  'refused',
  'unknown',
  'settled',
  'resolved-paid',
  'resolved-not-paid',
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * What happened to a bulk payment after its claim.
 *
 * @param arrived of a `resolved-not-paid`: `to` of those that have their money anyway
 */
export function event(
  outcome: Outcome,
  bulk = 'bulk-1',
  arrived: ClaimedBonus['to'][] = [],
): LedgerEvent {
  const every = { v: 1, id: nextEventId(), at: claimedAt, run, bulk: bulkId(bulk) } as const;
  const human = { type: 'resolved', by: 'octocat', reason: 'seen at Prolific' } as const;
  const byOutcome: Record<Outcome, LedgerEvent> = {
    accepted: { ...every, type: 'accepted', status: 202 },
    refused: { ...every, type: 'refused', status: 400, reason: 'no' },
    unknown: { ...every, type: 'unknown', reason: 'time-out' },
    settled: { ...every, type: 'settled' },
    'resolved-paid': { ...every, ...human, outcome: 'paid' },
    'resolved-not-paid': { ...every, ...human, outcome: 'not-paid', arrived },
  };
  return byOutcome[outcome];
}

/** The ledger that these events make, in their order. */
export function ledgerOf(...events: readonly LedgerEvent[]): StudyLedger {
  const numbered = events.map((one, at) => ({ event: one, lineNumber: at + 1 }));
  const bulks = new Map<BulkId, BulkPayment>();
  foldOnto(bulks, nothingCarried(), numbered, 'ledger/study.jsonl');
  return { bulks };
}

/** The one bulk payment of a claim and what happened to it. */
export function bulkOf(claimed: Claimed, ...after: readonly Outcome[]): BulkPayment {
  const events = after.map((outcome) => event(outcome, claimed.bulk));
  const found = ledgerOf(claimed, ...events).bulks.get(claimed.bulk);
  if (found === undefined) throw new Error('The fold lost the claim.');
  return found;
}

/** A submission of that participant, approved, of which the list does not say what it received. */
export function submission(
  participant: PersonalId,
  given: Partial<Omit<Submission, 'participant'>> = {},
): Submission {
  return {
    id: `7${participant.slice(1)}` as PersonalId,
    status: 'APPROVED',
    completedAt: new Date('2026-11-20T09:00:00.000Z'),
    received: null,
    ...given,
    participant,
  };
}
