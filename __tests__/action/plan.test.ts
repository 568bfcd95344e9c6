import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';
const onPullRequest = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: { pull_request: { number: 7 } },
};
const plan = { inputs: { mode: 'plan' }, event: onPullRequest };

const changing = ['set-up', 'pay', 'commit', 'ref', 'tree', 'git-commit', 'comment-create'];

describe('mode plan', () => {
  test('shows what would be paid and changes nothing anywhere', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

    const result = await lab.run(plan);

    expect(endOf(result)).toBe('planned, exit 0');
    expect(result.outputs['plan']).toMatch(/^[0-9a-f]{64}$/);
    expect(result.summary).toContain('4.75');
    expect(result.outputs['paid-count'] ?? '0').toBe('0');
    const changes = endpointsOf(result).filter((one) => changing.includes(one.split(' ')[1] ?? ''));
    expect(changes).toEqual([]);
    expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
    expect(paidInOrder(lab).flat()).toEqual([]);
  });

  test('tells the manual run that pays it in the open part of the log, and its result in the last line', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

    const { log, outputs } = await lab.run(plan);

    const open = log.replace(/::group::[\s\S]*?::endgroup::/g, '');
    const approve = outputs['plan'] ?? 'no plan';
    expect(open.split('\n')).toContain(
      `gh workflow run bonuses.yml --ref main -f answer=${approve}`,
    );
    expect(open).toContain(`that is: answer = ${approve}`);
    expect(open.trimEnd().split('\n').at(-1)).toBe('4.75 GBP to 2 people is due.');
  });

  test('with an error, or with nothing due, tells no manual run', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const error = await lab.run({ ...plan, inputs: { mode: 'plan', 'max-total': '1.00' } });
    await lab.run();
    const nothing = await lab.run(plan);

    expect(endOf(error)).toBe('blocked, exit 1');
    expect(endOf(nothing)).toBe('planned, exit 0');
    for (const { log, summary } of [error, nothing]) {
      expect(`${log}${summary}`).not.toContain('gh workflow run');
    }
  });

  test('without a token says what it could not check, and asks Prolific nothing', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });

    const result = await lab.run({ ...plan, inputs: { mode: 'plan', 'prolific-token': '' } });

    expect(endOf(result)).toBe('planned, exit 0');
    expect(result.requests.prolific).toEqual([]);
    expect(result.summary).toContain('took part');
  });

  it(
    'does not settle what it sees to have arrived',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      await lab.run();
      lab.prolific.money.arrive();
      const before = await lab.ledgerText();

      const result = await lab.run(plan);

      expect(endOf(result)).toBe('planned, exit 0');
      expect(await lab.ledgerText()).toBe(before);
    }),
  );

  test('with a question is a plan, with an error it is blocked', async (lab) => {
    lab.prolific.money.payByHand(lab.person(1), 425);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });

    const question = await lab.run(plan);
    const error = await lab.run({ ...plan, inputs: { mode: 'plan', 'max-total': '1.00' } });

    expect(endOf(question)).toBe('planned, exit 0');
    expect(codesOf(question)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
    expect(endOf(error)).toBe('blocked, exit 1');
  });

  test('with quote tells fees and VAT from drafts that are never paid', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

    const result = await lab.run({ ...plan, inputs: { mode: 'plan', quote: 'true' } });

    expect(endOf(result)).toBe('planned, exit 0');
    expect(result.outputs).toMatchObject({ fees: '1.58', vat: '0.32', 'total-cost': '6.65' });
    expect(lab.prolific.countOf('pay')).toBe(0);
    expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
  });

  it(
    'with quote sets several bulk payments up one after another, and adds them up',
    story({ participants: 401 }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, Array<string>(401).fill('1.00')) });

      const result = await lab.run({ ...plan, inputs: { mode: 'plan', quote: 'true' } });

      const setUps = result.requests.prolific.filter(({ endpoint }) => endpoint === 'set-up');
      expect(setUps).toHaveLength(3);
      for (const [at, { atMs }] of setUps.entries()) {
        if (at > 0) expect(atMs).toBeGreaterThanOrEqual(setUps[at - 1]?.endedAtMs ?? Infinity);
      }
      // A third of 401.00, and a fifth of that.
      expect(result.outputs).toMatchObject({
        fees: '133.67',
        vat: '26.73',
        'total-cost': '561.40',
      });
      expect(result.log).toContain('These bulk payments are drafts: nothing is paid by');
      expect(result.summary).toContain('draft, pays nothing');
      expect(lab.prolific.countOf('pay')).toBe(0);
    }),
  );

  test('reports what is wrong and what is asked together, and sets nothing up', async (lab) => {
    lab.prolific.money.payByHand(lab.person(1), 425);
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    await lab.run({ inputs: { answer: (await lab.run(plan)).outputs['plan'] ?? '' } });
    const nobody = '5f00000000000000000000cc';
    const text = csvOf(lab, ['4.25', '0.75', '60.00']) + `${nobody},1.00\n`;
    await lab.push({ [path]: text, 'bonuses/week2.csv': csvOf(lab, ['4.25']) });

    const inputs = { mode: 'plan', quote: 'true', currency: 'USD', 'max-total': '5' };
    const result = await lab.run({ ...plan, inputs });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toEqual([
      'ALREADY_BONUSED',
      'AMOUNT_CHANGED',
      'BATCH_RENAMED',
      'CURRENCY_MISMATCH',
      'LIMIT_EXCEEDED',
      'NOT_IN_STUDY',
    ]);
    for (const code of codesOf(result)) expect(result.summary).toContain(code);
    expect(lab.prolific.countOf('set-up')).toBe(1);
  });
});
