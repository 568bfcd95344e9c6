import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import { dayMs } from '../../../sandbox/artifacts/store.ts';
import { Gate } from '../../../sandbox/server/gate.ts';
import { type ArtifactScene, listed, startScene } from './scene.ts';

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
