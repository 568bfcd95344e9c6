import { createHash } from 'node:crypto';
import { bonusesPerBulk } from '../src/core/plan/drafts.ts';
import {
  type BulkId,
  fingerprint,
  parsePersonalId,
  parseStudyId,
  type StudyId,
} from '../src/core/ids.ts';
import { type Claimed, serializeEvents } from '../src/core/ledger/lines.ts';
import { centsOf } from '../src/core/money.ts';
import { inventId } from '../sandbox/prolific/people.ts';

export const centsOfEach = 150;

/** A hash in the form of a UUID: the same in every run, and each different. */
function inventEventId(nth: number): string {
  const hex = createHash('sha256').update(`event ${nth}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** When each of its lines was written. */
export const paidAt = '2026-01-05T09:00:00.000Z';

const every = {
  v: 1,
  at: paidAt,
  run: { id: '1', attempt: 1, actor: 'octocat', sha: '0'.repeat(40), event: 'push' },
} as const;

function claimOf(study: StudyId, people: readonly string[], batch: string, nth: number): Claimed {
  const bonuses = people.map((person) => {
    const id = parsePersonalId(person);
    if (id === null) throw new Error(`${person} is no id`);
    const to = fingerprint(study, id);
    return { to, person: to, amount: centsOf(centsOfEach), before: [] };
  });
  const amount = centsOf(centsOfEach * people.length);
  return {
    ...every,
    id: inventEventId(2 * nth),
    type: 'claimed',
    bulk: inventId('bulk payment', nth) as BulkId,
    batch,
    path: batch,
    plan: '0'.repeat(64),
    approved: false,
    answers: [],
    looked: every.at,
    currency: 'GBP',
    amount,
    fees: 0,
    vat: 0,
    total: amount,
    bonuses,
  };
}

/**
 * What each payment of that many people adds to the ledger of a study in which everybody was paid
 * 1.50, and all of it has arrived.
 */
export function paidLedgers(
  studyId: string,
  people: readonly string[],
  peopleOfEach: number,
  batch: string,
): string[] {
  const study = parseStudyId(studyId);
  if (study === null) throw new Error(`${studyId} is no study`);
  return Array.from({ length: Math.ceil(people.length / peopleOfEach) }, (_, at) => {
    const theirs = people.slice(at * peopleOfEach, (at + 1) * peopleOfEach);
    const claim = claimOf(study, theirs, batch, at + 1);
    const id = inventEventId(2 * at + 3);
    return serializeEvents([claim, { ...every, id, type: 'settled', bulk: claim.bulk }]);
  });
}

/**
 * The ledger of a study in which everybody was paid 1.50 in one batch, and all of it has arrived.
 */
export function paidLedger(studyId: string, people: readonly string[], batch: string): string {
  return paidLedgers(studyId, people, bonusesPerBulk, batch).join('');
}
