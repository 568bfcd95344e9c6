import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findArrived, isProven } from '../../../src/core/ledger/evidence.ts';
import { holdsAsPaid } from '../../../src/core/ledger/fold.ts';
import { ann, bulkId, claim, claimedBonus, event, ledgerOf, outcomes } from '../../kit/builders.ts';
import { anns } from './evidence-scenes.ts';

const annsTo = claimedBonus(ann).to;

describe('in every history in which answers are given and taken back', () => {
  it('money proves no more of what counts as paid than there is of it, whatever was answered and taken back', () => {
    const step = fc.record({
      bulk: fc.nat({ max: 3 }),
      outcome: fc.constantFrom(...outcomes).filter((outcome) => outcome !== 'settled'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat({ max: 7 }), (steps, times) => {
        const claimed = new Set<number>();
        const events = steps.map(({ bulk, outcome }) => {
          if (claimed.has(bulk)) return event(outcome, `bulk-${bulk}`);
          claimed.add(bulk);
          return claim({ bulk: bulkId(`bulk-${bulk}`), bonuses: [claimedBonus(ann, 425)] });
        });
        const shown = anns(Array.from({ length: times }, () => 425));
        const held = [...ledgerOf(...events).bulks.values()].filter((bulk) =>
          holdsAsPaid(bulk, annsTo),
        );
        const proven = held.filter((bulk) => isProven(bulk, findArrived(bulk, shown)));
        expect(proven.length).toBeLessThanOrEqual(times);
        // Where others are counted more than once, twice their money is enough.
        if (times > 6) expect(proven.length).toBe(held.length);
      }),
      { numRuns: 5_000 },
    );
  });
});
