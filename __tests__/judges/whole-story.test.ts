import { describe, expect, it } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story } from '../action/story.ts';
import { judgeLedgerBranch } from './ledger-branch.ts';
import { judgeProlific } from './prolific-api.ts';

describe('a story from the first payment to the last look', () => {
  it(
    'fits what Prolific publishes, word by word, and git finds its ledger whole and only appended to',
    story({ participants: 5 }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
      const first = await lab.run();
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
      lab.prolific.script('pay', 2, { kind: 'reset-after' });
      await lab.run();
      const last = await lab.run();

      expect([first, last].map(({ exitCode }) => exitCode)).not.toContain(null);
      expect(endOf(last)).toBe('already-paid, exit 0');
      expect(judgeProlific(lab.prolific.requests)).toEqual([]);
      expect(await judgeLedgerBranch(lab.github.gitDirOf(repository))).toEqual([]);
    }),
  );
});
