import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab.ts';
import { csvOf, endOf, paidInOrder, story } from './story.ts';

type Server = 'github' | 'prolific';

/** Kills the runner at the n-th request that comes to a server. False where the run had ended before that. */
async function dieAt(lab: Lab, server: Server, nth: number, isTakenUp: boolean): Promise<boolean> {
  const asked = server === 'github' ? lab.github.server : lab.prolific;
  const run = lab.start();
  const die = (): void => {
    run.signal('SIGKILL');
  };
  asked.scriptAny(nth, { kind: 'call', [isTakenUp ? 'after' : 'before']: die });
  if (!isTakenUp) asked.scriptAny(nth, { kind: 'reset-before' });
  return (await run.done).signal === 'SIGKILL';
}

/** Runs again as often as people would; where it is in doubt, one of them looks at Prolific an hour later and says the truth. */
async function runUntilWell(lab: Lab): Promise<string[]> {
  const ends: string[] = [];
  let inputs: Record<string, string> = {};
  while (ends.length < 3) {
    const result = await lab.run({ inputs });
    ends.push(endOf(result));
    if (result.exitCode === 0) break;
    lab.github.advance(61 * 60_000);
    const bulk = (await lab.ledger()).at(-1)?.bulk ?? '';
    const truth = lab.prolific.money.payCalls(bulk) > 0 ? 'paid' : 'not-paid';
    inputs = { resolve: `${bulk}=${truth}: looked at the bonuses of the study` };
  }
  return ends;
}

describe.each<Server>(['github', 'prolific'])(
  'a runner that dies at any request to %s',
  (server) => {
    it.each([
      { when: 'before it is taken up', isTakenUp: false },
      { when: 'after it is taken up', isTakenUp: true },
    ])(
      '$when costs nobody a bonus and pays nobody twice',
      async ({ isTakenUp }) => {
        const deaths: boolean[] = [];
        while (deaths.at(-1) !== false) {
          await story({}, async (lab) => {
            await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
            deaths.push(await dieAt(lab, server, deaths.length + 1, isTakenUp));

            const ends = await runUntilWell(lab);

            expect(ends.at(-1)).toMatch(/paid, exit 0$/);
            expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
          })();
        }
        // So many requests does the first payment of a lab take; the last run lived.
        expect(deaths).toHaveLength(server === 'github' ? 8 : 9);
      },
      180_000,
    );
  },
);
