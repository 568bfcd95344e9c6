import { describe, expect, it } from '@jest/globals';
import { centsOf } from '../../../src/core/money.ts';
import {
  type BulkReport,
  isFailure,
  newRunRecord,
  paidBulks,
  type Status,
} from '../../../src/core/record/run-record.ts';
import { bonus, bulkId, study, week1 } from '../../kit/builders.ts';

function report(state: BulkReport['state']): BulkReport {
  return {
    bulk: bulkId(state),
    study,
    batch: week1,
    bonuses: [bonus()],
    currency: 'GBP',
    amountCents: centsOf(425),
    feesCents: null,
    vatCents: null,
    totalCents: 425,
    state,
    answeredAtMs: null,
  };
}

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
    first.bulks.push(report('accepted'));
    first.warnings.push('late');
    expect(newRunRecord('pay')).toMatchObject({ bulks: [], warnings: [] });
  });
});

describe('paidBulks', () => {
  it('is what Prolific accepted or has shown, in order', () => {
    const record = newRunRecord('pay');
    const states = ['set-up', 'settled', 'claimed', 'refused', 'accepted', 'unknown'] as const;
    record.bulks.push(...states.map(report));
    expect(paidBulks(record).map(({ bulk }) => bulk)).toEqual(['settled', 'accepted']);
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
