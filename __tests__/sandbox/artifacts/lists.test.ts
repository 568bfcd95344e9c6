import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import { firstOnly, olderThan, without } from '../../../sandbox/artifacts/lists.ts';
import { type ArtifactScene, listed, startScene } from './scene.ts';

let scene: ArtifactScene;
let attempt: Attempt;
beforeEach(async () => {
  scene = await startScene();
  attempt = scene.artifacts.store.startAttempt({ runId: 7 });
});
afterEach(() => scene.close());

const bytes = Buffer.from('PK and so on');

describe('a re-run', () => {
  it('of all jobs takes the artifacts of earlier attempts away; of failed jobs keeps them', async () => {
    const { store } = scene.artifacts;
    store.upload(attempt, 'claim', bytes);
    store.startAttempt({ runId: 7, attempt: 2, rerun: 'failed' });
    expect(await listed(scene)).toHaveLength(1);
    store.startAttempt({ runId: 7, attempt: 3, rerun: 'all' });
    expect(await listed(scene)).toEqual([]);
  });

  it('shows in the run as a later attempt with a later start', async () => {
    scene.github.advance(60_000);
    scene.artifacts.store.startAttempt({ runId: 7, attempt: 2, groups: ['prolific-bonuses'] });
    const { body } = await scene.get('runs/7');
    expect(body).toMatchObject({ run_attempt: 2, event: 'push', head_branch: 'main' });
    const gapMs =
      Date.parse(String(body['run_started_at'])) - Date.parse(String(body['created_at']));
    expect(gapMs).toBeGreaterThanOrEqual(59_000);
    const runs = await scene.get('workflows/bonuses.yml/runs');
    expect(runs.body).toMatchObject({ total_count: 1, workflow_runs: [{ run_attempt: 2 }] });
    const none = await scene.get('workflows/bonuses.yml/runs?created=%3C2020-01-01');
    expect(none.body['total_count']).toBe(0);
    const groups = await scene.get('runs/7/concurrency_groups');
    expect(groups.body).toMatchObject({
      concurrency_groups: [{ group_name: 'prolific-bonuses' }],
    });
  });
});

describe('the list of artifacts', () => {
  it('comes in pages, the newest first, and says where the next page is', async () => {
    const { store } = scene.artifacts;
    for (let n = 1; n <= 5; n += 1) store.upload(attempt, `a${n}`, bytes);
    const first = await scene.get('artifacts?per_page=2');
    expect(first.body).toMatchObject({
      total_count: 5,
      artifacts: [{ name: 'a5' }, { name: 'a4' }],
    });
    expect(first.headers.get('link')).toContain('page=2>; rel="next"');
    const last = await scene.get('artifacts?per_page=2&page=3');
    expect(last.body).toMatchObject({ artifacts: [{ name: 'a1' }] });
    expect(last.headers.get('link')).toBeNull();
  });

  it('can lag behind: by the newest uploads, by age, or by any mixture', async () => {
    const { store } = scene.artifacts;
    const names = async (): Promise<string[]> => (await listed(scene)).map(({ name }) => name);
    for (const name of ['a', 'b', 'c']) store.upload(attempt, name, bytes);
    store.listing = firstOnly(1);
    expect(await names()).toEqual(['a']);
    store.listing = without(({ name }) => name === 'a');
    expect(await names()).toEqual(['c', 'b']);
    store.listing = olderThan(30_000);
    expect(await names()).toEqual([]);
    scene.github.advance(30_000);
    expect(await names()).toEqual(['c', 'b', 'a']);
    scene.github.server.script('artifacts', 6, { kind: 'stale' });
    expect(await names()).toEqual(['c', 'b', 'a']);
    expect(await names()).toEqual(['b', 'a']);
  });

  it('shows where a commit came from: a fork, or a fork that is gone', async () => {
    const { store } = scene.artifacts;
    const fork = store.startAttempt({ runId: 8, event: 'pull_request', headRepositoryId: 99 });
    const gone = store.startAttempt({ runId: 9, event: 'pull_request', headRepositoryId: null });
    for (const by of [attempt, fork, gone]) store.upload(by, 'claim', bytes);
    const runs = (await listed(scene)).map(({ workflow_run }) => workflow_run);
    expect(runs.map((run) => run['head_repository_id'])).toEqual([undefined, 99, 1_296_269]);
    expect(runs.map((run) => run['repository_id'])).toEqual([1_296_269, 1_296_269, 1_296_269]);
  });

  it('needs `actions: read`', async () => {
    expect((await scene.get('artifacts', {})).status).toBe(401);
    const blind = await scene.get('artifacts', { authorization: 'Bearer blind' });
    expect(blind).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
  });
});
