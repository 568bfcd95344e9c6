import { describe, expect, it } from '@jest/globals';
import { faultKinds } from './faults.ts';
import { liveHistory } from './history.ts';
import { Summary } from './summary.ts';

const histories = 2_000;

const everyFault = [
  ...faultKinds('artifact'),
  'a needless record deleted',
  'a new file',
  'a re-run of a run that lives',
  'a re-run that keeps records',
  'a re-run that removes records',
  'a record expires',
  'a record from a fork',
  'a record of another event',
  'a renamed file',
  'a revert',
  'a wrong clock',
  'an edited file',
  'arrives: hours',
  'arrives: minutes',
  'arrives: never',
  'arrives: partly',
  'ledger deleted',
  'paid by hand',
  'screened out',
  'two humans answer at once',
];

describe('the simulation of the ledger as artifacts', () => {
  it(`finds no payment that breaks a promise in ${histories} histories of faults, and everything due is paid in the end`, async () => {
    const summary = new Summary();
    for (let seed = 1; seed <= histories; seed += 1) {
      const result = await liveHistory(seed, { ledger: 'artifact' });
      summary.add(result);
      expect({ seed, violations: result.violations }).toEqual({ seed, violations: [] });
    }
    // Silence would also come from a simulation in which nothing happens.
    expect(summary.runs).toBeGreaterThan(3 * histories);
    expect(summary.payments).toBeGreaterThan(histories);
    expect(Object.keys(summary.injected).sort()).toEqual([...everyFault].sort());
    expect(Math.min(...Object.values(summary.injected))).toBeGreaterThan(5);
  }, 300_000);

  it('replays a history from its seed, step by step', async () => {
    const first = await liveHistory(7, { tracing: true, ledger: 'artifact' });
    const again = await liveHistory(7, { tracing: true, ledger: 'artifact' });
    expect(first.trace.length).toBeGreaterThan(50);
    expect(again).toEqual(first);
  });
});
