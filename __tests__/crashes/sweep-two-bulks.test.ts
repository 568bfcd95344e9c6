import { describe, expect, it } from '@jest/globals';
import { arrivals } from './scene.ts';
import { asksHuman, isBetweenClaimAndOutcome, isInRotation, isOfSecondBulk } from './selection.ts';
import { sweep, wrongIn } from './sweep.ts';

const longMs = 300_000;

describe('an approved first payment of 201 bonuses', () => {
  it.each(arrivals)(
    'that dies in its second bulk payment is ended under the same approval, each person paid once, with money that shows %s the next run',
    async (arrival) => {
      const turn = arrivals.indexOf(arrival);
      const reports = await sweep(
        { victim: 'first run', bonuses: 201, arrival, isApproved: true },
        (point, requests) =>
          isOfSecondBulk(point, requests) &&
          (isInRotation(point, turn, arrivals.length) || isBetweenClaimAndOutcome(point, requests)),
      );

      expect(wrongIn(reports)).toEqual([]);
      expect(reports.length).toBeGreaterThanOrEqual(4);
      expect(reports.some(asksHuman)).toBe(true);
    },
    longMs,
  );
});
