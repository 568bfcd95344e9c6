import { describe, expect, it } from '@jest/globals';
import { exampleStory, onMerge, test } from './example-lab.ts';
import { GhOfIssues, lookTitle } from './gh-of-issues.ts';
import { runWorkflow } from './workflow-run.ts';

const file = 'examples/use-the-outputs.yml';

describe('use-the-outputs.yml', () => {
  test('says what was paid, keeps the receipt and books the cost', async (_lab, setting) => {
    const kept: unknown[] = [];
    const upload = (given: unknown): Record<string, string> => {
      kept.push(given);
      return {};
    };
    const actions = { ...setting.actions, 'actions/upload-artifact': upload };

    const [pay, accounts] = await runWorkflow(file, onMerge, { ...setting, actions });

    const said = pay?.steps.find(({ label }) => label === 'Say what was paid');
    expect(said?.summary).toBe(
      'Paid 3 bonuses, 7.75 GBP; with fees and VAT 10.85 GBP. All arrived: true.\n',
    );
    expect(kept).toEqual([{ name: 'receipt', path: 'receipt.csv', 'retention-days': '5' }]);
    expect(accounts?.steps[0]?.printed).toContain('Book 10.85');
    expect(pay?.steps.at(-1)?.outcome).toBe('skipped');
  });

  it.each([false, true])(
    'opens an issue when a payment is in doubt, unless one is open (%s), keeps the receipt, and books nothing',
    (isOpen) =>
      exampleStory(async (lab, setting) => {
        const gh = new GhOfIssues(isOpen);
        lab.prolific.script('pay', 1, { kind: 'reset-before' });
        const inputs = { 'settle-minutes': '0' };

        const [pay, accounts] = await runWorkflow(file, onMerge, {
          ...setting,
          programs: gh.folder,
          inputs,
        });

        expect(pay?.steps.map(({ outcome }) => outcome)).toEqual([
          'success',
          'failure',
          'skipped',
          'success',
          'success',
        ]);
        expect(gh.asked.map(([, verb]) => verb)).toEqual(isOpen ? ['list'] : ['list', 'create']);
        const created = gh.asked.slice(1).map((words) => words.join(' '));
        for (const words of created) {
          expect(words).toContain(`--title ${lookTitle} --body`);
          expect(words).toContain('/ledger/5f1d7a2b9c3e4d5f6a7b8c99.jsonl');
        }
        gh.remove();
        expect(accounts?.result).toBe('skipped');
      })(),
  );
});
