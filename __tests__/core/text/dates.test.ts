import { describe, expect, it } from '@jest/globals';
import { renderClock, renderDay, renderMonth, renderTime } from '../../../src/core/text/dates.ts';

describe('a time, as people read it', () => {
  const newYear = Date.parse('2026-12-31T23:59:59.999Z');

  it('is UTC, on every machine', () => {
    expect(renderDay(newYear)).toBe('31 Dec 2026');
    expect(renderClock(newYear)).toBe('23:59 UTC');
    expect(renderTime(newYear)).toBe('31 Dec 2026, 23:59 UTC');
    expect(renderTime(newYear + 1)).toBe('1 Jan 2027, 00:00 UTC');
  });

  it('counts months through the years', () => {
    expect([2025 * 12 + 11, 2026 * 12].map(renderMonth)).toEqual(['Dec 25', 'Jan 26']);
  });
});
