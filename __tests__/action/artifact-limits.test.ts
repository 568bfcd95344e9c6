import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { artifactRun, artifactStory, pushWeek1, recordsOf } from './artifact-story.ts';
import { codesOf } from './story.ts';

const first = { id: 7, attempt: 1 };

describe('artifacts that are no ledger of ours', () => {
  it(
    'of a fork or of another event are left out, and said',
    artifactStory(async (lab) => {
      const { store } = lab.artifacts;
      const name = `prolific-bonus-ledger-${lab.study.id}-1`;
      const fork = store.startAttempt({
        runId: 1,
        event: 'workflow_dispatch',
        headRepositoryId: 99,
      });
      store.upload(fork, name, Buffer.from('nonsense'));
      const preview = store.startAttempt({ runId: 2, event: 'pull_request' });
      store.upload(preview, name, Buffer.from('nonsense'));
      await pushWeek1(lab);
      const paid = await lab.run(artifactRun(first));

      expect(endOf(paid)).toBe('paid, exit 0');
      expect(paid.log).toContain('comes from another repository');
      expect(paid.log).toContain('comes from a run of the event pull_request');
    }),
  );

  it(
    'of our own runs are unreadable, and nothing is paid',
    artifactStory(async (lab) => {
      const { store } = lab.artifacts;
      const before = store.startAttempt({ runId: 1, event: 'workflow_dispatch' });
      store.upload(before, `prolific-bonus-claim-${lab.study.id}`, Buffer.from('nonsense'));
      await pushWeek1(lab);
      const run = await lab.run(artifactRun(first));

      expect(endOf(run)).toBe('blocked, exit 1');
      expect(codesOf(run)).toEqual(['LEDGER_UNREADABLE']);
      expect(lab.prolific.countOf('set-up')).toBe(0);
    }),
  );

  it(
    'in hundreds under the claims’ name, which one answer does not show, let nothing be paid',
    artifactStory(async (lab) => {
      const { store } = lab.artifacts;
      for (let runId = 1; runId <= 300; runId += 1) {
        const fork = store.startAttempt({ runId: 1_000 + runId, headRepositoryId: 99 });
        store.upload(fork, `prolific-bonus-claim-${lab.study.id}`, Buffer.from('nonsense'));
      }
      await pushWeek1(lab);
      const run = await lab.run(artifactRun(first));

      expect(endOf(run)).toBe('blocked, exit 1');
      expect(codesOf(run)).toContain('LEDGER_CONFLICT');
      expect(lab.prolific.countOf('pay')).toBe(0);
    }),
  );
});

describe('what a ledger of artifacts asks of the runner', () => {
  it(
    'is that nobody shortens its wait where the artifact service is not on this machine',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      const env = { ACTIONS_RESULTS_URL: 'https://results.example/' };
      const run = await lab.run(artifactRun(first, { env }));

      expect(codesOf(run)).toEqual(['INPUT_INVALID']);
      expect(run.log).toContain('PROLIFIC_BONUSES_TEST_WAIT_MS');
      expect(lab.prolific.countOf('set-up')).toBe(0);
    }),
  );

  it.each([
    [
      'a token to upload with',
      { ACTIONS_RUNTIME_TOKEN: undefined, PROLIFIC_BONUSES_TEST_WAIT_MS: undefined },
    ],
    ['31 days of retention', { GITHUB_RETENTION_DAYS: '30' }],
  ])('is %s', async (_, env) => {
    await artifactStory(async (lab) => {
      await pushWeek1(lab);
      const run = await lab.run(artifactRun(first, { env }));

      expect(codesOf(run)).toEqual(['LEDGER_FORBIDDEN']);
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(recordsOf(lab)).toEqual([]);
    })();
  });

  it(
    'is a concurrency group, or else a warning with the lines to add',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      const run = await lab.run(artifactRun(first, { attempt: { groups: [] } }));

      expect(endOf(run)).toBe('paid, exit 0');
      expect(run.log).toContain('concurrency: { group: prolific-bonuses, queue: max }');
    }),
  );

  it(
    'is that no input says where on a branch it is',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      const run = await lab.run(artifactRun(first, { inputs: { 'ledger-branch': 'other' } }));

      expect(codesOf(run)).toEqual(['INPUT_INVALID']);
    }),
  );
});
