import { describe, expect, it } from '@jest/globals';
import {
  betweenRequestsMs,
  promisedInARow,
  requestsInARow,
  untilRecorded,
  wireMs,
} from '../../bench/critical-path.ts';
import type { RecordedRequest } from '../../sandbox/server/recorded-request.ts';

function requests(...spans: readonly (readonly [number, number])[]): RecordedRequest[] {
  return spans.map(([atMs, endedAtMs], at) => ({
    server: 'github',
    endpoint: 'query',
    method: 'POST',
    path: '/graphql',
    headers: {},
    body: '',
    arrival: at + 1,
    atMs,
    endedAtMs,
    answered: 200,
    fault: null,
    inFlight: 1,
    connection: 1,
  }));
}

describe('requests in a row', () => {
  it.each([
    ['none', [], 0],
    [
      'one after another',
      [
        [0, 100],
        [100, 200],
        [205, 300],
      ],
      3,
    ],
    [
      'side by side',
      [
        [0, 100],
        [2, 103],
        [4, 99],
      ],
      1,
    ],
    [
      'two beside one that takes as long as both',
      [
        [0, 100],
        [1, 250],
        [101, 200],
        [251, 300],
      ],
      3,
    ],
  ] as const)('are counted as the longest chain: %s', (_, spans, inARow) => {
    expect(requestsInARow(requests(...spans))).toBe(inARow);
  });

  it('of a payment end with the last outcome that is recorded, or with the one that is asked for', () => {
    const all = requests([0, 1], [2, 3], [4, 5], [6, 7]);
    for (const at of [1, 2]) Object.assign(all[at] ?? {}, { body: '{"headline":"accepted: 1"}' });
    expect([untilRecorded(all), untilRecorded(all, 1), untilRecorded(all, 2)]).toEqual([
      all.slice(0, 3),
      all.slice(0, 2),
      all.slice(0, 3),
    ]);
    expect(() => untilRecorded(requests([0, 1]))).toThrow('No such outcome');
    expect(() => untilRecorded(all, 3)).toThrow('No such outcome');
  });

  it.each([
    [1, 6],
    [200, 6],
    [201, 9],
    [1000, 18],
    [1001, 22],
    [5001, 6 + 3 * 25 + 2],
    [10_000, 156],
  ])('are promised for a first payment of %s bonuses: %s', (bonuses, promised) => {
    expect(promisedInARow(bonuses)).toBe(promised);
  });
});

describe('the time of requests', () => {
  it('is from the first to the end of the last, and what no request fills of it is between them', () => {
    const all = requests([10, 110], [12, 150], [20, 30], [160, 260], [261, 300]);
    expect([wireMs(all), betweenRequestsMs(all)]).toEqual([290, 11]);
  });
});
