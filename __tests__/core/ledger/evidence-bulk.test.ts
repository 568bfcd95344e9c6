import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findArrived, isProven, type Shown } from '../../../src/core/ledger/evidence.ts';
import { fingerprint } from '../../../src/core/ids.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import {
  ann,
  bob,
  bulkId,
  bulkOf,
  claim,
  claimedBonus,
  cyd,
  event,
  ledgerOf,
  study,
  submission,
} from '../../kit/builders.ts';
import { after, anns, anns425, before, earlierBatch, person } from './evidence-scenes.ts';

describe('a bulk payment of several', () => {
  const three = bulkOf(
    claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000), claimedBonus(cyd)] }),
  );
  const shownTo = (...ids: (typeof ann)[]): Shown =>
    new Map(
      ids.map((id) => [
        fingerprint(study, id),
        { amounts: [id === bob ? 1000 : 425], screenedOutAt: [] },
      ]),
    );

  it.each([
    ['nobody', [], false],
    ['one', [bob], false],
    ['two', [ann, cyd], false],
    ['all', [ann, bob, cyd], true],
  ])('is proven by the arrival of all, not of %s', (_, ids, proven) => {
    const arrived = findArrived(three, shownTo(...ids));
    expect([...arrived]).toEqual(ids.map((id) => fingerprint(study, id)));
    expect(isProven(three, arrived)).toBe(proven);
  });

  it('names those that arrived as the file named them, by submission too', () => {
    const bySubmission = claimedBonus(submission(ann).id, 425, { person });
    const bulk = bulkOf(claim({ bonuses: [bySubmission] }));
    expect([...findArrived(bulk, anns([425]))]).toEqual([bySubmission.to]);
    expect(bySubmission.to).not.toBe(person);
  });

  it('does not take the money of one of two claims for both', () => {
    const first = claim({ bulk: bulkId('a') });
    const second = claim({ bulk: bulkId('b'), batch: 'week 2' });
    const { bulks } = ledgerOf(first, event('accepted', 'a'), second, event('accepted', 'b'));
    const proven = (amounts: number[]) =>
      [...bulks.values()].filter((bulk) => isProven(bulk, findArrived(bulk, anns(amounts)))).length;
    expect([[], [425], [425, 425], [425, 425, 425]].map(proven)).toEqual([0, 1, 2, 2]);
  });
});

describe('whatever Prolific shows', () => {
  const amounts = fc.array(fc.constantFrom(425, 300, 20.5), { maxLength: 6 });
  const outs = fc.array(fc.constantFrom(null, before(20), after(5)), { maxLength: 3 });

  it('nothing has arrived while it shows no more of that amount than before', () => {
    fc.assert(
      fc.property(amounts, amounts, outs, (had, now, screenedOutAt) => {
        const count = (list: readonly number[]) => list.filter((one) => one === 425).length;
        const shown = anns(now, screenedOutAt);
        const hasArrived = findArrived(anns425(had), shown).size === 1;
        const since = screenedOutAt.filter(
          (at) => at === null || at.getTime() === after(5).getTime(),
        );
        expect(hasArrived).toBe(count(now) - count(had) - since.length >= 1);
      }),
    );
  });

  it('more money never takes an arrival back, and more doubt never makes one', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, outs, (had, now, more, screenedOutAt) => {
        const arrived = (bulk: BulkPayment, shown: Shown) => findArrived(bulk, shown).size;
        const bulk = anns425(had);
        const seen = arrived(bulk, anns(now, screenedOutAt));
        expect(arrived(bulk, anns([...now, ...more], screenedOutAt))).toBeGreaterThanOrEqual(seen);
        expect(arrived(bulk, anns(now, [...screenedOutAt, null]))).toBeLessThanOrEqual(seen);
        const doubted = anns425(had, earlierBatch, event('accepted'));
        expect(arrived(doubted, anns(now, screenedOutAt))).toBeLessThanOrEqual(seen);
      }),
    );
  });
});
