import { describe, expect, it } from '@jest/globals';
import { asksHuman, isBetweenClaimAndOutcome, isInRotation } from './selection.ts';
import { sweep, wrongIn } from './sweep.ts';

const longMs = 300_000;

describe('a run in which a human resolves a payment of 3 bonuses as not paid', () => {
  it(
    'that dies pays each person once in the end',
    async () => {
      const reports = await sweep(
        { victim: 'resolving run', bonuses: 3, arrival: 'after', isApproved: true },
        (point, requests) => isInRotation(point, 0, 6) || isBetweenClaimAndOutcome(point, requests),
      );

      expect(wrongIn(reports)).toEqual([]);
      expect(reports.length).toBeGreaterThanOrEqual(8);
      expect(reports.some(asksHuman)).toBe(true);
    },
    longMs,
  );
});
