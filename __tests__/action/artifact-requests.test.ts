import { describe, expect } from '@jest/globals';
import { requestsInARow, timeline } from '../../bench/critical-path.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { artifactRun } from './artifact-run.ts';
import { test } from './artifact-story.ts';
import { csvOf } from './story.ts';

/** Longer than the work between two requests, so that requests side by side are seen to overlap. */
const latencyMs = 150;

function slowDown({ prolific, github, artifacts }: Lab): void {
  for (const server of [prolific, github.server, artifacts.results, artifacts.blobs])
    server.latencyMs = latencyMs;
}

/**
 * How many requests had to wait for one another until the outcome was recorded, which is the second
 * record that was finalized.
 */
function inARowUntilRecorded(result: ActionResult): number {
  const all = timeline(result);
  const [, outcome] = all.filter(({ endpoint }) => endpoint === 'finalize');
  if (outcome === undefined) throw new Error('No outcome was recorded');
  return requestsInARow(all.slice(0, all.indexOf(outcome) + 1));
}

describe('the cost of a ledger of artifacts in requests', () => {
  test('of a first payment is 16 in a row until its outcome is recorded', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
    slowDown(lab);
    const result = await lab.run(artifactRun({ id: 7 }));

    expect(endOf(result)).toBe('paid, exit 0');
    expect(inARowUntilRecorded(result)).toBe(16);
  });
});
