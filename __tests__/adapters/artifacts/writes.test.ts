import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connected, connect, patience, write } from './connected.ts';

let connected: Connected;
beforeEach(async () => {
  connected = await connect();
});
afterEach(() => connected.close());

const text = '{"v":1}\n{"v":1,"type":"claimed"}\n';
const elsewhere = 'https://127.0.0.1:1';

describe('an upload that fails is told as one, and sent once', () => {
  it.each<[string, object]>([
    ['403', { kind: 'status', answer: { status: 403, body: '<Error/>' } }],
    ['307', { kind: 'status', answer: { status: 307, headers: { location: elsewhere } } }],
    ['200, which is no 201', { kind: 'status', answer: { status: 200 } }],
    ['a reset', { kind: 'reset-before' }],
    ['a silence', { kind: 'hang-before' }],
  ])('%s', async (_, fault) => {
    const { client, artifacts } = connected;
    const created = await client.create('claim', patience);
    if (created.kind !== 'created') throw new Error(created.kind);
    artifacts.blobs.script('upload', 'every', fault as never);
    const brief = { ...patience, timeoutMs: 300 };
    const uploaded = await client.upload(created.uploadUrl, text, brief);
    expect(uploaded).toEqual({ kind: 'failed', reason: expect.stringMatching(/./) });
    expect(JSON.stringify(uploaded)).not.toContain('sig=');
    expect(artifacts.blobs.requests).toHaveLength(1);
  });
});

describe('a finalize', () => {
  const blob = { sizeBytes: 1, digest: `sha256:${'0'.repeat(64)}` };
  it.each<[string, object, string]>([
    ['404 and says so', { status: 404, body: { code: 'not_found', msg: 'x' } }, 'refused'],
    ['200 and not ok', { status: 200, body: { ok: false } }, 'refused'],
    ['200 without an id', { status: 200, body: { ok: true } }, 'unclear'],
    ['200 and id 0', { status: 200, body: { ok: true, artifact_id: '0' } }, 'unclear'],
    [
      '200 and a huge id',
      { status: 200, body: { ok: true, artifact_id: '9'.repeat(16) } },
      'unclear',
    ],
    ['500', { status: 500, body: { code: 'internal', msg: 'x' } }, 'unclear'],
    ['429', { status: 429, body: { code: 'resource_exhausted', msg: 'x' } }, 'unclear'],
    ['404 of a proxy', { status: 404, body: '<html>' }, 'unclear'],
  ])('that is answered %s', async (_, answer, kind) => {
    const { client, artifacts } = connected;
    artifacts.results.script('finalize', 'every', { kind: 'status', answer } as never);
    expect(await client.finalize('claim', blob, patience)).toMatchObject({ kind });
    expect(artifacts.results.countOf('finalize')).toBe(1);
  });

  it('whose answer is lost is unclear, though it has landed; sent again, it makes a second entry', async () => {
    const { client, artifacts } = connected;
    artifacts.results.script('finalize', 1, { kind: 'reset-after' });
    await expect(write(client, 'claim', text)).rejects.toThrow('ECONNRESET');
    const [made] = (await client.list('claim', patience)).artifacts;
    const again = { sizeBytes: made?.sizeBytes ?? 0, digest: made?.digest ?? '' };
    expect(await client.finalize('claim', again, patience)).toMatchObject({ kind: 'finalized' });
    const { artifacts: both } = await client.list('claim', patience);
    const read = await Promise.all(both.map((one) => client.download(one, patience)));
    expect(read).toEqual([
      { kind: 'text', text },
      { kind: 'text', text },
    ]);
  });
});
