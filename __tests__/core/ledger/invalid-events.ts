import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { ann, claim, event } from '../../kit/builders.ts';

const {
  run,
  bonuses: [bonus],
} = claim();
const accepted = event('accepted');
const notPaid = event('resolved-not-paid');

/**
 * What is wrong, the valid event, and the field that makes it so; `undefined` leaves the field out.
 */
export const invalidEvents: readonly (readonly [string, LedgerEvent, Record<string, unknown>])[] = [
  ['"v" cannot be "2"', accepted, { v: 2 }],
  ['"v" cannot be "1"', accepted, { v: '1' }],
  ['"v" is missing', accepted, { v: undefined }],
  ['"id" cannot be "one"', accepted, { id: 'one' }],
  ['"at" cannot be "yesterday"', accepted, { at: 'yesterday' }],
  ['"at" cannot be "2026-13-22T11:00:00Z"', accepted, { at: '2026-13-22T11:00:00Z' }],
  ['"at" cannot be "2026-11-22T12:00:00+01"', accepted, { at: '2026-11-22T12:00:00+01' }],
  ['"type" cannot be "paid"', accepted, { type: 'paid' }],
  ['"type" cannot be "constructor"', accepted, { type: 'constructor' }],
  ['"type" is missing', accepted, { type: undefined }],
  ['"run" cannot be "null"', accepted, { run: null }],
  ['"run.attempt" cannot be "1.5"', accepted, { run: { ...run, attempt: 1.5 } }],
  ['"run.id" cannot be "19"', accepted, { run: { ...run, id: 19 } }],
  ['"run.host" is not a field of it', accepted, { run: { ...run, host: 'x' } }],
  ['"bulk" cannot be "a/b"', accepted, { bulk: 'a/b' }],
  ['"bulk" cannot be ""', accepted, { bulk: '' }],
  ['"bulk" cannot be "…bbbb"', accepted, { bulk: 'b'.repeat(65) }],
  ['"status" cannot be "202"', accepted, { status: '202' }],
  ['"status" is missing', accepted, { status: undefined }],
  ['"reason" is not a field of it', accepted, { reason: 'no' }],
  ['"constructor" is not a field of it', accepted, { constructor: 1 }],
  ['"reason" is missing', event('refused'), { reason: undefined }],
  ['"status" is not a field of it', event('unknown'), { status: 500 }],
  ['"bonuses" is not a field of it', event('settled'), { bonuses: [] }],
  ['"outcome" cannot be "perhaps"', notPaid, { outcome: 'perhaps' }],
  ['"outcome" is missing', notPaid, { outcome: undefined }],
  ['"arrived" is missing', notPaid, { arrived: undefined }],
  ['"arrived.0" cannot be "x"', notPaid, { arrived: ['x'] }],
  ['"arrived" is not a field of it', event('resolved-paid'), { arrived: [] }],
  ['"by" is missing', event('resolved-paid'), { by: undefined }],
  ['"batch" cannot be ""', claim(), { batch: '' }],
  ['"plan" cannot be "…DDDD"', claim(), { plan: 'D'.repeat(64) }],
  ['"plan" cannot be "…dddd"', claim(), { plan: 'd'.repeat(63) }],
  ['"plan" cannot be "…dddd"', claim(), { plan: 'd'.repeat(65) }],
  ['"answers.0" cannot be "…dddd"', claim(), { answers: ['d'.repeat(65)] }],
  ['"answers.0" cannot be "x…dddd"', claim(), { answers: [`x${'d'.repeat(64)}`] }],
  ['"approved" cannot be "false"', claim(), { approved: 'false' }],
  ['"currency" cannot be "gbp"', claim(), { currency: 'gbp' }],
  ['"currency" cannot be "GBPX"', claim(), { currency: 'GBPX' }],
  ['"amount" cannot be "4.25"', claim(), { amount: 4.25 }],
  ['"amount" cannot be "-425"', claim(), { amount: -425 }],
  ['"amount" cannot be "425"', claim(), { amount: '425' }],
  ['"fees" is missing', claim(), { fees: undefined }],
  ['"total" cannot be "null"', claim(), { total: null }],
  ['"total" cannot be "-1"', claim(), { total: -1 }],
  ['"bonuses" cannot be "0"', claim(), { bonuses: [] }],
  ['"bonuses" cannot be "Object"', claim(), { bonuses: {} }],
  ['"bonuses.0.to" cannot be "…AAAA"', claim(), { bonuses: [{ ...bonus, to: 'A'.repeat(32) }] }],
  ['"bonuses.0.to" cannot be "…aaaa"', claim(), { bonuses: [{ ...bonus, to: 'a'.repeat(33) }] }],
  ['"bonuses.1.person" cannot be "ab"', claim(), { bonuses: [bonus, { ...bonus, person: 'ab' }] }],
  ['"bonuses.0.amount" cannot be "0"', claim(), { bonuses: [{ ...bonus, amount: 0 }] }],
  ['"bonuses.0.amount" cannot be "0.5"', claim(), { bonuses: [{ ...bonus, amount: 0.5 }] }],
  ['"bonuses.0.before.0" cannot be "null"', claim(), { bonuses: [{ ...bonus, before: [null] }] }],
  ['"bonuses.0.id" is not a field of it', claim(), { bonuses: [{ ...bonus, id: ann }] }],
];

/**
 * What is wrong by rules that a JSON Schema cannot say: the parts of the event contradict each
 * other.
 */
export const contradictions: typeof invalidEvents = [
  ['"amount" is 424, and its bonuses add up to 425', claim(), { amount: 424 }],
  ['"amount" is 0, and its bonuses add up to 425', claim(), { amount: 0 }],
  ['"amount" is 425, and its bonuses add up to 850', claim(), { bonuses: [bonus, bonus] }],
  [
    'a bonus has the same "to" as another',
    claim(),
    { amount: 850, bonuses: [bonus, { ...bonus, person: 'a'.repeat(32) }] },
  ],
  ['"arrived" has the same person twice', notPaid, { arrived: [bonus?.to, bonus?.to] }],
];
