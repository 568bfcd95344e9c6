import { describe, expect, it } from '@jest/globals';
import { liveMany, replay } from './many-histories.ts';

const histories = 2_000;

const ownFaults = [
  'a needless record deleted',
  'a re-run of a run that lives',
  'a re-run that keeps records',
  'a re-run that removes records',
  'a record expires',
  'a record from a fork',
  'a record of another event',
];

describe('the simulation of the ledger as artifacts', () => {
  it(`finds no payment that breaks a promise in ${histories} histories of faults, and everything due is paid in the end`, async () => {
    const { payments } = await liveMany(histories, 'artifact', ownFaults, 5);
    expect(payments).toBeGreaterThan(histories);
  }, 300_000);

  it('replays a history from its seed, step by step', async () => {
    await replay(7, 'artifact');
  });
});
