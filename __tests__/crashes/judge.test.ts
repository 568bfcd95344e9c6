import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { Scene } from './scene.ts';

async function withScene(tell: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await Scene.open({
    victim: 'first run',
    bonuses: 2,
    arrival: 'after',
    isApproved: false,
  });
  try {
    await tell(scene);
  } finally {
    await scene.lab.close();
  }
}

describe('the judge of the crash sweep', () => {
  it('sees who was paid twice, and a ledger that has lost lines', () =>
    withScene(async ({ lab, judge }) => {
      await lab.run();
      expect(await judge.findWrong()).toEqual([]);

      // The one loss that nothing can make up for: deleted before Prolific shows the money, and
      // GitHub does not say so.
      await lab.github.deleteBranch(repository, ledgerBranch);
      const hidden = { status: 403, body: { message: 'Resource not accessible by integration' } };
      lab.github.server.script('activity', 'every', { kind: 'status', answer: hidden });
      await lab.run();

      expect(await judge.findWrong()).toEqual([
        'person 1 was paid 2 times',
        'person 2 was paid 2 times',
        'the ledger has lost lines',
      ]);
    }));

  it('sees who was not paid, paid a wrong amount, or paid by one bulk payment twice', () =>
    withScene(async ({ lab, judge }) => {
      expect(await judge.findWrongAtEnd()).toEqual([
        'person 1 was not paid',
        'person 2 was not paid',
      ]);

      const { money } = lab.prolific;
      const bulk = money.setUp(lab.study, [{ to: lab.person(1), cents: 999 }]);
      money.pay(bulk);
      money.pay(bulk);

      expect(await judge.findWrongAtEnd()).toEqual([
        'person 1 was paid 2 times',
        'person 1 was paid a wrong amount',
        `bulk payment ${bulk.id} was paid 2 times`,
        'person 2 was not paid',
      ]);
    }));
});
