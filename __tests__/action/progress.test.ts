import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story } from './story.ts';

describe('the log of a large run', () => {
  it(
    'says at each bulk payment which of how many it is, and how many bonuses are paid so far',
    story({ participants: 401 }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, Array<string>(401).fill('1.50')) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.log.match(/^Bulk payment \d of .*$/gm)).toEqual([
        'Bulk payment 1 of 3: 0 bonuses paid so far.',
        'Bulk payment 2 of 3: 200 bonuses paid so far.',
        'Bulk payment 3 of 3: 400 bonuses paid so far.',
      ]);
      expect(result.log.match(/: accepted, [\d.]+ GBP, and recorded\.$/gm)).toHaveLength(3);
      expect(result.log.trimEnd().split('\n').at(-1)).toBe(
        '✅ Paid 601.50 GBP to 401 people, and all of it has arrived.',
      );
    }),
  );
});
