import { describe, expect, it } from '@jest/globals';
import { findArrived, findMaybeArrived, type Shown } from '../../../src/core/ledger/evidence.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import { event } from '../../kit/builders.ts';
import { after, anns, anns425, before, earlierBatch, person } from './evidence-scenes.ts';

describe('a bonus of 4.25 is not paid again while Prolific shows any more of it than before', () => {
  it.each<[string, BulkPayment, Shown, boolean]>([
    ['nothing before, nothing now', anns425([]), anns([]), false],
    ['nothing before, one now', anns425([]), anns([425]), true],
    ['as much as before', anns425([425]), anns([425]), false],
    ['less than before', anns425([425, 425]), anns([425]), false],
    ['another amount', anns425([]), anns([20]), false],
    ['the person is not to be found', anns425([]), new Map(), false],
    ['screened out since', anns425([]), anns([425], [after(1)]), true],
    ['screened out, nobody knows when', anns425([]), anns([425], [null]), true],
    ['a reward that was there', anns425([425]), anns([425, 425], [before(5)]), true],
    [
      'an earlier batch on its way',
      anns425([], earlierBatch, event('accepted')),
      anns([425]),
      true,
    ],
    [
      'it is not known what was on its way',
      { ...anns425([]), pendingAtClaim: [] },
      anns([425]),
      true,
    ],
  ])('%s', (_, bulk, shown, arrived) => {
    expect([...findMaybeArrived(bulk, shown)]).toEqual(arrived ? [person] : []);
    // Whatever is proven is also not paid again.
    expect(findArrived(bulk, shown).isSubsetOf(findMaybeArrived(bulk, shown))).toBe(true);
  });
});
