import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab-ledger.ts';
import { repository } from '../../sandbox/lab.ts';
import { codesOf, csvOf, endOf, endpointsOf, paidInOrder, story } from './story.ts';

const path = 'bonuses/week1.csv';
const onPullRequest = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: { pull_request: { number: 7 } },
};
const plan = { inputs: { mode: 'plan' }, event: onPullRequest };

const changing = ['set-up', 'pay', 'commit', 'ref', 'tree', 'git-commit', 'comment-create'];

describe('mode plan', () => {
  it(
    'shows what would be paid and changes nothing anywhere',
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

      const result = await lab.run(plan);

      expect(endOf(result)).toBe('planned, exit 0');
      expect(result.outputs['plan']).toMatch(/^[0-9a-f]{64}$/);
      expect(result.summary).toContain('4.75');
      expect(result.outputs['paid-count'] ?? '0').toBe('0');
      const changes = endpointsOf(result).filter((one) =>
        changing.includes(one.split(' ')[1] ?? ''),
      );
      expect(changes).toEqual([]);
      expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );

  it(
    'without a token says what it could not check, and asks Prolific nothing',
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run({ ...plan, inputs: { mode: 'plan', 'prolific-token': '' } });

      expect(endOf(result)).toBe('planned, exit 0');
      expect(result.requests.prolific).toEqual([]);
      expect(result.summary).toContain('took part');
    }),
  );

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

  it(
    'with a question is a plan, with an error it is blocked',
    story({}, async (lab) => {
      lab.prolific.money.payByHand(lab.person(1), 425);
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const question = await lab.run(plan);
      const error = await lab.run({ ...plan, inputs: { mode: 'plan', 'max-total': '1.00' } });

      expect(endOf(question)).toBe('planned, exit 0');
      expect(codesOf(question)).toEqual(['ALREADY_BONUSED']);
      expect(endOf(error)).toBe('blocked, exit 1');
    }),
  );

  it(
    'with quote tells fees and VAT from drafts that are never paid',
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

      const result = await lab.run({ ...plan, inputs: { mode: 'plan', quote: 'true' } });

      expect(endOf(result)).toBe('planned, exit 0');
      expect(result.outputs).toMatchObject({ fees: '1.58', vat: '0.32', 'total-cost': '6.65' });
      expect(lab.prolific.countOf('pay')).toBe(0);
      expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
    }),
  );
});
