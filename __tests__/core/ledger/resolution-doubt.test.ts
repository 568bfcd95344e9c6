import { describe, expect, it } from '@jest/globals';
import { canBeProven } from '../../../src/core/ledger/fold.ts';
import type { OpenBulk } from '../../../src/core/ledger/open.ts';
import { describeDoubt } from '../../../src/core/ledger/resolution.ts';
import { bulkOf, claim, type Outcome, study } from '../../kit/builders.ts';

/** A day old. */
function open(...after: Outcome[]): OpenBulk {
  const bulk = bulkOf(claim(), ...after);
  return { study, bulk, ageMs: 24 * 60 * 60_000, arrived: null, inDoubt: true };
}

describe('canBeProven', () => {
  it.each<[Outcome[], boolean]>([
    [[], true],
    [['unknown'], true],
    [['accepted'], true],
    [['resolved-paid'], true],
    [['resolved-not-paid'], false],
    [['resolved-not-paid', 'accepted'], false],
    [['resolved-paid', 'refused'], false],
    [['refused'], true],
    [['settled'], false],
  ])('after %j is %p', (after, expected) => {
    expect(canBeProven(bulkOf(claim(), ...after))).toBe(expected);
  });
});

describe('describeDoubt', () => {
  it.each<[Outcome[], string]>([
    [[], 'was about to be paid, and nobody knows whether it was'],
    [['unknown'], 'was sent to be paid, and nobody knows whether it was (time-out)'],
    [['accepted'], 'was accepted by Prolific a day ago or more, and not all of it has arrived'],
    [
      ['resolved-not-paid', 'accepted'],
      'was resolved as not paid, and accepted by Prolific after that',
    ],
    [
      ['resolved-paid', 'refused'],
      'was resolved as paid, and its own run found after that that it was not',
    ],
    [['resolved-paid'], 'has not been seen at Prolific as a whole yet'],
  ])('after %j says that it %s', (after, words) => {
    expect(describeDoubt(open(...after))).toBe(words);
  });
});
