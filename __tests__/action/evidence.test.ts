import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { withShiftableClocks } from '../races/clock-shift.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';
const minute = 60_000;
const hour = 60 * minute;

/**
 * The first participant's only submission ended screened out so long ago, with a reward of 4.25
 * that shows now.
 */
function screenOut(lab: Lab, agoMs = 0): void {
  const [submission] = lab.study.submissions;
  if (submission === undefined) throw new Error('Nobody took part');
  lab.prolific.money.screenOut(submission.id, 425);
  submission.completedAt = new Date(Date.now() - agoMs);
}

/** A run whose wall clock is ahead by so much, all the time. */
function runAhead(lab: Lab, wallMs: number) {
  return withShiftableClocks(({ env, shift }) => {
    shift({ wallMs, monotonicMs: 0 });
    return lab.run({ env });
  });
}

describe('somebody who was screened out just before the claim, and had the reward by then', () => {
  test('has the bonus too when Prolific shows one more, and nobody has to answer for it', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    screenOut(lab, minute);
    const { outputs } = await lab.run({ inputs: { mode: 'plan' } });
    lab.prolific.script('pay', 1, { kind: 'reset-after' });

    const result = await lab.run({ inputs: { answer: outputs['plan'] ?? '' } });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(await ledgerTypes(lab)).toBe('claimed unknown settled');
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });
});

describe('somebody who was screened out after the claim', () => {
  test('is not paid again on not-paid while Prolific shows more than before, and the run names the line', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    lab.prolific.script('pay', 1, { kind: 'reset-after' });
    lab.prolific.script('pay', 1, {
      kind: 'call',
      before: () => {
        const [submission] = lab.study.submissions;
        if (submission !== undefined) {
          submission.status = 'SCREENED OUT';
          submission.completedAt = new Date();
        }
      },
    });
    const first = await lab.run();
    const [bulk = ''] = lab.prolific.money.bulks.keys();
    lab.github.advance(61 * minute);

    const second = await lab.run({ inputs: { answer: `${bulk}=not-paid: support said so` } });

    expect([endOf(first), endOf(second)]).toEqual(['in-doubt, exit 1', 'already-paid, exit 0']);
    expect(second.log).toContain(`Not paid again, to be safe: line 2 of ${path}.`);
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });

  test('has a reward that is not taken for the bonus, also where the clock of the runner was an hour fast', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    lab.prolific.script('pay', 1, { kind: 'reset-before' });
    const first = await runAhead(lab, hour);
    screenOut(lab);

    const second = await lab.run();

    expect([endOf(first), endOf(second)]).toEqual(['in-doubt, exit 1', 'in-doubt, exit 1']);
    expect(paidInOrder(lab)).toEqual([[], [], []]);
    const [claim] = await lab.ledger();
    expect(Math.abs(Date.parse(claim?.looked ?? '') - Date.now())).toBeLessThan(10 * minute);
  });
});

describe('lists that say of everybody that nothing was received', () => {
  it(
    'are not believed where the cost shows bonuses: whoever was paid is asked about',
    story({ prolific: { manner: { listHasBonuses: 'empty' } } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      lab.prolific.money.payByHand(lab.person(1), 425);

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toContain('ALREADY_BONUSED');
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );

  it(
    'are no reason to pay again on not-paid',
    story({ prolific: { manner: { listHasBonuses: 'empty' }, arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '3.00']) });
      lab.prolific.script('pay', 1, { kind: 'reset-after' });
      await lab.run();
      const [bulk = ''] = lab.prolific.money.bulks.keys();
      lab.prolific.money.arrive(1);
      lab.github.advance(61 * minute);

      const second = await lab.run({ inputs: { answer: `${bulk}=not-paid: half of it came` } });

      expect(endOf(second)).toBe('paid, exit 0');
      expect(paidInOrder(lab)[0]).toEqual([425]);
    }),
  );
});

describe('an answer that is taken back after its bonus was paid again', () => {
  it(
    'is not proven by the money of the second payment',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      lab.prolific.script('pay', 1, { kind: 'reset-before' });
      await lab.run();
      const [first = ''] = lab.prolific.money.bulks.keys();
      lab.github.advance(61 * minute);
      await lab.run({ inputs: { answer: `${first}=not-paid: support said so` } });
      lab.prolific.money.arrive(1);

      const inputs = { mode: 'reconcile', answer: `${first}=paid: I see it on the page` };
      const result = await lab.run({ inputs });

      expect(endOf(result)).toBe('reconciled, exit 0');
      expect(await ledgerTypes(lab)).toBe(
        'claimed unknown resolved claimed accepted resolved settled',
      );
      expect(result.outputs['settled']).toBe('false');
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );
});

describe('a claim that GitHub makes wait until the look at Prolific is old', () => {
  test('is withdrawn unpaid, and whoever was paid by hand meanwhile is asked about', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const result = await withShiftableClocks(({ env, shift }) => {
      const wait = (): void => {
        shift({ wallMs: 11 * minute, monotonicMs: 11 * minute });
        lab.prolific.money.payByHand(lab.person(1), 425);
      };
      const limit = { message: 'You have exceeded a secondary rate limit.' };
      const headers = { 'retry-after': '1' };
      lab.github.server.script('commit', 1, { kind: 'call', before: wait });
      lab.github.server.script('commit', 1, {
        kind: 'status',
        answer: { status: 403, headers, body: limit },
      });
      return lab.run({ env });
    });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toContain('ALREADY_BONUSED');
    expect((await ledgerTypes(lab)).endsWith('claimed refused')).toBe(true);
    expect(paidInOrder(lab)[0]).toEqual([425]);
  });
});

describe('set-ups that take longer than a look at Prolific stays true', () => {
  test('do not keep anybody from being paid, leave no drafts and blame no other run', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']), 'bonuses/week2.csv': csvOf(lab, ['3.00']) });
    const result = await withShiftableClocks(({ env, shift }) => {
      let passedMs = 0;
      const wait = (): void => {
        passedMs += 11 * minute;
        shift({ wallMs: passedMs, monotonicMs: passedMs });
      };
      for (let nth = 1; nth <= 40; nth += 1)
        lab.prolific.script('set-up', nth, { kind: 'call', after: wait });
      const inputs = { csv: 'bonuses/*.csv', 'workspace-id': lab.prolific.workspace };
      return lab.run({ env, inputs });
    });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(lab.prolific.countOf('set-up')).toBe(2);
    expect(paidInOrder(lab)).toEqual([[425, 300], [], []]);
  });
});
