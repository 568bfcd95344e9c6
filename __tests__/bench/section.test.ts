import { describe, expect, it } from '@jest/globals';
import { renderTable } from '../../bench/page.ts';
import { paidLedger } from '../../bench/paid-ledger.ts';
import { Checks } from '../../bench/section.ts';
import { median, milliseconds, times } from '../../bench/statistics.ts';
import { inventId } from '../../sandbox/prolific/people.ts';
import { GrowingLedger } from '../../src/core/ledger/growing-ledger.ts';

describe('the checks of the benchmark', () => {
  it('keep what is not as promised, and show it in the table', () => {
    const checks = new Checks();
    expect(checks.expectCount('a path', 6, 6)).toBe('6');
    expect(checks.expectCount('a path', 7, 6)).toBe('7 (promised 6)');
    checks.expectEnd('a run', 'paid, exit 0', 'paid, exit 0');
    checks.expectEnd('a run', 'blocked, exit 1', 'paid, exit 0');
    expect(checks.failures).toEqual([
      'a path: 7 requests, promised 6',
      'a run: ended as "blocked, exit 1", not as "paid, exit 0"',
    ]);
  });
});

describe('the figures', () => {
  it('are the middle one, a ratio, and a time that is as exact as it is long', () => {
    expect([median([9, 1, 5]), median([1, 2, 3, 4])]).toEqual([5, 3]);
    expect(() => median([])).toThrow();
    expect(times(5, 2)).toBe('2.50');
    expect([1234.4, 10, 0.12345].map(milliseconds)).toEqual(['1,234 ms', '10 ms', '0.123 ms']);
  });

  it('stand in a Markdown table whose columns are as wide as they need', () => {
    const rows = [
      ['runs', 'wait'],
      [16, '1,234 ms'],
    ];
    expect(renderTable({ title: 'Waits', rows, notes: ['Of one machine.'] })).toBe(
      '## Waits\n\n| runs | wait     |\n| ---- | -------- |\n| 16   | 1,234 ms |\n\nOf one machine.\n',
    );
  });
});

describe('the ledger of paid bonuses', () => {
  it('is one that the action reads: every bonus in a settled bulk payment of at most 200', () => {
    const people = Array.from({ length: 450 }, (_, at) => inventId('person', at));
    const text = paidLedger(inventId('study', 1), people, 'bonuses/all.csv');
    const { bulks } = GrowingLedger.empty.grow(text, 'ledger').ledger;
    const all = [...bulks.values()];
    expect(all.map(({ claim }) => claim.bonuses.length)).toEqual([200, 200, 50]);
    expect(all.map(({ state }) => state.kind)).toEqual(['settled', 'settled', 'settled']);
  });
});
