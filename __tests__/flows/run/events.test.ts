import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { subjectOf } from '../../../src/flows/run/events.ts';
import { ann, bob, bulkId, claim, claimedBonus } from '../../kit/builders.ts';

const two = { claim: claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 300)] }) };
const others = Array.from({ length: 20 }, (_, n) => ({
  claim: claim({ bulk: bulkId(`b${n}`), currency: 'GBP' }),
}));
const namesOf = (count: number): string =>
  ['bulk-1', ...others.slice(0, count - 1).map(({ claim: { bulk } }) => bulk)].join(', ');

describe('the subject of a commit', () => {
  it.each<[LedgerEvent['type'], (typeof two)[], string]>([
    ['claimed', [two], 'claimed bulk-1: 2 bonuses, 7.25 GBP'],
    ['settled', [two, ...others.slice(0, 1)], 'settled bulk-1, b0: 3 bonuses, 11.50 GBP'],
    ['settled', [two, ...others.slice(0, 19)], `settled ${namesOf(20)}: 21 bonuses, 88.00 GBP`],
    ['resolved', [two, ...others], `resolved ${namesOf(20)}, 1 more: 22 bonuses, 92.25 GBP`],
    ['accepted', others.slice(0, 1), 'accepted b0: 1 bonus, 4.25 GBP'],
  ])(
    'names the event %s, twenty bulk payments at most, how many bonuses and how much',
    (type, bulks, text) => {
      expect(subjectOf(type, bulks)).toBe(text);
    },
  );
});
