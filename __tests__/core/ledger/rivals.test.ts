import { describe, expect, it } from '@jest/globals';
import { findArrived, isProven } from '../../../src/core/ledger/evidence.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { ann, bob, bulkId, claim, claimedBonus, event, ledgerOf } from '../../kit/builders.ts';
import { anns } from './evidence-scenes.ts';

/** A ledger without compare-and-swap can have two claims of which neither has seen the other. */
const first = claim({ bulk: bulkId('first') });
const second = claim({ bulk: bulkId('second'), batch: 'week 2' });

function proven(amounts: number[], ...events: LedgerEvent[]): string[] {
  const { bulks } = ledgerOf(...events);
  return [...bulks.values()]
    .filter((bulk) => isProven(bulk, findArrived(bulk, anns(amounts))))
    .map(({ claim: { bulk } }) => bulk);
}

describe('of two claims of the same money side by side', () => {
  it.each<[string, number[], LedgerEvent[], string[]]>([
    ['one bonus proves neither', [425], [], []],
    ['two prove both', [425, 425], [], ['first', 'second']],
    [
      'one proves the first, once the second is withdrawn',
      [425],
      [event('refused', 'second')],
      ['first'],
    ],
    [
      'one proves the second, once the first is withdrawn',
      [425],
      [event('refused', 'first')],
      ['second'],
    ],
    [
      'one proves not even the accepted one, while nobody knows of the other',
      [425],
      [event('accepted', 'first')],
      [],
    ],
    [
      'one proves the accepted one, once the other is withdrawn',
      [425],
      [event('accepted', 'second'), event('refused', 'first')],
      ['second'],
    ],
    [
      'one proves neither, where the withdrawn one was accepted after all',
      [425],
      [event('refused', 'second'), event('accepted', 'second')],
      [],
    ],
    [
      'one proves neither, where a human says that the other was paid',
      [425],
      [event('resolved-paid', 'second')],
      [],
    ],
  ])('%s', (_, amounts, after, bulks) => {
    // A refused one is proven by whatever comes too; nobody looks at it.
    const refused = after.flatMap(({ type, bulk }) => (type === 'refused' ? [String(bulk)] : []));
    const found = proven(amounts, first, second, ...after);
    expect(found.filter((bulk) => !refused.includes(bulk) || bulks.includes(bulk))).toEqual(bulks);
  });

  it('the money of another person or of another amount counts for itself', () => {
    const others = claim({
      bulk: bulkId('second'),
      bonuses: [claimedBonus(bob), claimedBonus(ann, 100)],
    });
    expect(proven([425], first, others)).toEqual(['first']);
  });

  it('one that was claimed after the outcome of the other is none beside it', () => {
    const beside = ledgerOf(first, event('unknown', 'first'), second);
    expect([...beside.bulks.values()].map(({ rivals }) => [...rivals.keys()])).toEqual([
      ['second'],
      ['first'],
    ]);
    const apart = ledgerOf(first, event('accepted', 'first'), second);
    expect([...apart.bulks.values()].map(({ rivals }) => rivals.size)).toEqual([0, 0]);
  });
});
