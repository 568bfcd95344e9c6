import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewAttempt } from '../../../sandbox/artifacts/attempts.ts';
import { type Connected, connect, patience, stopOf } from './connected.ts';

let connected: Connected;
beforeEach(async () => {
  connected = await connect();
});
afterEach(() => connected.close());

const pay = '.github/workflows/bonuses.yml';
const longAgo = new Date(0);

function start(attempt: NewAttempt): void {
  connected.artifacts.store.startAttempt(attempt);
}

describe('a run', () => {
  it('is read with its newest attempt', async () => {
    const { client, github } = connected;
    github.advance(5_000);
    start({ runId: 7, attempt: 2, event: 'push' });
    const run = await client.readRun('7', patience);
    expect(run).toMatchObject({
      id: '7',
      event: 'push',
      headBranch: 'main',
      attempt: 2,
      workflowPath: pay,
    });
    expect(Math.abs(run.attemptStartedAt.getTime() - github.now())).toBeLessThan(3_000);
  });

  it('that GitHub does not know is unreadable, and one that nobody may see forbidden', async () => {
    const { client, clientOf, attempt } = connected;
    expect((await stopOf(client.readRun('404', patience))).code).toBe('LEDGER_UNREADABLE');
    const blind = clientOf(attempt, { token: 'blind' });
    expect((await stopOf(blind.readRun('7', patience))).code).toBe('LEDGER_FORBIDDEN');
  });

  it('says which concurrency groups it belongs to, or nothing where that is not available', async () => {
    const { client, github } = connected;
    start({ runId: 8, groups: ['prolific-bonuses', 'x'] });
    expect(await client.readConcurrencyGroups('8', patience)).toEqual(['prolific-bonuses', 'x']);
    expect(await client.readConcurrencyGroups('404', patience)).toBeNull();
    const nonsense = { kind: 'status', answer: { status: 200, body: { groups: 1 } } } as const;
    github.server.script('concurrency-groups', 3, nonsense);
    expect(await client.readConcurrencyGroups('8', patience)).toBeNull();
    github.server.script('concurrency-groups', 4, { kind: 'reset-before' });
    expect(await client.readConcurrencyGroups('8', patience)).toBeNull();
    expect(github.server.countOf('concurrency-groups')).toBe(4);
  });
});

describe('the runs of a workflow', () => {
  it('are listed with their newest attempt each, whatever their event', async () => {
    start({ runId: 7, attempt: 2 });
    start({ runId: 8, event: 'workflow_dispatch', path: `${pay}@refs/heads/main` });
    start({ runId: 9, path: '.github/workflows/other.yml' });
    const runs = await connected.client.listRuns(pay, longAgo, patience);
    const shown = runs.map(({ id, attempt, event, workflowPath }) => [
      id,
      attempt,
      event,
      workflowPath,
    ]);
    // GitHub has been seen to write the ref behind the path.
    expect(shown).toEqual([
      ['8', 1, 'workflow_dispatch', pay],
      ['7', 2, 'push', pay],
    ]);
  });

  it('are read no further back than asked for', async () => {
    const { client, github } = connected;
    for (let n = 0; n < 150; n += 1) start({ runId: 100 + n });
    github.advance(86_400_000);
    const since = new Date(github.now() - 60_000);
    for (let n = 0; n < 20; n += 1) start({ runId: 500 + n });
    const runs = await client.listRuns(pay, since, patience);
    expect(runs).toHaveLength(20);
    expect(github.server.countOf('workflow-runs')).toBe(1);
    expect(await client.listRuns(pay, longAgo, patience)).toHaveLength(171);
  });

  it('are read to the end where they do not come newest first', async () => {
    const { client, github } = connected;
    const row = (id: number, created_at: string): object => ({
      ...{ id, created_at, run_started_at: created_at, run_attempt: 1 },
      ...{ event: 'push', head_branch: 'main', path: pay },
    });
    const old = '2026-01-01T00:00:00Z';
    const first = [row(1, old), row(2, '2026-03-01T00:00:00Z')];
    for (let id = 3; id <= 100; id += 1) first.push(row(id, old));
    const pages = [first, [row(101, '2026-03-02T00:00:00Z')]];
    pages.forEach((workflow_runs, at) => {
      const body = { total_count: 101, workflow_runs };
      github.server.script('workflow-runs', at + 1, {
        kind: 'status',
        answer: { status: 200, body },
      });
    });
    const runs = await client.listRuns(pay, new Date('2026-02-01T00:00:00Z'), patience);
    expect(runs.map(({ id }) => id)).toEqual(['2', '101']);
  });

  it('of a workflow that has no file any more are found among all runs', async () => {
    const { client, github } = connected;
    start({ runId: 9, path: '.github/workflows/other.yml' });
    const notFound = {
      kind: 'status',
      answer: { status: 404, body: { message: 'Not Found' } },
    } as const;
    github.server.script('workflow-runs', 'every', notFound);
    const runs = await client.listRuns(pay, longAgo, patience);
    expect(runs.map(({ id }) => id)).toEqual(['7']);
  });

  it('are unreadable where GitHub gives no clear answer', async () => {
    connected.github.server.script('workflow-runs', 'every', { kind: 'reset-before' });
    const stop = await stopOf(connected.client.listRuns(pay, longAgo, patience));
    expect(stop.code).toBe('LEDGER_UNREADABLE');
  });
});
