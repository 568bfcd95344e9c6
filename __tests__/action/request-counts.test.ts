import { describe, expect, it } from '@jest/globals';
import { requestsInARow, timeline, untilRecorded } from '../../bench/critical-path.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, endpointsOf, story } from './story.ts';
import { withFronts } from './tls-fronts.ts';

/** Longer than the work between two requests, so that requests side by side are seen to overlap. */
const latencyMs = 25;

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
      expect(asked.slice(0, 8).sort()).toEqual([
        'github commit',
        'github commit',
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

  it(
    'is one where a file has nothing to pay',
    story({}, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['0.00']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('already-paid, exit 0');
      expect(endpointsOf(result)).toEqual(['github query']);
    }),
  );
});

describe('the cost of a run in TLS handshakes', () => {
  it.each([
    // The last one asks for the cost, because a list is believed only if it adds up to that.
    { bonuses: 200, requests: 11, pays: 1 },
    { bonuses: 2_000, requests: 49, pays: 10 },
  ])(
    'of $bonuses bonuses is one for each pay request, and three that are shared by all others',
    async ({ bonuses, requests, pays }) => {
      const options = { participants: bonuses, prolific: { manner: { listHasBonuses: true } } };
      await story(options, async (lab) => {
        await lab.startLedger();
        await withFronts(lab, amounts(bonuses), async ({ by, prolific, github, trusted }) => {
          const { inputs, env } = by('localhost');
          const result = await lab.run({ inputs, env: { ...env, NODE_EXTRA_CA_CERTS: trusted } });

          expect(endOf(result)).toBe('paid, exit 0');
          const passed = prolific.passed.count + github.passed.count;
          const full = prolific.handshakes.full + github.handshakes.full;
          const resumed = prolific.handshakes.resumed + github.handshakes.resumed;
          expect({ passed, full, resumed }).toEqual({ passed: requests, full: 4, resumed: pays });
        });
      })();
    },
  );
});
