import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

/** The digest that a preview shows, as the pull request has it. */
async function planOf(lab: Lab): Promise<string> {
  const { outputs } = await lab.run({
    inputs: { mode: 'plan' },
    event: { name: 'pull_request', ref: 'refs/pull/7/merge' },
  });
  return outputs['plan'] ?? '';
}

describe('an approval', () => {
  test('of the plan that the preview showed is paid, and the claim names it', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const approve = await planOf(lab);

    const result = await lab.run({
      inputs: { answer: approve },
      event: { name: 'workflow_dispatch' },
    });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(result.outputs['plan']).toBe(approve);
    expect((await lab.ledger())[0]).toMatchObject({ plan: approve, approved: true });
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });

  test('of another plan pays nobody, and names both', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const approve = await planOf(lab);
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });

    const result = await lab.run({ inputs: { answer: approve } });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toEqual(['PLAN_CHANGED']);
    expect(result.outputs['plan']).not.toBe(approve);
    expect(result.summary).toContain(result.outputs['plan'] ?? 'no plan');
    expect(lab.prolific.countOf('set-up')).toBe(0);
    expect(paidInOrder(lab).flat()).toEqual([]);
  });

  it.each<[string, (digest: string) => string]>([
    ['its first eight characters alone', (digest) => digest.slice(0, 8)],
    ['all of its characters but one', (digest) => digest.slice(1)],
    ['one character too many', (digest) => `${digest}0`],
    ['a character that is not hexadecimal', (digest) => `${digest.slice(1)}g`],
  ])('by %s is no approval', (_, spoil) =>
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const approve = spoil(await planOf(lab));

      const result = await lab.run({ inputs: { answer: approve } });

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['INPUT_INVALID']);
      expect(paidInOrder(lab).flat()).toEqual([]);
    })(),
  );

  test('answers a question', async (lab) => {
    lab.prolific.money.payByHand(lab.person(1), 425);
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const asked = await lab.run();
    const approve = asked.outputs['plan'] ?? '';

    const answered = await lab.run({ inputs: { answer: approve } });

    expect(endOf(asked)).toBe('blocked, exit 1');
    expect(codesOf(asked)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
    expect(endOf(answered)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425, 425], [50], []]);
  });

  test('answers no error', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const approve = await planOf(lab);

    const result = await lab.run({ inputs: { answer: approve, 'max-total': '1.00' } });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toEqual(['LIMIT_EXCEEDED']);
    expect(paidInOrder(lab).flat()).toEqual([]);
  });

  it(
    'still holds for the rest after a run that paid half and died',
    story({ participants: 201 }, async (lab) => {
      lab.prolific.manner.listHasBonuses = true;
      await lab.push({
        [path]: csvOf(
          lab,
          Array.from({ length: 201 }, () => '1.50'),
        ),
      });
      const approve = await planOf(lab);
      const dying = lab.start({ inputs: { answer: approve } });
      const die = (): void => {
        dying.signal('SIGKILL');
      };
      lab.prolific.script('set-up', 2, { kind: 'call', before: die });
      await dying.done;

      const again = await lab.run({ inputs: { answer: approve } });

      expect(endOf(again)).toBe('paid, exit 0');
      expect([...lab.paid().values()]).toEqual(Array.from({ length: 201 }, () => [150]));
      const claims = (await lab.ledger()).filter(({ type }) => type === 'claimed');
      expect(claims.map(({ plan }) => plan)).toEqual([approve, approve]);
    }),
  );
});
