import { describe, expect, it } from '@jest/globals';
import { arrivals } from './scene.ts';
import { asksHuman, isInRotation, isBetweenClaimAndOutcome } from './selection.ts';
import { sweep, wrongIn } from './sweep.ts';

const longMs = 300_000;

describe('a first payment of 3 bonuses', () => {
  it.each(arrivals)(
    'that dies at any request pays each person once in the end, with money that shows %s the next run',
    async (arrival) => {
      const turn = arrivals.indexOf(arrival);
      const reports = await sweep(
        { victim: 'first run', bonuses: 3, arrival, isApproved: false },
        (point, requests) =>
          isInRotation(point, turn, arrivals.length) || isBetweenClaimAndOutcome(point, requests),
      );

      expect(wrongIn(reports)).toEqual([]);
      // Before the claim nothing is in doubt, and after the outcome nothing is any more. In between
      // GitHub is asked whether anything was taken out of the ledger that this claim has made.
      const asked = reports.filter(asksHuman).map(({ diedAt }) => diedAt);
      expect(new Set(asked)).toEqual(new Set(['github commit', 'github activity', 'prolific pay']));
      const timesOf = (endpoint: string) => asked.filter((one) => one === endpoint).length;
      const times = arrival === 'after' ? 2 : 1;
      expect([timesOf('github commit'), timesOf('prolific pay')]).toEqual([times, times]);
    },
    longMs,
  );
});
