import { describe, expect } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, test } from './story.ts';

describe('a run that has nothing to compare with the branch', () => {
  test('reconciles without `csv`, as the nightly workflow does', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    await lab.run();

    const night = await lab.run({
      event: { name: 'schedule' },
      inputs: { mode: 'reconcile', csv: '' },
    });

    expect(endOf(night)).toBe('reconciled, exit 0');
    expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
  });

  test('pays nobody for a file that has a header and no line, and does not blame the ledger', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': 'participant_id,amount\n' });
    const paying = await lab.run();
    const night = await lab.run({ inputs: { mode: 'reconcile' } });

    expect(codesOf(paying)).not.toContain('LEDGER_UNREADABLE');
    expect(codesOf(night)).not.toContain('LEDGER_UNREADABLE');
    expect(paidInOrder(lab)).toEqual([[], [], []]);
  });
});
