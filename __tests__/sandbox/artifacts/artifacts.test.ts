import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import { dayMs } from '../../../sandbox/artifacts/store.ts';
import { Gate } from '../../../sandbox/server/gate.ts';
import { type ArtifactScene, listed, startScene } from './scene.ts';
import { firstOnly, olderThan, without } from '../../../sandbox/artifacts/lists.ts';

let scene: ArtifactScene;
let attempt: Attempt;
beforeEach(async () => {
  scene = await startScene();
  attempt = scene.artifacts.store.startAttempt({ runId: 7 });
});
afterEach(() => scene.close());

const bytes = Buffer.from('PK and so on');
const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function put(url: unknown, headers: Record<string, string> = {}): Promise<number> {
  const all = { 'x-ms-blob-type': 'BlockBlob', ...headers };
  const answer = await fetch(String(url), { method: 'PUT', headers: all, body: bytes });
  return answer.status;
}

async function upload(name: string, by = attempt): Promise<string> {
  const { body } = await scene.rpc(by, 'CreateArtifact', { name, version: 7 });
  expect(await put(body['signed_upload_url'])).toBe(201);
  const said = { name, size: String(bytes.length), hash };
  const made = await scene.rpc(by, 'FinalizeArtifact', said);
  expect(made.body['ok']).toBe(true);
  return String(made.body['artifact_id']);
}

describe('an upload to the artifact service of the sandbox', () => {
  it('is listed with its digest, and downloaded by way of an address that needs no token', async () => {
    const id = await upload('claim');
    expect(await listed(scene, '?name=claim')).toEqual([
      expect.objectContaining({ id: Number(id), name: 'claim', digest: hash, expired: false }),
    ]);
    const redirect = await scene.get(`artifacts/${id}/zip`);
    expect(redirect.status).toBe(302);
    const location = redirect.headers.get('location') ?? '';
    expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toEqual(bytes);
    const headers = { authorization: 'Bearer x' };
    expect((await fetch(location, { headers })).status).toBe(403);
    expect((await fetch(location.replace(/sig=[^&]+/, 'sig=x'))).status).toBe(403);
  });

  it('takes its name in its attempt from the create on, even where nothing came of it', async () => {
    expect((await scene.rpc(attempt, 'CreateArtifact', { name: 'claim' })).status).toBe(200);
    const again = await scene.rpc(attempt, 'CreateArtifact', { name: 'claim' });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    expect(await listed(scene)).toEqual([]);
    await upload('claim', scene.artifacts.store.startAttempt({ runId: 8 }));
    await upload('claim', scene.artifacts.store.startAttempt({ runId: 7, attempt: 2 }));
    expect(await listed(scene, '?name=claim')).toHaveLength(2);
  });

  it('finalized twice makes two artifacts of one name', async () => {
    const first = await upload('claim');
    const said = { name: 'claim', size: String(bytes.length), hash };
    const second = await scene.rpc(attempt, 'FinalizeArtifact', said);
    const ids = (await listed(scene, '?name=claim')).map(({ id }) => String(id));
    expect(ids.sort()).toEqual([first, String(second.body['artifact_id'])].sort());
  });

  it('gets an id that says nothing about its time', async () => {
    const ids = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(Number(await upload(name)));
    expect(new Set(ids).size).toBe(5);
    expect(ids).not.toEqual(ids.toSorted((a, b) => a - b));
  });

  it('is refused without the header that Azure asks for, without a name, and under a wrong scope', async () => {
    const { body } = await scene.rpc(attempt, 'CreateArtifact', { name: 'claim' });
    expect(await put(body['signed_upload_url'], { 'x-ms-blob-type': 'Other' })).toBe(400);
    const named = await scene.rpc(attempt, 'CreateArtifact', { name: 'a/b' });
    expect(named).toMatchObject({ status: 400, body: { code: 'invalid_argument' } });
    const foreign = { ...attempt, plan: 'another' };
    expect((await scene.rpc(foreign, 'CreateArtifact', { name: 'x' })).status).toBe(403);
    const unknown = { ...attempt, token: 'x' };
    expect((await scene.rpc(unknown, 'CreateArtifact', { name: 'x' })).status).toBe(401);
    expect((await scene.rpc(attempt, 'FinalizeArtifact', { name: 'x' })).status).toBe(404);
  });
});

describe('an artifact that is no longer', () => {
  it('says that it has expired, and answers 410 to a download', async () => {
    const { body } = await scene.rpc(attempt, 'CreateArtifact', {
      name: 'short',
      expires_at: new Date(scene.github.now() + dayMs).toISOString(),
    });
    await put(body['signed_upload_url']);
    const made = await scene.rpc(attempt, 'FinalizeArtifact', { name: 'short', size: '12' });
    await upload('long');
    scene.github.advance(dayMs);
    const expired = (await listed(scene)).filter((one) => one.expired).map(({ name }) => name);
    expect(expired).toEqual(['short']);
    const id = String(made.body['artifact_id']);
    expect((await scene.get(`artifacts/${id}/zip`)).status).toBe(410);
  });

  it('is gone once somebody has deleted it or its run', async () => {
    const { store } = scene.artifacts;
    const id = await upload('claim');
    store.remove(Number(id));
    expect((await scene.get(`artifacts/${id}/zip`)).status).toBe(404);
    await upload('claim');
    store.removeRun(7);
    expect(await listed(scene)).toEqual([]);
  });
});

describe('a scripted fault of the artifact service', () => {
  it('can take the answer of a finalize away that has landed', async () => {
    scene.artifacts.results.script('finalize', 1, { kind: 'reset-after' });
    await expect(upload('claim')).rejects.toThrow('fetch failed');
    expect(await listed(scene, '?name=claim')).toHaveLength(1);
  });

  it('can let a finalize land long after its client has gone', async () => {
    const gate = new Gate();
    scene.artifacts.results.script('finalize', 1, { kind: 'hold', gate });
    const { body } = await scene.rpc(attempt, 'CreateArtifact', { name: 'claim' });
    await put(body['signed_upload_url']);
    const late = scene.rpc(attempt, 'FinalizeArtifact', { name: 'claim', size: '12', hash });
    await gate.waitFor(1);
    expect(await listed(scene)).toEqual([]);
    gate.open();
    await late;
    expect(await listed(scene)).toHaveLength(1);
  });

  it('can cut a download off in the middle', async () => {
    const id = await upload('claim');
    scene.artifacts.blobs.script('blob', 1, { kind: 'truncate' });
    const redirect = await scene.get(`artifacts/${id}/zip`);
    const download = await fetch(redirect.headers.get('location') ?? '');
    await expect(download.arrayBuffer()).rejects.toThrow('terminated');
  });
});

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
