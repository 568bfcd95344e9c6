import { describe, expect, it } from '@jest/globals';
import { requestsInARow, timeline, untilRecorded } from '../../bench/critical-path.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import type { Fronts } from '../../sandbox/tls/fronts.ts';
import { csvOf, endpointsOf, story, test } from './story.ts';
import { withFronts } from './tls-fronts.ts';

/** Longer than the work between two requests, so that requests side by side are seen to overlap. */
const latencyMs = 150;

function amounts(count: number): string[] {
  return Array.from({ length: count }, () => '1.50');
}

/** How many requests had to wait for one another until the n-th outcome was recorded. */
function inARowUntil(result: ActionResult, nth: number): number {
  return requestsInARow(untilRecorded(timeline(result), nth));
}

describe('the cost of a run in requests', () => {
  it(
    'of a first payment of 200 is six in a row until its outcome is recorded',
    story({ participants: 200, prolific: { manner: { listHasBonuses: true } } }, async (lab) => {
      await lab.startLedger();
      lab.prolific.latencyMs = latencyMs;
      lab.github.server.latencyMs = latencyMs;
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts(200)) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      const asked = endpointsOf(result);
      // A query about other studies, and the list of activities, which says whether anything was
      // taken out of the ledger, go beside those to Prolific.
      expect(asked.slice(0, 10).sort()).toEqual([
        'github activity',
        'github commit',
        'github commit',
        'github query',
        'github query',
        'prolific cost',
        'prolific pay',
        'prolific set-up',
        'prolific study',
        'prolific submissions',
      ]);
      expect(inARowUntil(result, 1)).toBe(6);
    }),
  );

  it(
    'grows by three for each further 200, because an outcome is recorded while the next is set up',
    story({ participants: 450, prolific: { manner: { listHasBonuses: true } } }, async (lab) => {
      await lab.startLedger();
      lab.prolific.latencyMs = latencyMs;
      lab.github.server.latencyMs = latencyMs;
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts(450)) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect([1, 2, 3].map((nth) => inARowUntil(result, nth))).toEqual([6, 9, 12]);
    }),
  );

  test('is one where a file has nothing to pay', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['0.00']) });

    const result = await lab.run();

    expect(endOf(result)).toBe('already-paid, exit 0');
    expect(endpointsOf(result)).toEqual(['github query']);
  });
});

describe('the cost of a run in TLS handshakes', () => {
  it.each([
    // The last one asks for the cost, because a list is believed only if it adds up to that.
    { bonuses: 200, requests: 13, resumes: true, full: 4, resumed: 2 },
    { bonuses: 2_000, requests: 51, resumes: true, full: 4, resumed: 11 },
    { bonuses: 200, requests: 13, resumes: false, full: 6, resumed: 0 },
    { bonuses: 2_000, requests: 51, resumes: false, full: 15, resumed: 0 },
  ])(
    'of $bonuses bonuses is one for each pay request, and five that are shared by all others (resumed: $resumes)',
    async ({ bonuses, requests, resumes, full, resumed }) => {
      const options = { participants: bonuses, prolific: { manner: { listHasBonuses: true } } };
      const pay = async (lab: Lab, fronts: Fronts): Promise<void> => {
        const { inputs, env } = fronts.by('localhost');
        const trusting = { ...env, NODE_EXTRA_CA_CERTS: fronts.trusted };
        const result = await lab.run({ inputs, env: trusting });

        expect(endOf(result)).toBe('paid, exit 0');
        expect(fronts.passed()).toBe(requests);
        expect(fronts.handshakes()).toEqual({ full, resumed });
      };
      await story(options, async (lab) => {
        await lab.startLedger();
        await withFronts(lab, amounts(bonuses), (fronts) => pay(lab, fronts), { resumes });
      })();
    },
  );
});
