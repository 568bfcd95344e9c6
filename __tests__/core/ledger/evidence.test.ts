import { describe, expect, it } from '@jest/globals';
import { findArrived, isProven, type Shown } from '../../../src/core/ledger/evidence.ts';
import { fingerprint } from '../../../src/core/ids.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import { ann, bob, claim, claimedBonus, event, study } from '../../kit/builders.ts';
import {
  anns,
  anns425,
  before,
  earlierBatch,
  laterBatch,
  lookedAnHourBefore,
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
  ])('%s', (_, bulk, shown, arrived) => {
    expect([...findArrived(bulk, shown)]).toEqual(arrived ? [person] : []);
    expect(isProven(bulk, findArrived(bulk, shown))).toBe(arrived);
  });
});
