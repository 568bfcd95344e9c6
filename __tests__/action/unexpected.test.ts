import { describe, expect } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, paidInOrder, test } from './story.ts';

/**
 * A fault that no test of ours can know of: from the n-th id of an event on, the runtime gives
 * something else.
 */
function brokenFrom(nth: number): { NODE_OPTIONS: string } {
  return faulty(`
    import crypto from 'node:crypto';
    import { syncBuiltinESMExports } from 'node:module';
    const real = crypto.randomUUID;
    let count = 0;
    crypto.randomUUID = () => (++count < ${nth} ? real() : 'no id');
    syncBuiltinESMExports();`);
}

function faulty(code: string): { NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

describe('a fault of the action itself', () => {
  test('before any pay ends as a finding with its code, and nobody was paid', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

    const result = await lab.run({ env: brokenFrom(1) });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(result.annotations[0]?.message).toMatch(
      /^UNEXPECTED: The action itself has a fault: .* No pay request had left, so nobody was paid by this run\. Please report it/,
    );
    expect(result.summary).toContain('UNEXPECTED');
    expect(result.log).not.toContain('Node.js v');
    expect(paidInOrder(lab)).toEqual([[], [], []]);
    expect(endOf(await lab.run())).toBe('paid, exit 0');
  });

  test('after a pay says that the money may be out, and the next run finds it', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

    const result = await lab.run({ env: brokenFrom(2) });

    expect(endOf(result)).toBe('in-doubt, exit 1');
    expect(result.annotations[0]?.message).toMatch(
      /^UNEXPECTED: .* Before that, this run had paid 3 bonuses, 7\.75 GBP\./,
    );
    expect(result.summary).not.toContain('Nobody was paid');
    expect(await ledgerTypes(lab)).toBe('claimed');
    expect(endOf(await lab.run())).toBe('already-paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
  });

  test('in a callback, which nobody awaits, ends at once with its code', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    lab.prolific.script('set-up', 1, { kind: 'hang-before' });

    const loose = 'setTimeout(() => { throw new TypeError("loose end"); }, 1500);';
    const result = await lab.run({ env: faulty(loose) });

    expect(result.exitCode).toBe(1);
    expect(result.log).toContain(
      '::error::UNEXPECTED: The action itself has a fault: TypeError: loose end.',
    );
    expect(paidInOrder(lab)).toEqual([[], [], []]);
  });

  test('in telling how it ended does not make a paid run a silent one', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

    // What joins the blocks of the summary, which begins with a heading of the second level.
    const broken = `
        const { join } = Array.prototype;
        Array.prototype.join = function (by) {
          if (by === '\\n\\n' && /^## /.test(this[0])) throw new TypeError('no blocks');
          return join.call(this, by);
        };`;
    const result = await lab.run({ env: faulty(broken) });

    expect(result.exitCode).toBe(1);
    expect(result.log).toContain(
      'UNEXPECTED: The action itself has a fault: TypeError: no blocks.',
    );
    expect(result.log).toContain('this run had paid 3 bonuses, 7.75 GBP');
    expect(result.log).toContain('The run ended as paid, and could not tell all of it.');
  });
});
