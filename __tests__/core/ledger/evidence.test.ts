import { describe, expect, it } from '@jest/globals';
import {
  findArrived,
  findMaybeArrived,
  isProven,
  type Shown,
} from '../../../src/core/ledger/evidence.ts';
import { fingerprint } from '../../../src/core/ids.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import { ann, bob, claim, claimedAt, claimedBonus, event, study } from '../../kit/builders.ts';
import {
  after,
  anns,
  anns425,
  anns425At,
  before,
  earlierBatch,
  laterBatch,
  lookedAnHourBefore,
  notPaidButArrived,
  person,
} from './evidence-scenes.ts';

describe('a bonus of 4.25 has arrived when Prolific shows one more than what is explained otherwise', () => {
  it.each<[string, BulkPayment, Shown, boolean]>([
    ['nothing before, nothing now', anns425([]), anns([]), false],
    ['nothing before, one now', anns425([]), anns([425]), true],
    ['the person is not to be found', anns425([]), new Map(), false],
    [
      'somebody else has one',
      anns425([]),
      new Map([[fingerprint(study, bob), { amounts: [425], screenedOutAt: [] }]]),
      false,
    ],

    ['an equal bonus before, and no other now', anns425([425]), anns([425]), false],
    ['an equal bonus before, and two now', anns425([425]), anns([425, 425]), true],
    ['two equal bonuses before, and two now', anns425([425, 425]), anns([425, 425]), false],
    [
      'another bonus before and the new one, in another order',
      anns425([20, 300]),
      anns([425, 300, 20]),
      true,
    ],
    ['another amount arrived', anns425([20]), anns([20, 850]), false],
    ['the sum is right and the amounts are not', anns425([]), anns([400, 25]), false],

    ['a fraction more than ours', anns425([]), anns([425.5]), false],
    ['a fraction less than ours', anns425([]), anns([424.99]), false],
    ['fractions before, and ours now', anns425([20.5]), anns([20.5, 425]), true],
    ['what was shown has gone down, all of it', anns425([425, 425]), anns([]), false],
    [
      'what was shown has gone down by one, and ours came',
      anns425([425, 425]),
      anns([425, 425]),
      false,
    ],
    ['more came than ours', anns425([]), anns([425, 425, 425]), true],

    [
      'an earlier batch paid and not yet visible: the first to appear is not ours',
      anns425([], earlierBatch, event('accepted')),
      anns([425]),
      false,
    ],
    [
      'an earlier batch paid and not yet visible: the second to appear is',
      anns425([], earlierBatch, event('accepted')),
      anns([425, 425]),
      true,
    ],
    [
      'one before and an earlier batch on its way: the sum counts, not the larger, so two are not enough',
      anns425([425], laterBatch, event('accepted')),
      anns([425, 425]),
      false,
    ],
    [
      'one before and an earlier batch on its way: three are enough',
      anns425([425], laterBatch, event('accepted')),
      anns([425, 425, 425]),
      true,
    ],
    [
      'an earlier batch whose money the claim has seen: one more is ours',
      anns425([425], earlierBatch, event('accepted')),
      anns([425, 425]),
      true,
    ],
    [
      'an earlier batch whose money the claim has seen: without one more it is not',
      anns425([425], earlierBatch, event('accepted')),
      anns([425]),
      false,
    ],
    [
      'an earlier batch whose money may be a reward: screened out after it, one more is not enough',
      anns425([425], lookedAnHourBefore, event('accepted')),
      anns([425, 425], [before(30)]),
      false,
    ],
    [
      'an earlier batch whose money may be a reward: screened out after it, two more are',
      anns425([425], lookedAnHourBefore, event('accepted')),
      anns([425, 425, 425], [before(30)]),
      true,
    ],
    [
      'an earlier batch that a human called paid and nobody has seen',
      anns425([], earlierBatch, event('resolved-paid')),
      anns([425]),
      false,
    ],
    [
      'an earlier batch that was settled, so it stands among what was shown before',
      anns425([425], earlierBatch, event('settled')),
      anns([425, 425]),
      true,
    ],
    [
      'an earlier batch that was refused',
      anns425([], earlierBatch, event('refused')),
      anns([425]),
      true,
    ],
    [
      'an earlier batch of another amount on its way',
      anns425([], claim({ bonuses: [claimedBonus(ann, 300)] }), event('accepted')),
      anns([425]),
      true,
    ],

    [
      'it is not known what was on its way',
      { ...anns425([]), pendingAtClaim: [] },
      anns([425, 425]),
      false,
    ],
    [
      'a screen-out reward of that amount before the claim, none since',
      anns425([425]),
      anns([425], [before(16)]),
      false,
    ],
    [
      'a screen-out reward before the claim, and ours now',
      anns425([425]),
      anns([425, 425], [before(16)]),
      true,
    ],
    [
      'screened out a quarter of an hour before the claim, so seen before it',
      anns425([425]),
      anns([425, 425], [before(15)]),
      true,
    ],
    [
      'screened out minutes before the look, and its reward was there: one more is ours',
      anns425([425]),
      anns([425, 425], [before(14)]),
      true,
    ],
    [
      'screened out minutes before the look, and its reward was there: without one more it is not',
      anns425([425]),
      anns([425], [before(14)]),
      false,
    ],
    [
      'screened out at the very look, and its reward was there: one more is ours',
      anns425([425]),
      anns([425, 425], [before(0)]),
      true,
    ],
    [
      'screened out minutes before the look, and no money of that amount was there: one may be the reward',
      anns425([20]),
      anns([20, 425], [before(14)]),
      false,
    ],
    [
      'screened out minutes before the look, and the ledger had paid what was there: one may be the reward',
      anns425([425], earlierBatch, event('settled')),
      anns([425, 425], [before(14)]),
      false,
    ],
    [
      'screened out minutes before the look, and one of two that were there was the reward',
      anns425([425, 425], earlierBatch, event('settled')),
      anns([425, 425, 425], [before(14)]),
      true,
    ],
    [
      'two screened out minutes before the look, and the reward of one was there',
      anns425([425]),
      anns([425, 425], [before(14), before(13)]),
      false,
    ],
    [
      'two screened out minutes before the look, and both rewards were there',
      anns425([425, 425]),
      anns([425, 425, 425], [before(14), before(13)]),
      true,
    ],
    [
      'somebody was paid by hand before, and screened out since: one may be the reward',
      anns425([425]),
      anns([425, 425], [after(1)]),
      false,
    ],
    [
      'money was there before, and Prolific does not say when they were screened out: one may be the reward',
      anns425([425]),
      anns([425, 425], [null]),
      false,
    ],
    [
      'an earlier batch on its way, a reward that was there, and two more',
      anns425([425], laterBatch, event('accepted')),
      anns([425, 425, 425], [before(14)]),
      true,
    ],
    [
      'what came after a `not-paid` was taken for it, and may be a reward: one more is not enough',
      anns425([425], lookedAnHourBefore, notPaidButArrived),
      anns([425, 425], [before(30)]),
      false,
    ],
    [
      'what came after a `not-paid` was taken for it, and this look lags behind: the first to appear is not ours',
      anns425([], earlierBatch, notPaidButArrived),
      anns([425]),
      false,
    ],
    [
      'Prolific did not say when the claim looked: a screen-out of any time may have come since',
      anns425At(null, [425]),
      anns([425, 425], [before(600)]),
      false,
    ],
    [
      'Prolific did not say when the claim looked, and nobody was screened out',
      anns425At(null, [425]),
      anns([425, 425]),
      true,
    ],
    [
      'Prolific did not say when the earlier claim looked whose money may be a reward',
      anns425([425], { ...earlierBatch, looked: null }, event('accepted')),
      anns([425, 425], [before(600)]),
      false,
    ],
    [
      'Prolific did not say when the earlier claim looked, and one of two that were there may be a reward',
      anns425([425, 425], { ...earlierBatch, looked: null }, event('accepted')),
      anns([425, 425, 425], [before(600)]),
      false,
    ],
    [
      'screened out a quarter of an hour before the look, and no reward was there by then',
      anns425([]),
      anns([425], [before(15)]),
      true,
    ],
    [
      'the look was long before the claim was written, and a screen-out between them',
      anns425At(before(60).toISOString(), []),
      anns([425], [before(30)]),
      false,
    ],
    ['screened out since: one may be the reward', anns425([]), anns([425], [after(1)]), false],
    [
      'screened out a millisecond after the claim',
      anns425([]),
      anns([425], [new Date(Date.parse(claimedAt) + 1)]),
      false,
    ],
    ['screened out since, and two now', anns425([]), anns([425, 425], [after(1)]), true],
    ['screened out, and Prolific does not say when', anns425([]), anns([425], [null]), false],
    [
      'screened out, Prolific does not say when, and two now',
      anns425([]),
      anns([425, 425], [null]),
      true,
    ],
    ['two submissions screened out since', anns425([]), anns([425, 425], [after(1), null]), false],
    [
      'two submissions screened out, one of them before',
      anns425([]),
      anns([425, 425], [after(1), before(19)]),
      true,
    ],
    [
      'everything at once: one before, one on its way, one screened out',
      anns425([425], laterBatch, event('accepted')),
      anns([425, 425, 425], [after(1)]),
      false,
    ],
    [
      'everything at once, and one more',
      anns425([425], laterBatch, event('accepted')),
      anns([425, 425, 425, 425], [after(1)]),
      true,
    ],
  ])('%s', (_, bulk, shown, arrived) => {
    expect([...findArrived(bulk, shown)]).toEqual(arrived ? [person] : []);
    expect(isProven(bulk, findArrived(bulk, shown))).toBe(arrived);
  });
});

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
