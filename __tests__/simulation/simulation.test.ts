import { describe, expect, it } from '@jest/globals';
import { liveHistory } from './history.ts';
import { liveMany, replay } from './many-histories.ts';

const histories = 2_500;

/** What people do in the histories that have a theme, and to a branch alone. */
const ofThemes = [
  'a file that no commit has',
  'a merged pull request',
  'a removed file',
  'a run of another ref',
  'an answer taken back',
  'ledger broken',
  'ledger merged',
  'ledger restored',
  'lines back under their study',
  'lines under another study',
  'mended totals',
  'other amounts',
  'running totals',
];

describe('the simulation', () => {
  it(`finds no payment that breaks a promise in ${histories} histories of faults, and everything due is paid in the end`, async () => {
    await liveMany(histories, 'branch', ofThemes, 20);
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
