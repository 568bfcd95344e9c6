import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '../../src/core/ledger-lines.ts';
import { subjectOf } from '../../src/flows/events.ts';
import { ann, bob, bulkId, claim, claimedBonus } from '../core/builders.ts';

const two = { claim: claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 300)] }) };
const others = ['bulk-2', 'bulk-3', 'bulk-4'].map((bulk) => ({
  claim: claim({ bulk: bulkId(bulk), currency: 'GBP' }),
}));

describe('the subject of a commit', () => {
  it.each<[LedgerEvent['type'], (typeof two)[], string]>([
    ['claimed', [two], 'claimed bulk-1: 2 bonuses, 7.25 GBP'],
    ['settled', [two, ...others.slice(0, 1)], 'settled bulk-1, bulk-2: 3 bonuses, 11.50 GBP'],
    [
      'settled',
      [two, ...others.slice(0, 2)],
      'settled bulk-1, bulk-2, bulk-3: 4 bonuses, 15.75 GBP',
    ],
    ['resolved', [two, ...others], 'resolved 4 bulk payments: 5 bonuses, 20.00 GBP'],
    ['accepted', others.slice(0, 1), 'accepted bulk-2: 1 bonus, 4.25 GBP'],
  ])(
    'names the event %s, the bulk payments, how many bonuses and how much',
    (type, bulks, text) => {
      expect(subjectOf(type, bulks)).toBe(text);
    },
  );
});
