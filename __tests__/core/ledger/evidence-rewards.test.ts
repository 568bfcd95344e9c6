import { describe, expect, it } from '@jest/globals';
import { findArrived, isProven, type Shown } from '../../../src/core/ledger/evidence.ts';
import type { BulkPayment } from '../../../src/core/ledger/fold.ts';
import { claimedAt, event } from '../../kit/builders.ts';
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

describe('a bonus of 4.25 has arrived, whatever screen-outs there were, when Prolific shows one more than what is explained otherwise', () => {
  it.each<[string, BulkPayment, Shown, boolean]>([
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
