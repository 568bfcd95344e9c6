import { describe, expect, it } from '@jest/globals';
import type { PayOutcome } from '../../../src/core/prolific/shows.ts';
import {
  isPaid,
  isUnanswered,
  maybePaidCents,
  type OwnBulk,
  ownBulks,
  paidBulks,
} from '../../../src/core/record/own-bulks.ts';
import { isFailure, newRunRecord, type Status } from '../../../src/core/record/run-record.ts';
import { bonus, recordOf, ownBulk } from '../../kit/run-records.ts';

describe('newRunRecord', () => {
  it('knows its mode and nothing else yet', () => {
    expect(newRunRecord('plan')).toMatchObject({
      mode: 'plan',
      status: null,
      plan: null,
      payRequests: 0,
    });
    expect(paidBulks(newRunRecord('pay'))).toEqual([]);
  });

  it('shares nothing with the record of another run', () => {
    const first = newRunRecord('pay');
    first.bulks.push(ownBulk('b1', [bonus(1, 425)]));
    first.warnings.push('late');
    expect(newRunRecord('pay')).toMatchObject({ bulks: [], warnings: [] });
  });
});

describe('paidBulks', () => {
  it('is what Prolific accepted or has shown, in order', () => {
    const states = ['set-up', 'settled', 'claimed', 'refused', 'accepted', 'unknown'] as const;
    const bulks = states.map((state) => ownBulk(state, [bonus(1, 425)], { state }));
    const record = recordOf('pay', { bulks });
    expect(paidBulks(record).map(({ bulk }) => bulk)).toEqual(['settled', 'accepted']);
  });
});

describe('a bulk payment of this run', () => {
  const ofState = (state: OwnBulk['state']) =>
    recordOf('pay', { bulks: [ownBulk('b1', [bonus(1, 425)], { state })] });

  it.each<[OwnBulk['state'], { paid: boolean; unanswered: boolean }]>([
    ['set-up', { paid: false, unanswered: false }],
    ['claimed', { paid: false, unanswered: true }],
    ['accepted', { paid: true, unanswered: false }],
    ['refused', { paid: false, unanswered: false }],
    ['unknown', { paid: false, unanswered: true }],
    ['settled', { paid: true, unanswered: false }],
    ['resolved-paid', { paid: true, unanswered: false }],
    ['resolved-not-paid', { paid: false, unanswered: false }],
  ])('is %s where the ledger says so', (state, { paid, unanswered }) => {
    const record = ofState(state);
    const [own] = ownBulks(record);
    expect(own?.state).toBe(state);
    expect(own && [isPaid(own), isUnanswered(own)]).toEqual([paid, unanswered]);
    // A human's `not-paid` does not take the request back.
    const mayBePaid = paid || unanswered || state === 'resolved-not-paid';
    expect(maybePaidCents(record)).toBe(mayBePaid ? 425 : 0);
  });

  it.each<PayOutcome>([
    { kind: 'accepted', status: 202 },
    { kind: 'refused', status: null, reason: 'it says' },
    { kind: 'unknown', reason: 'it says' },
  ])('is $kind where Prolific said so and the ledger does not know yet', (outcome) => {
    const record = ofState('claimed');
    const { bulk } = ownBulk('b1', []);
    record.unwritten = { bulk, outcome };
    expect(ownBulks(record)[0]?.state).toBe(outcome.kind);
  });

  it('remains what the ledger says where the answer changes nothing there', () => {
    const record = ofState('settled');
    const { bulk } = ownBulk('b1', []);
    record.unwritten = { bulk, outcome: { kind: 'accepted', status: 202 } };
    expect(ownBulks(record)[0]?.state).toBe('settled');
  });

  it('is what the ledger says where the answer that is not written is of another one', () => {
    const record = ofState('claimed');
    const { bulk } = ownBulk('b2', []);
    record.unwritten = { bulk, outcome: { kind: 'accepted', status: 202 } };
    expect(ownBulks(record)[0]?.state).toBe('claimed');
  });
});

describe('isFailure', () => {
  it.each<[Status, boolean]>([
    ['paid', false],
    ['already-paid', false],
    ['planned', false],
    ['reconciled', false],
    ['blocked', true],
    ['refused', true],
    ['in-doubt', true],
  ])('of %s is %p', (status, failed) => {
    expect(isFailure(status)).toBe(failed);
  });
});
