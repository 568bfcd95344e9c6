import { describe, expect, it } from '@jest/globals';
import { crash } from './crash.ts';
import { react, readDoubts } from './human.ts';
import { Scene } from './scene.ts';

/** A first payment that dies when its pay request is with Prolific, or before Prolific had it. */
async function withDoubt(
  when: 'before' | 'after',
  tell: (scene: Scene) => Promise<void>,
): Promise<void> {
  const scene = await Scene.open({
    victim: 'first run',
    bonuses: 2,
    arrival: 'after',
    isApproved: false,
  });
  try {
    await scene.lab.startLedger();
    // Ledger, cost, study, submissions, other ledgers, losses, set-up, claim, pay.
    expect(await crash(scene.lab, { nth: 9, when })).toBe('prolific pay');
    await tell(scene);
  } finally {
    await scene.lab.close();
  }
}

describe('a human who was asked about a payment', () => {
  it('is offered paid alone at first, sees nothing on the page and waits an hour, then is offered not-paid too', () =>
    withDoubt('before', async (scene) => {
      const early = await scene.runAgain(null);
      const reaction = react(scene.lab, early);
      scene.clock.forward(60 * 60_000);
      const late = await scene.runAgain(null);

      expect(readDoubts(early).map(({ offered }) => offered)).toEqual([['paid']]);
      expect(reaction.kind).toBe('wait');
      const waitMs = reaction.kind === 'wait' ? reaction.ms : 0;
      expect(waitMs).toBeGreaterThan(59 * 60_000);
      expect(waitMs).toBeLessThanOrEqual(61 * 60_000);
      expect(readDoubts(late).map(({ offered }) => offered)).toEqual([['paid', 'not-paid']]);
      const [bulk = ''] = scene.lab.prolific.money.bulks.keys();
      const answer = `${bulk}=not-paid: Prolific's page shows 0 of 2`;
      expect(react(scene.lab, late)).toEqual({ kind: 'answer', answer });
    }));

  it('answers paid when the page has come to show everything, and that is the end of it', () =>
    withDoubt('after', async (scene) => {
      const asked = await scene.runAgain(null);
      scene.lab.prolific.money.arriveAll();
      const reaction = react(scene.lab, asked);
      const [bulk = ''] = scene.lab.prolific.money.bulks.keys();
      const answer = `${bulk}=paid: Prolific's page shows 2 of 2`;
      expect(reaction).toEqual({ kind: 'answer', answer });

      const answered = await scene.runAgain(answer);

      expect(answered.exitCode).toBe(0);
      expect(await scene.judge.findWrongAtEnd()).toEqual([]);
    }));
});
