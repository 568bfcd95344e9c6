import { describe, expect, it } from '@jest/globals';
import { earlierOf, hasPassed, momentOf, passedMs } from '../../src/core/moment.ts';

const at = (wallMs: number, monotonicMs: number) =>
  momentOf({ nowMs: () => wallMs, monotonicMs: () => monotonicMs });

describe('the time between two moments', () => {
  it.each([
    ['both clocks agree', at(1000, 10), at(1250, 260), 250],
    ['somebody has set the wall clock back', at(1000, 10), at(400, 260), 250],
    ['the machine has slept', at(1000, 10), at(9000, 11), 8000],
  ])('is that of the clock that shows more: %s', (_, since, now, ms) => {
    expect(passedMs(since, now)).toBe(ms);
    expect([ms - 1, ms, ms + 1].map((most) => hasPassed(since, now, most))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the earlier of two times', () => {
  const [first, later, old] = [new Date(1000), new Date(2000), new Date(-1)];

  it('is found in either order, for dates and for texts', () => {
    expect(earlierOf(first, later)).toBe(first);
    expect(earlierOf(later, first)).toBe(first);
    expect(earlierOf('2026-01-01T09:00:00Z', '2026-01-01T09:30:00+01:00')).toBe(
      '2026-01-01T09:30:00+01:00',
    );
  });

  it('is not known where one of them is not, however early the other is', () => {
    expect([earlierOf(null, old), earlierOf(old, null), earlierOf(null, null)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is the second where they are equal', () => {
    expect(earlierOf('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(
      '2026-01-01T00:00:00.000Z',
    );
  });
});
