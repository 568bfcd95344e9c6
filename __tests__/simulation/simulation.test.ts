import { describe, expect, it } from '@jest/globals';
import { faultKinds } from './faults.ts';
import { liveHistory } from './history.ts';
import { Summary } from './summary.ts';

const histories = 2_500;

const everyFault = [
  ...faultKinds('branch'),
  'a new file',
  'a renamed file',
  'a revert',
  'a wrong clock',
  'an edited file',
  'arrives: hours',
  'arrives: minutes',
  'arrives: never',
  'arrives: partly',
  'ledger broken',
  'ledger merged',
  'ledger deleted',
  'paid by hand',
  'screened out',
  'two humans answer at once',
];

describe('the simulation', () => {
  it(`finds no payment that breaks a promise in ${histories} histories of faults, and everything due is paid in the end`, async () => {
    const summary = new Summary();
    for (let seed = 1; seed <= histories; seed += 1) {
      const result = await liveHistory(seed);
      summary.add(result);
      expect({ seed, violations: result.violations }).toEqual({ seed, violations: [] });
    }
    // Silence would also come from a simulation in which nothing happens.
    expect(summary.runs).toBeGreaterThan(3 * histories);
    expect(Object.keys(summary.injected).sort()).toEqual([...everyFault].sort());
    expect(Math.min(...Object.values(summary.injected))).toBeGreaterThan(20);
  }, 300_000);

  it('replays a history from its seed, step by step', async () => {
    const first = await liveHistory(7, { tracing: true });
    const again = await liveHistory(7, { tracing: true });
    expect(first.trace.length).toBeGreaterThan(50);
    expect(again).toEqual(first);
  });

  it('lives another history with another seed', async () => {
    const [one, other] = [
      await liveHistory(7, { tracing: true }),
      await liveHistory(8, { tracing: true }),
    ];
    expect(one.trace).not.toEqual(other.trace);
  });
});
