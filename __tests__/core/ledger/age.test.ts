import { describe, expect, it } from '@jest/globals';
import { inDoubtAfterMs, notPaidAfterMs, stopsPayments } from '../../../src/core/ledger/open.ts';
import { bulkOf, claim, type Outcome } from '../../kit/builders.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('the ages that matter', () => {
  it('are an hour and a day', () => {
    expect([notPaidAfterMs, inDoubtAfterMs]).toEqual([hour, day]);
  });
});

describe('stopsPayments', () => {
  const ages = [null, 0, day - 1_000, day - 1, day, 30 * day];

  it.each<[Outcome[], boolean[]]>([
    [[], [true, true, true, true, true, true]],
    [['unknown'], [true, true, true, true, true, true]],
    [
      ['resolved-not-paid', 'accepted'],
      [true, true, true, true, true, true],
    ],
    [['accepted'], [false, false, false, false, true, true]],
    [
      ['unknown', 'accepted'],
      [false, false, false, false, true, true],
    ],
    [['refused'], [false, false, false, false, false, false]],
    [['settled'], [false, false, false, false, false, false]],
    [
      ['accepted', 'settled'],
      [false, false, false, false, false, false],
    ],
    [['resolved-paid'], [false, false, false, false, false, false]],
    [['resolved-not-paid'], [false, false, false, false, false, false]],
  ])(
    'after %j, at no known age, 0, 23:59:59, a millisecond before 24 h, 24 h and a month: %j',
    (after, expected) => {
      const bulk = bulkOf(claim(), ...after);
      expect(ages.map((ageMs) => stopsPayments(bulk, ageMs))).toEqual(expected);
    },
  );
});
