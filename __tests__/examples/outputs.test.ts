import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exampleStory, onMerge } from './example-lab.ts';
import { runWorkflow } from './workflow-run.ts';

const file = 'examples/use-the-outputs.yml';

let programs: string;

// A `gh` that writes down what it is asked for, one word a line.
beforeEach(async () => {
  programs = await mkdtemp(join(tmpdir(), 'programs-'));
  const gh = join(programs, 'gh');
  await writeFile(gh, '#!/bin/sh\nprintf "%s\\n" "$GH_REPO" "$@" > "$(dirname "$0")/asked"\n');
  await chmod(gh, 0o755);
});

afterEach(() => rm(programs, { recursive: true, force: true }));

describe('use-the-outputs.yml', () => {
  it(
    'says what was paid, keeps the receipt and books the cost',
    exampleStory(async (_lab, setting) => {
      const kept: unknown[] = [];
      const upload = (given: unknown): Record<string, string> => {
        kept.push(given);
        return {};
      };
      const actions = { ...setting.actions, 'actions/upload-artifact': upload };

      const [pay, accounts] = await runWorkflow(file, onMerge, { ...setting, programs, actions });

      const said = pay?.steps.find(({ label }) => label === 'Say what was paid');
      expect(said?.summary).toBe(
        'Paid 3 bonuses, 7.75 GBP; with fees and VAT 10.85 GBP. All arrived: true.\n',
      );
      expect(kept).toEqual([{ name: 'receipt', path: 'receipt.csv', 'retention-days': '5' }]);
      expect(accounts?.steps[0]?.printed).toContain('Book 10.85');
      expect(pay?.steps.at(-1)?.outcome).toBe('skipped');
    }),
  );

  it(
    'opens an issue when a payment is in doubt, keeps the receipt, and books nothing',
    exampleStory(async (lab, setting) => {
      lab.prolific.script('pay', 1, { kind: 'reset-before' });
      const inputs = { 'settle-minutes': '0' };

      const [pay, accounts] = await runWorkflow(file, onMerge, { ...setting, programs, inputs });

      expect(pay?.steps.map(({ outcome }) => outcome)).toEqual([
        'success',
        'failure',
        'skipped',
        'success',
        'success',
      ]);
      const asked = await readFile(join(programs, 'asked'), 'utf8');
      expect(asked).toMatch(/^lab\/bonuses\nissue\ncreate\n--title\nA bonus payment is in doubt\n/);
      expect(asked).toContain('/ledger/5f1d7a2b9c3e4d5f6a7b8c99.jsonl');
      expect(accounts?.result).toBe('skipped');
    }),
  );
});
