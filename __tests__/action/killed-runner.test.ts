import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/server/faults.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

/**
 * Runs until the pay request is at Prolific, where the fault decides whether it is taken up; then
 * the machine is gone.
 */
async function dieAtPay(lab: Lab, fault?: Fault): Promise<void> {
  const dying = lab.start();
  const die = (): void => {
    dying.signal('SIGKILL');
  };
  lab.prolific.script('pay', 1, { kind: 'call', before: die });
  if (fault !== undefined) lab.prolific.script('pay', 1, fault);
  const { signal } = await dying.done;
  expect(signal).toBe('SIGKILL');
}

describe('a runner that dies after the pay request left', () => {
  test('leaves a claim alone, and the next run proves that the money arrived', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    await dieAtPay(lab);

    const next = await lab.run();

    expect(endOf(next)).toBe('already-paid, exit 0');
    expect(await ledgerTypes(lab)).toBe('claimed settled');
    expect(next.outputs['settled']).toBe('true');
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });

  it(
    'before half of the money arrived stops the next run in doubt, which says how much came',
    story({ prolific: { arrival: { partial: 1 } } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await dieAtPay(lab);

      const next = await lab.run();
      lab.prolific.money.arrive();
      const later = await lab.run();

      expect(endOf(next)).toBe('in-doubt, exit 1');
      expect(codesOf(next)).toEqual(['PAYMENT_IN_DOUBT']);
      expect(next.log).toContain('1 of 2');
      expect(endOf(later)).toBe('already-paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );

  test('stops every run in doubt until a human says not-paid, after an hour, and is then paid once', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    await dieAtPay(lab, { kind: 'reset-before' });
    const [bulk = ''] = lab.prolific.money.bulks.keys();
    const answer = `${bulk}=not-paid: nothing on Prolific's page`;

    const stopped = await lab.run();
    const tooEarly = await lab.run({ inputs: { answer } });
    lab.github.advance(61 * 60_000);
    const human = { actor: 'octocat', triggeringActor: 'hubot' };
    const resolved = await lab.run({ inputs: { answer }, run: human });

    expect([endOf(stopped), endOf(tooEarly), endOf(resolved)]).toEqual([
      'in-doubt, exit 1',
      'blocked, exit 1',
      'paid, exit 0',
    ]);
    expect(codesOf(tooEarly)).toEqual(['INPUT_INVALID']);
    expect(stopped.summary).not.toContain('=not-paid:');
    expect((await lab.ledger())[1]).toMatchObject({ outcome: 'not-paid', by: 'hubot' });
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });

  it(
    'is believed to have paid when a human says so, and nobody is paid again',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await dieAtPay(lab);
      const [bulk = ''] = lab.prolific.money.bulks.keys();

      const resolved = await lab.run({ inputs: { answer: `${bulk}=paid: support said so` } });
      lab.prolific.money.arrive();
      const reconciled = await lab.run({ inputs: { mode: 'reconcile' } });

      expect(endOf(resolved)).toBe('already-paid, exit 0');
      expect(endOf(reconciled)).toBe('reconciled, exit 0');
      expect(await ledgerTypes(lab)).toBe('claimed resolved settled');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );
});

describe('a runner that dies', () => {
  it.each<{ at: string; nth: number; when: 'before' | 'after' }>([
    { at: 'before its claim is written', nth: 1, when: 'before' },
    { at: 'before its outcome is written', nth: 2, when: 'before' },
    { at: 'when its outcome is written', nth: 2, when: 'after' },
  ])('$at loses no bonus and pays none twice', ({ nth, when }) =>
    story({}, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      const dying = lab.start();
      const die = (): void => {
        dying.signal('SIGKILL');
      };
      lab.github.server.script('commit', nth, { kind: 'call', [when]: die });
      if (when === 'before') lab.github.server.script('commit', nth, { kind: 'reset-before' });
      await dying.done;

      const next = await lab.run();

      expect(next.exitCode).toBe(0);
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    })(),
  );

  test('between claim and pay request stops the next run in doubt: nobody is paid on a guess', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const dying = lab.start();
    const die = (): void => {
      dying.signal('SIGKILL');
    };
    lab.github.server.script('commit', 1, { kind: 'call', after: die });
    await dying.done;

    const next = await lab.run();

    expect(endOf(next)).toBe('in-doubt, exit 1');
    expect(await ledgerTypes(lab)).toBe('claimed');
    expect(paidInOrder(lab).flat()).toEqual([]);
  });
});
