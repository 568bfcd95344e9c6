import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { csvOf, endOf, paidInOrder, story } from './story.ts';

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
