import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

describe('a file that changed after it was paid', () => {
  it(
    'is paid for its new lines only',
    story({ participants: 5 }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
      await lab.run();
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00', '1.10', '2.20']) });

      const second = await lab.run();

      expect(endOf(second)).toBe('paid, exit 0');
      expect(second.outputs).toMatchObject({
        'paid-count': '2',
        'paid-amount': '3.30',
        'skipped-count': '3',
      });
      expect(paidInOrder(lab)).toEqual([[425], [50], [300], [110], [220]]);
    }),
  );

  test('is not paid at all when an amount that was paid has changed, not even for its new lines', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    await lab.run();
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.75', '3.00']) });

    const second = await lab.run();

    expect(endOf(second)).toBe('blocked, exit 1');
    expect(codesOf(second)).toEqual(['AMOUNT_CHANGED']);
    expect(second.summary).toContain('0.75');
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    expect(lab.prolific.countOf('set-up')).toBe(1);
  });
});
