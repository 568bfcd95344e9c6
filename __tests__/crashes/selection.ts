import type { CrashPoint } from './crash.ts';
import type { CrashReport } from './crash-report.ts';

/** Which crash points a test takes that has no time for all of them. */

/** Each point has its turn once in so many. */
export function isInRotation({ nth, when }: CrashPoint, turn: number, turns: number): boolean {
  return (2 * nth + (when === 'after' ? 1 : 0)) % turns === turn;
}

/**
 * From a claim that is written to an outcome that is not: here alone is the ledger without an
 * answer.
 */
export function isBetweenClaimAndOutcome(
  { nth, when }: CrashPoint,
  requests: readonly string[],
): boolean {
  const at = nth - 1;
  return requests.some((name, paidAt) => {
    if (name !== 'pay') return false;
    const claimedAt = requests.lastIndexOf('commit', paidAt);
    const isBetween = at > claimedAt && at <= paidAt;
    return isBetween || (when === 'after' ? at === claimedAt : at === paidAt + 1);
  });
}

/** After the first bulk payment was paid, whose outcome is recorded while the second is set up. */
export function isOfSecondBulk({ nth }: CrashPoint, requests: readonly string[]): boolean {
  return nth - 1 > requests.indexOf('pay');
}

export function asksHuman({ asked }: CrashReport): boolean {
  return asked > 0;
}
