import { afterEach, beforeEach, describe } from '@jest/globals';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { describeLedger } from '../ledger/contract.ts';
import { describeCancelledLedger } from '../ledger/contract-cancelled.ts';
import { type BranchHarness, makeBranchHarness } from './harness.ts';

describeLedger('the ledger on a branch, over real HTTP', makeBranchHarness);

describe('the ledger on a branch', () => {
  let harness: BranchHarness;
  beforeEach(async () => {
    harness = await makeBranchHarness();
  });
  afterEach(() => harness.close());
  describeCancelledLedger(
    () => harness,
    () => {
      const clock = skippingClock();
      clock.cancel();
      const signals = { now: AbortSignal.abort(), record: new AbortController().signal };
      return harness.openWith({ clock, signals });
    },
  );
});
