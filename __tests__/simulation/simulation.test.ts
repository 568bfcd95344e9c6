import { describe, expect, it } from '@jest/globals';
import { liveHistory } from './history.ts';
import { liveMany, replay } from './many-histories.ts';

const histories = 2_500;

describe('the simulation', () => {
  it(`finds no payment that breaks a promise in ${histories} histories of faults, and everything due is paid in the end`, async () => {
    await liveMany(histories, 'branch', ['ledger broken', 'ledger merged'], 20);
  }, 300_000);

  it('replays a history from its seed, step by step', async () => {
    await replay(7, 'branch');
  });

  it('lives another history with another seed', async () => {
    const [one, other] = [
      await liveHistory(7, { tracing: true }),
      await liveHistory(8, { tracing: true }),
    ];
    expect(one.trace).not.toEqual(other.trace);
  });
});
