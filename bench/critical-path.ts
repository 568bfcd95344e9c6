import { bonusesPerBulk } from '../src/core/plan/drafts.ts';
import { sideBySideAtMost } from '../src/adapters/prolific/requests.ts';
import { compareArrivals, type RecordedRequest } from '../sandbox/server/recorded-request.ts';
import type { ActionResult } from '../sandbox/runner/run-action.ts';

/** All requests of a run, to all servers, in the order in which they arrived. */
export function timeline({ requests }: ActionResult): RecordedRequest[] {
  const { prolific, github, results, blobs } = requests;
  return [...prolific, ...github, ...results, ...blobs].sort(compareArrivals);
}

/**
 * Requests up to and including the one that wrote the last `accepted`, or the first, second, … of
 * them.
 */
export function untilRecorded(all: readonly RecordedRequest[], nth?: number): RecordedRequest[] {
  const records = all.filter(({ body }) => body.includes('"headline":"accepted'));
  const record = records.at(nth === undefined ? -1 : nth - 1);
  if (record === undefined) throw new Error('No such outcome was recorded');
  return all.slice(0, all.indexOf(record) + 1);
}

/**
 * How many requests had to wait for one another: the longest chain in which each arrived when the
 * one before had been answered. Requests side by side count once, as long as the latency is longer
 * than the work between two of them.
 */
export function requestsInARow(all: readonly RecordedRequest[]): number {
  const chains: number[] = [];
  for (const [at, request] of all.entries()) {
    const before = all
      .slice(0, at)
      .map(({ endedAtMs }, other) =>
        endedAtMs !== null && endedAtMs <= request.atMs ? (chains[other] ?? 0) : 0,
      );
    chains.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...chains);
}

/** From the arrival of the first request to the end of the last answer, in milliseconds. */
export function wireMs(all: readonly RecordedRequest[]): number {
  const from = Math.min(...all.map(({ atMs }) => atMs));
  return Math.max(...all.map(({ endedAtMs }) => endedAtMs ?? NaN)) - from;
}

/**
 * How much of that time no request was under way: the work of the action itself, and the way to and
 * from the servers.
 */
export function betweenRequestsMs(all: readonly RecordedRequest[]): number {
  let endMs = Infinity;
  let betweenMs = 0;
  for (const { atMs, endedAtMs } of all.toSorted((a, b) => a.atMs - b.atMs)) {
    betweenMs += Math.max(0, atMs - endMs);
    endMs = Math.max(endMs === Infinity ? 0 : endMs, endedAtMs ?? NaN);
  }
  return betweenMs;
}

/**
 * Prolific: the most submissions of one page that the action asks for; the pages after the first
 * are read side by side.
 */
const submissionsOfAPage = 1000;

/**
 * What a first payment promises to take until its last outcome is recorded, where the ledger branch
 * exists: 6 requests, 3 for each further bulk payment of 200, and 1 for each further four pages of
 * submissions.
 */
export function promisedInARow(bonuses: number): number {
  const bulks = Math.ceil(bonuses / bonusesPerBulk);
  const pages = Math.ceil(bonuses / submissionsOfAPage);
  return 6 + 3 * (bulks - 1) + Math.ceil((pages - 1) / sideBySideAtMost);
}
