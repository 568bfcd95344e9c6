import { describe, expect } from '@jest/globals';
import { inventId } from '../../sandbox/prolific/people.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { test } from './story.ts';

describe('a very large file', () => {
  test('is planned, and its summary stays below what GitHub takes', async (lab) => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${inventId('crowd', at)},0.55\n`);
    await lab.push({ 'bonuses/crowd.csv': rows.join('') });

    const result = await lab.run({ inputs: { mode: 'plan', 'prolific-token': '' } });

    expect(endOf(result)).toBe('planned, exit 0');
    expect(Buffer.byteLength(result.summary)).toBeLessThan(1024 * 1024);
    expect(result.summary).toContain('16,500.00');
    expect(result.log.length).toBeLessThan(100_000);
  });

  test('with a mistake on every line is told in a summary that GitHub takes', async (lab) => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${inventId('crowd', at)},1.5.5\n`);
    await lab.push({ 'bonuses/crowd.csv': rows.join('') });

    const result = await lab.run();

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(Buffer.byteLength(result.summary)).toBeLessThan(1024 * 1024);
    expect(result.annotations.filter(({ kind }) => kind === 'error').length).toBeLessThan(12);
  });
});
