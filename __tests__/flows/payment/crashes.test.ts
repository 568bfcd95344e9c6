import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob } from '../../kit/builders.ts';
import { exitOf } from '../../kit/readings.ts';
import { hour, World } from '../../kit/world.ts';

const given = {
  batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
};

const requests = [
  'read',
  'cost',
  'list',
  'set-up draft-1',
  'append claimed draft-1',
  'pay draft-1',
  'append accepted draft-1',
  'set-up draft-2',
  'append claimed draft-2',
  'pay draft-2',
  'append accepted draft-2',
  'append settled',
];
const deaths = requests.flatMap((request) => [
  ['before', request] as const,
  ['after', request] as const,
]);

describe('a run that dies', () => {
  it.each(deaths)(
    '%s the effect of "%s" never says less than the truth, and nobody is paid twice by the runs after it',
    async (moment, request) => {
      const world = new World();
      world.dieAt(moment, request);
      const died = await world.pay(given);
      expect(exitOf(died)).toBe(1);
      const paysSent = world.journal.count('pay');
      expect(died.status).toBe(
        paysSent > 0 || world.journal.sent.includes('pay draft-1') ? 'in-doubt' : 'blocked',
      );

      for (let run = 0; run < 2; run += 1) {
        world.clock.advance(2 * hour);
        const next = await world.pay(given);
        expect(['paid', 'already-paid', 'in-doubt']).toContain(next.status);
        expect(next.status === 'in-doubt').toBe(isLost(world));
      }
      for (const [id, amount] of [
        [ann, 425],
        [bob, 300],
      ] as const) {
        const amounts = world.prolific.amountsOf(id);
        expect(amounts).toEqual(amounts.length === 0 && isLost(world) ? [] : [amount]);
      }
    },
  );
});

/** Whether a claim is left of which no money will ever tell: only a human can. */
function isLost(world: World): boolean {
  const known = new Set(
    world
      .events()
      .filter(({ type }) => type !== 'claimed')
      .map(({ bulk }) => bulk),
  );
  return world.events().some(({ type, bulk }) => type === 'claimed' && !known.has(bulk));
}
