import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, paidInOrder, test } from './story.ts';

const path = 'bonuses/week1.csv';

describe('the receipt', () => {
  test('has a line with the full id for each bonus of the run, and its path is an output', async (lab) => {
    const folder = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

    const result = await lab.run({ inputs: { receipt: 'out/receipt.csv' } });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(result.outputs['receipt']).toBe('out/receipt.csv');
    const [head = '', ...lines] = (await readFile(join(folder, 'out/receipt.csv'), 'utf8'))
      .trim()
      .split(/\r?\n/);
    expect(head).toContain('amount');
    expect(lines.map((line) => line.split(',')[0])).toEqual([
      'bonus',
      'bonus',
      'fees',
      'vat',
      'total',
    ]);
    expect(lines[0]).toContain(lab.person(1));
    expect(lines[0]).toContain('4.25');
  });

  test('is written again by a run that reconciles, for everything that the ledger holds as paid of these files', async (lab) => {
    const folder = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '0.00']) });
    const receiptIn = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    const { outputs } = await lab.run({ inputs: { mode: 'plan' } });
    // The same inputs, started again by somebody else.
    const paid = await lab.run({
      inputs: { receipt: 'first.csv', answer: outputs['plan'] ?? '' },
      event: { name: 'workflow_dispatch' },
      run: { id: 41, attempt: 2, actor: 'ann', triggeringActor: 'bob' },
    });

    const later = await lab.run({
      inputs: { mode: 'reconcile', receipt: 'again.csv' },
      run: { id: 42, actor: 'cyd', triggeringActor: 'cyd' },
    });

    expect([endOf(paid), endOf(later)]).toEqual(['paid, exit 0', 'reconciled, exit 0']);
    const [bulk = ''] = JSON.parse(paid.outputs['bulk-ids'] ?? '[]') as string[];
    const run = `${lab.github.url}/lab/bonuses/actions/runs/41`;
    const first = await receiptIn('first.csv');
    expect(first).toContain(`,${bulk},${run},ann\r\n`);
    // All but the time is the same: the ledger has that of the claim, the run that of the answer.
    const timeless = (text: string): string => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
    expect(timeless(await receiptIn('again.csv'))).toBe(timeless(first));
  });

  test('that cannot be written is a warning, and what was paid stays paid', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });

    const result = await lab.run({ inputs: { receipt: 'README.md/receipt.csv' } });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(result.outputs['receipt']).toBeUndefined();
    expect(result.annotations.map(({ kind }) => kind)).toEqual(['warning']);
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });
});
