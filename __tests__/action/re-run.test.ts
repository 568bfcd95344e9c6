import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, endpointsOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

describe('a re-run', () => {
  test('of a checkout without any ledger pays nobody and sends exactly one request', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    const folder = await lab.checkOut();
    const first = await lab.run({ workspace: folder });

    const second = await lab.run({ workspace: folder, run: { id: 1, attempt: 2 } });

    expect(endOf(first)).toBe('paid, exit 0');
    expect(endOf(second)).toBe('already-paid, exit 0');
    expect(endpointsOf(second)).toEqual(['github query']);
    expect(second.outputs).toMatchObject({
      'bulk-ids': '[]',
      'paid-count': '0',
      'skipped-count': '3',
      settled: 'true',
    });
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'README.md', 'bonuses']);
  });

  it(
    'after an accepted payment that showed late settles it, and pays nobody',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      lab.prolific.money.arrive();

      const second = await lab.run();

      expect(endOf(second)).toBe('already-paid, exit 0');
      expect(second.outputs['settled']).toBe('true');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
      expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
    }),
  );

  it(
    'of an accepted payment that never shows pays nobody, and a day later asks a human',
    story({ prolific: { arrival: 'never' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
      await lab.run();
      const soon = await lab.run();
      lab.github.advance(25 * 3_600_000);

      const late = await lab.run();

      expect([endOf(soon), endOf(late)]).toEqual(['already-paid, exit 0', 'in-doubt, exit 1']);
      expect(late.summary).toContain('=paid:');
      expect(lab.prolific.countOf('pay')).toBe(1);
    }),
  );
});
