import { describe, expect, it } from '@jest/globals';
import { timeline } from '../../bench/critical-path.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story, test } from './story.ts';

describe('the process', () => {
  test('ends by itself right after its last answer, with no socket or timer left behind', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    const result = await lab.run({ inputs: { 'request-timeout': '600' } });

    const answeredAtMs = Math.max(...timeline(result).map(({ endedAtMs }) => endedAtMs ?? 0));
    expect(endOf(result)).toBe('paid, exit 0');
    // It has less to do then than it had before, and on a slow machine both take longer.
    const tookMs = answeredAtMs - result.startedAtMs;
    expect(result.endedAtMs - answeredAtMs).toBeLessThan(Math.max(2_000, tookMs));
  });

  it.each(['submissions', 'cost', 'set-up'])(
    'fails, and does not fall silent, when every answer to %s is cut off',
    (endpoint) =>
      story({}, async (lab) => {
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
        lab.prolific.script(endpoint, 'every', { kind: 'truncate' });

        const result = await lab.run();

        expect(endOf(result)).toBe('blocked, exit 1');
        expect(result.log).toContain('PROLIFIC_UNREACHABLE');
        expect(lab.prolific.countOf(endpoint)).toBe(3);
        expect(lab.prolific.countOf('pay')).toBe(0);
      })(),
  );

  test('gets over one answer of each kind that is lost', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    for (const endpoint of ['submissions', 'cost', 'set-up']) {
      lab.prolific.script(endpoint, 1, { kind: 'truncate' });
    }
    lab.github.server.script('query', 1, { kind: 'reset-before' });

    const result = await lab.run();

    expect(endOf(result)).toBe('paid, exit 0');
    expect(lab.prolific.countOf('pay')).toBe(1);
  });

  test('fails on an input that it cannot read, naming it, and publishes what it knows', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    const result = await lab.run({ inputs: { 'allow-whole-amounts': 'yes', mode: 'payy' } });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(result.log).toContain('allow-whole-amounts');
    expect(result.log).toContain('payy');
    expect(result.summary).toContain('INPUT_INVALID');
    expect(timeline(result)).toEqual([]);
  });
});
