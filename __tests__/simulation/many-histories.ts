import { expect } from '@jest/globals';
import { faultKinds } from './faults.ts';
import { liveHistory } from './history.ts';
import type { LedgerKind } from './keeping.ts';
import { Summary } from './summary.ts';

/** What can go wrong whichever ledger is kept. */
const anywhere = [
  'a new file',
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

/**
 * Lives histories of faults with the seeds from 1 on: each keeps every promise, every fault is
 * injected, and in each something happens, for silence would also come from a simulation in which
 * nothing does.
 *
 * @param ownFaults those that only this ledger has
 * @param leastOfEach more often than this each fault is injected
 */
export async function liveMany(
  histories: number,
  ledger: LedgerKind,
  ownFaults: readonly string[],
  leastOfEach: number,
): Promise<Summary> {
  const summary = new Summary();
  for (let seed = 1; seed <= histories; seed += 1) {
    const result = await liveHistory(seed, { ledger });
    summary.add(result);
    expect({ seed, violations: result.violations }).toEqual({ seed, violations: [] });
  }
  expect(summary.runs).toBeGreaterThan(3 * histories);
  const every = [...faultKinds(ledger), ...anywhere, ...ownFaults];
  expect(Object.keys(summary.injected).sort()).toEqual(every.sort());
  expect(Math.min(...Object.values(summary.injected))).toBeGreaterThan(leastOfEach);
  return summary;
}

/** Lives one history twice, which is the same step by step. */
export async function replay(seed: number, ledger: LedgerKind): Promise<void> {
  const first = await liveHistory(seed, { tracing: true, ledger });
  const again = await liveHistory(seed, { tracing: true, ledger });
  expect(first.trace.length).toBeGreaterThan(50);
  expect(again).toEqual(first);
}
