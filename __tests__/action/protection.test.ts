import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story } from './story.ts';

const path = 'bonuses/week1.csv';

describe('a ledger branch that anybody who writes can delete', () => {
  it(
    'is warned of once in every run that pays, with the command that protects it',
    story({ ledgerRules: [] }, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const first = await lab.run();
      const second = await lab.run();
      const planned = await lab.run({ inputs: { mode: 'plan' } });

      expect([first, second].map(endOf)).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      const warnings = [first, second, planned].map(({ annotations }) =>
        annotations.filter(({ message }) => message.includes('gh api --method POST')),
      );
      expect(warnings.map(({ length }) => length)).toEqual([1, 1, 0]);
      expect(warnings[0]?.[0]).toMatchObject({
        kind: 'warning',
        message: expect.stringContaining('rules[][type]=non_fast_forward'),
      });
    }),
  );

  it(
    'is no error and no warning where the token may not see rules',
    story({ ledgerRules: [], token: { seesRules: false } }, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.annotations).toEqual([]);
    }),
  );
});
