import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { artifactRun } from './artifact-run.ts';
import { artifactStory, eventsOf, pushWeek1, recordsOf, test } from './artifact-story.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder } from './story.ts';

const first = { id: 7, attempt: 1 };
const again = { id: 7, attempt: 2 };
const minute = 60_000;

describe('a ledger of artifacts', () => {
  test('pays a first file with no permission to write, and a new run skips it', async (lab) => {
    await pushWeek1(lab);
    const paid = await lab.run(artifactRun(first));
    const next = await lab.run(artifactRun({ id: 8 }));

    expect([endOf(paid), endOf(next)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    expect(eventsOf(lab, 7)).toEqual(['claimed', 'accepted', 'settled']);
    // The next run has copied the ledger: what a re-run of the first removes is still known.
    expect(eventsOf(lab, 8)).toEqual(['claimed', 'accepted', 'settled']);
    expect(paid.outputs['ledger-url']).toMatch(/\/actions\/runs\/7#artifacts$/);
    for (const endpoint of ['commit', 'ref', 'tree', 'blob'])
      expect(lab.github.server.countOf(endpoint)).toBe(0);
  });

  test('claims before it pays, looks in between, and records after', async (lab) => {
    await pushWeek1(lab);
    const order = endpointsOf(await lab.run(artifactRun(first)));
    const at = (endpoint: string): number => order.indexOf(endpoint);
    const pay = at('prolific pay');
    expect(at('results finalize')).toBeGreaterThan(at('results create'));
    expect(order.slice(at('results finalize'), pay)).toContain('github artifacts');
    expect(order.slice(pay)).toContain('results finalize');
    expect(order.filter((one) => one === 'prolific pay')).toHaveLength(1);
  });

  test('pays a grown file’s new line in a new run, and only that', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun(first));
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

    expect(endOf(await lab.run(artifactRun({ id: 8 })))).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
  });
});

describe('a re-run of a run that paid, with the ledger as artifacts', () => {
  test('of its failed jobs says that all is paid, and pays nobody', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun(first));
    const second = await lab.run(artifactRun(again, { attempt: { rerun: 'failed' } }));

    expect(endOf(second)).toBe('already-paid, exit 0');
    expect(lab.prolific.countOf('pay')).toBe(1);
  });

  test('of all its jobs, whose records are gone, pays nobody and asks for a new run', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun(first));
    const second = await lab.run(artifactRun(again, { attempt: { rerun: 'all' } }));

    expect(endOf(second)).toBe('blocked, exit 1');
    expect(codesOf(second)).toContain('EVENT_NOT_ALLOWED');
    expect(lab.prolific.countOf('pay')).toBe(1);
  });

  test('of all its jobs, whose records a later run had copied, says that all is paid', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun(first));
    await lab.run(artifactRun({ id: 8 }));
    const second = await lab.run(artifactRun(again, { attempt: { rerun: 'all' } }));
    const later = await lab.run(artifactRun({ id: 9 }));

    expect([endOf(second), endOf(later)]).toEqual(['already-paid, exit 0', 'already-paid, exit 0']);
    expect(lab.prolific.countOf('pay')).toBe(1);
  });

  test('of all its jobs makes a new run stop for an hour, and then ask, and no answer helps before', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun(first));
    await lab.run(artifactRun(again, { attempt: { rerun: 'all' } }));
    const soon = await lab.run(artifactRun({ id: 8 }));
    const answer = soon.outputs['plan'] ?? '';
    const early = await lab.run(artifactRun({ id: 9 }, { inputs: { answer } }));
    lab.github.advance(61 * minute);
    const late = await lab.run(artifactRun({ id: 10 }));

    for (const run of [soon, early, late]) {
      expect(endOf(run)).toBe('blocked, exit 1');
      expect(codesOf(run)).toContain('LEDGER_LOST');
    }
    expect(lab.prolific.countOf('pay')).toBe(1);
  });

  test('is not forgotten when a run that only reconciles has written since', async (lab) => {
    await pushWeek1(lab);
    await lab.run(artifactRun({ id: 6 }));
    await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['1.00', '2.00', '3.00']) });
    await lab.run(artifactRun(first));
    const second = await lab.run(artifactRun(again, { attempt: { rerun: 'all' } }));
    await lab.run(artifactRun({ id: 8 }, { inputs: { mode: 'reconcile' } }));
    const later = await lab.run(artifactRun({ id: 9 }));

    expect(endOf(second)).toBe('blocked, exit 1');
    expect(codesOf(later)).toContain('LEDGER_LOST');
    expect(lab.prolific.countOf('pay')).toBe(2);
  });
});

describe('artifacts that are no ledger of ours', () => {
  test('of a fork or of another event are left out, and said', async (lab) => {
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
  });

  test('of our own runs are unreadable, and nothing is paid', async (lab) => {
    const { store } = lab.artifacts;
    const before = store.startAttempt({ runId: 1, event: 'workflow_dispatch' });
    store.upload(before, `prolific-bonus-claim-${lab.study.id}`, Buffer.from('nonsense'));
    await pushWeek1(lab);
    const run = await lab.run(artifactRun(first));

    expect(endOf(run)).toBe('blocked, exit 1');
    expect(codesOf(run)).toEqual(['LEDGER_UNREADABLE']);
    expect(lab.prolific.countOf('set-up')).toBe(0);
  });

  test('in hundreds under the claims’ name, which one answer does not show, let nothing be paid', async (lab) => {
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
  });
});

describe('what a ledger of artifacts asks of the runner', () => {
  test('is that nobody shortens its wait where the artifact service is not on this machine', async (lab) => {
    await pushWeek1(lab);
    const env = { ACTIONS_RESULTS_URL: 'https://results.example/' };
    const run = await lab.run(artifactRun(first, { env }));

    expect(codesOf(run)).toEqual(['INPUT_INVALID']);
    expect(run.log).toContain('PROLIFIC_BONUSES_TEST_WAIT_MS');
    expect(lab.prolific.countOf('set-up')).toBe(0);
  });

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

  test('is a concurrency group, or else a warning with the lines to add', async (lab) => {
    await pushWeek1(lab);
    const run = await lab.run(artifactRun(first, { attempt: { groups: [] } }));

    expect(endOf(run)).toBe('paid, exit 0');
    expect(run.log).toContain('concurrency: { group: prolific-bonuses, queue: max }');
  });

  test('is that no input says where on a branch it is', async (lab) => {
    await pushWeek1(lab);
    const run = await lab.run(artifactRun(first, { inputs: { 'ledger-branch': 'other' } }));

    expect(codesOf(run)).toEqual(['INPUT_INVALID']);
  });
});
