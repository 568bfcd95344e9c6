import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { type Connected, connect, patience, stopOf } from './connected.ts';

let connected: Connected;
beforeEach(async () => {
  connected = await connect();
});
afterEach(() => connected.close());

const bytes = Buffer.from('x');

/** That many artifacts of one name, each by a run of its own. */
function upload(count: number, name = 'claim'): void {
  const { store } = connected.artifacts;
  for (let n = 0; n < count; n += 1)
    store.upload(store.startAttempt({ runId: 1_000 + n }), name, bytes);
}

function answers(body: unknown, status = 200): Fault {
  return { kind: 'status', answer: { status, body } };
}

describe('a list of artifacts', () => {
  it('of one name holds that name alone, from all runs, each artifact once', async () => {
    upload(2);
    upload(1, 'claim-2');
    const { artifacts, answers: count } = await connected.client.list('claim', patience);
    expect(artifacts.map(({ runId }) => runId).sort()).toEqual(['1000', '1001']);
    expect(count).toBe(1);
  });

  it('of 300 comes in three answers, whole', async () => {
    upload(300);
    const { artifacts, answers: count } = await connected.client.list('claim', patience);
    expect(new Set(artifacts.map(({ id }) => id)).size).toBe(300);
    expect(count).toBe(3);
  });

  it('of more than 1,000 is not read', async () => {
    upload(1_001);
    const stop = await stopOf(connected.client.list('claim', patience));
    expect(stop.code).toBe('LEDGER_UNREADABLE');
    expect(stop.message).toContain('1001');
    expect(connected.github.server.countOf('artifacts')).toBe(1);
  });

  it('is asked for again when something was added between two pages, and then is whole', async () => {
    upload(150);
    const { store } = connected.artifacts;
    const addOne = (): void => {
      store.upload(store.startAttempt({ runId: 9 }), 'claim', bytes);
    };
    connected.github.server.script('artifacts', 1, { kind: 'call', after: addOne });
    const { artifacts } = await connected.client.list('claim', patience);
    expect(artifacts).toHaveLength(151);
    expect(connected.github.server.countOf('artifacts')).toBe(4);
  });

  it('is unreadable where its pages never add up, and is not taken for a shorter one', async () => {
    upload(120);
    const { store } = connected.artifacts;
    // The first page is of the whole list, the second of one that lags.
    for (const nth of [2, 4, 6])
      connected.github.server.script('artifacts', nth, { kind: 'stale' });
    store.staleUploads = 30;
    const stop = await stopOf(connected.client.list('claim', patience));
    expect(stop).toMatchObject({
      code: 'LEDGER_UNREADABLE',
      message: expect.stringContaining('do not fit together'),
    });
    expect(connected.github.server.countOf('artifacts')).toBe(6);
  });

  it('says when GitHub answered, by its own clock', async () => {
    connected.github.advance(3_600_000);
    const { githubNow } = await connected.client.list('claim', patience);
    expect(Math.abs((githubNow?.getTime() ?? 0) - connected.github.now())).toBeLessThan(5_000);
  });

  it('leaves out what GitHub does not say: the run of an artifact, its fork, its dates', async () => {
    const row = { id: 1, name: 'claim', size_in_bytes: 1, expired: false };
    const created_at = '2026-01-01T00:00:00Z';
    const artifacts = [
      { ...row, created_at },
      { ...row, id: 2, created_at, workflow_run: { id: 5, repository_id: 6 }, expires_at: null },
    ];
    connected.github.server.script('artifacts', 1, answers({ total_count: 2, artifacts }));
    const listed = await connected.client.list('claim', patience);
    expect(listed.artifacts).toMatchObject([
      { id: 1, runId: null, headRepositoryId: null, digest: null, expiresAt: null },
      { id: 2, runId: '5', repositoryId: '6', headRepositoryId: null },
    ]);
  });

  it('goes on after trouble, and stops after three tries', async () => {
    upload(1);
    const { server } = connected.github;
    server.script('artifacts', 1, answers('<html>', 502));
    server.script('artifacts', 2, { kind: 'truncate' });
    expect((await connected.client.list('claim', patience)).artifacts).toHaveLength(1);
    server.script('artifacts', 'every', { kind: 'reset-before' });
    expect((await stopOf(connected.client.list('claim', patience))).code).toBe('LEDGER_UNREADABLE');
    expect(server.countOf('artifacts')).toBe(6);
  });

  it.each<[string, unknown]>([
    ['nonsense', 'nonsense'],
    ['no count', { artifacts: [] }],
    ['a count below zero', { total_count: -1, artifacts: [] }],
    ['no rows', { total_count: 0 }],
    ['a row of nothing', { total_count: 1, artifacts: [null] }],
    ['an id that is text', { total_count: 1, artifacts: [{ id: '1', name: 'claim' }] }],
    ['more rows than a page has', { total_count: 101, artifacts: Array(101).fill({ id: 1 }) }],
    ['fewer rows than it counts', { total_count: 5, artifacts: [] }],
  ])('that is %s is unreadable', async (_, body) => {
    connected.github.server.script('artifacts', 'every', answers(body));
    const stop = await stopOf(connected.client.list('claim', patience));
    expect(stop.code).toBe('LEDGER_UNREADABLE');
  });

  it('of giant pages is given up, not taken in', async () => {
    const body = { total_count: 1, artifacts: [], more: 'x'.repeat(17 * 1024 * 1024) };
    connected.github.server.script('artifacts', 'every', answers(body));
    const stop = await stopOf(connected.client.list('claim', patience));
    expect(stop.message).toContain('longer than 16777216 bytes');
  });

  it.each([
    ['blind', /Resource not accessible/],
    ['unknown', /Bad credentials/],
  ])('that the token %s may not see is forbidden, with what to do', async (token, words) => {
    const { clientOf, attempt, github } = connected;
    const stop = await stopOf(clientOf(attempt, { token }).list('claim', patience));
    expect(stop.code).toBe('LEDGER_FORBIDDEN');
    expect(stop.message).toMatch(words);
    expect(stop.hint).toContain('permissions: actions: read');
    expect(github.server.countOf('artifacts')).toBe(1);
  });

  it('of a repository that the token cannot see is forbidden, not empty', async () => {
    connected.github.server.script('artifacts', 'every', answers({ message: 'Not Found' }, 404));
    const stop = await stopOf(connected.client.list('claim', patience));
    expect(stop.code).toBe('LEDGER_FORBIDDEN');
  });
});
