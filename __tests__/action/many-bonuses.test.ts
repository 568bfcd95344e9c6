import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, story } from './story.ts';

describe('450 bonuses', () => {
  it(
    'become three bulk payments, strictly one after another, and everybody is paid once',
    story({ participants: 450, prolific: { arrival: { afterMs: 200 } } }, async (lab) => {
      const amounts = Array.from({ length: 450 }, (_, at) => `${1 + (at % 7)}.${10 + (at % 80)}`);
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
      lab.prolific.script('pay', 'every', { kind: 'delay', ms: 50 });

      const result = await lab.run({ inputs: { 'settle-minutes': '0.01' } });

      expect(endOf(result)).toBe('paid, exit 0');
      lab.prolific.money.arriveAll();
      const paid = lab.study.participants.map((id) => lab.prolific.money.shownTo(id));
      expect(paid).toEqual(amounts.map((amount) => [Math.round(Number(amount) * 100)]));

      const money = result.requests.prolific.filter(({ endpoint }) =>
        ['set-up', 'pay'].includes(endpoint),
      );
      expect(money.map(({ endpoint }) => endpoint)).toEqual([
        'set-up',
        'pay',
        'set-up',
        'pay',
        'set-up',
        'pay',
      ]);
      for (const [at, { endedAtMs }] of money.entries()) {
        const next = money[at + 1];
        if (next !== undefined) expect(endedAtMs ?? Infinity).toBeLessThanOrEqual(next.atMs);
      }
      expect([...lab.prolific.money.bulks.values()].map(({ lines }) => lines.length)).toEqual([
        200, 200, 50,
      ]);
      const types = (await ledgerTypes(lab)).split(' ');
      const count = (wanted: string): number => types.filter((type) => type === wanted).length;
      expect([count('claimed'), count('accepted')]).toEqual([3, 3]);
      expect(JSON.parse(result.outputs['bulk-ids'] ?? '')).toEqual([
        ...lab.prolific.money.bulks.keys(),
      ]);
      expect(result.outputs['paid-count']).toBe('450');
    }),
  );

  it(
    'of which the second bulk payment is refused leave the first paid and the rest due',
    story({ participants: 450 }, async (lab) => {
      const amounts = Array.from({ length: 450 }, () => '1.50');
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
      const body = { error: { status: 400, title: 'Bad request', detail: 'Not enough funds' } };
      lab.prolific.script('pay', 2, { kind: 'status', answer: { status: 400, body } });

      const first = await lab.run();
      const second = await lab.run();

      expect(endOf(first)).toBe('refused, exit 1');
      expect(first.outputs['paid-count']).toBe('200');
      expect(first.summary).toContain('Not enough funds');
      expect(endOf(second)).toBe('paid, exit 0');
      expect(second.outputs['paid-count']).toBe('250');
      expect([...lab.paid().values()]).toEqual(amounts.map(() => [150]));
    }),
  );
});
