import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, paidInOrder, story } from './story.ts';

const path = 'bonuses/week1.csv';

describe('the receipt', () => {
  it(
    'has a line with the full id for each bonus of the run, and its path is an output',
    story({}, async (lab) => {
      const folder = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

      const result = await lab.run({ inputs: { receipt: 'out/receipt.csv' } });

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.outputs['receipt']).toBe('out/receipt.csv');
      const [head = '', ...lines] = (await readFile(join(folder, 'out/receipt.csv'), 'utf8'))
        .trim()
        .split(/\r?\n/);
      expect(head).toContain('amount');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(lab.person(1));
      expect(lines[0]).toContain('4.25');
    }),
  );

  it(
    'names who approved and links the run that paid, in the receipts of later runs too',
    story({}, async (lab) => {
      const inputs = { receipt: 'receipt.csv' };
      const folder = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '0.00']) });
      const rowsOf = async (): Promise<(string | undefined)[][]> => {
        const text = await readFile(join(folder, 'receipt.csv'), 'utf8');
        const [head = [], ...rows] = text
          .trimEnd()
          .split('\r\n')
          .map((line) => line.split(','));
        const at = ['state', 'bulk', 'run', 'approved_by'].map((name) => head.indexOf(name));
        return rows.map((cells) => at.map((column) => cells[column]));
      };
      const { outputs } = await lab.run({ inputs: { mode: 'plan' } });

      // The same inputs, started again by somebody else.
      const paid = await lab.run({
        inputs: { ...inputs, answer: outputs['plan'] ?? '' },
        event: { name: 'workflow_dispatch' },
        run: { id: 41, attempt: 2, actor: 'ann', triggeringActor: 'bob' },
      });
      const whenPaid = await rowsOf();
      await lab.run({ inputs, run: { id: 42, actor: 'cyd', triggeringActor: 'cyd' } });
      const later = await rowsOf();

      const [bulk = ''] = JSON.parse(paid.outputs['bulk-ids'] ?? '[]') as string[];
      const runOf = (id: number): string => `${lab.github.url}/lab/bonuses/actions/runs/${id}`;
      expect(endOf(paid)).toBe('paid, exit 0');
      expect(whenPaid).toEqual([
        ['paid', bulk, runOf(41), 'ann'],
        ['paid', bulk, runOf(41), 'ann'],
        ['zero', '', runOf(41), 'ann'],
      ]);
      expect(later).toEqual([
        ['already paid', bulk, runOf(41), 'ann'],
        ['already paid', bulk, runOf(41), 'ann'],
        ['zero', '', runOf(42), ''],
      ]);
    }),
  );

  it(
    'that cannot be written is a warning, and what was paid stays paid',
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run({ inputs: { receipt: 'README.md/receipt.csv' } });

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.outputs['receipt']).toBeUndefined();
      expect(result.annotations.map(({ kind }) => kind)).toEqual(['warning']);
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );
});
