import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRuntimeService } from '../../../src/adapters/artifacts/runtime-service.ts';
import { compareArrivals } from '../../../sandbox/server/recorded-request.ts';
import { dayMs } from '../../../sandbox/artifacts/store.ts';
import { type Connected, connect, findOnly, patience, write } from './connected.ts';

let connected: Connected;
beforeEach(async () => {
  connected = await connect();
});
afterEach(() => connected.close());

const text = '{"v":1}\n{"v":1,"type":"claimed"}\n';

describe('a ledger that is written as an artifact', () => {
  it('is listed under its name with all that GitHub says of it, and read again', async () => {
    const { client, artifacts } = connected;
    const id = await write(client, 'claim', text);
    const found = await findOnly(client, 'claim');
    const [kept] = artifacts.store.all;
    expect(found).toEqual({
      id,
      name: 'claim',
      sizeBytes: kept?.sizeBytes,
      digest: kept?.digest,
      createdAt: new Date(Math.floor((kept?.createdAtMs ?? 0) / 1_000) * 1_000),
      expiresAt: new Date(Math.floor((kept?.expiresAtMs ?? 0) / 1_000) * 1_000),
      expired: false,
      runId: '7',
      repositoryId: '1296269',
      headRepositoryId: '1296269',
    });
    expect(await client.download(found, patience)).toEqual({ kind: 'text', text });
  });

  it('is sent in three requests and read in three, each once and in this order', async () => {
    const { client, artifacts, github } = connected;
    await write(client, 'claim', text);
    await client.download(await findOnly(client, 'claim'), patience);
    const { results, blobs } = artifacts;
    const servers = [results, blobs, github.server];
    const requests = servers.flatMap((server) => server.requests);
    requests.sort(compareArrivals);
    expect(requests.map(({ endpoint }) => endpoint)).toEqual([
      'create',
      'upload',
      'finalize',
      'artifacts',
      'artifact-zip',
      'blob',
    ]);
  });

  it('asks for no expiry, and is kept as long as may be', async () => {
    const { client, artifacts, github } = connected;
    await write(client, 'long', text);
    const [long] = artifacts.store.all;
    expect(long?.expiresAtMs).toBeGreaterThan(github.now() + 89 * dayMs);
  });

  it('may be uploaded again before it is finalized', async () => {
    const { client } = connected;
    const created = await client.create('claim', patience);
    if (created.kind !== 'created') throw new Error(created.kind);
    await client.upload(created.uploadUrl, 'half', patience);
    const uploaded = await client.upload(created.uploadUrl, text, patience);
    if (uploaded.kind !== 'uploaded') throw new Error(uploaded.kind);
    await client.finalize('claim', uploaded.blob, patience);
    const found = await findOnly(client, 'claim');
    expect(await client.download(found, patience)).toEqual({ kind: 'text', text });
  });
});

describe('each token goes to its own service alone', () => {
  it('the runtime token to the results service, the other to the REST API, none to the blobs', async () => {
    const { client, artifacts, github, attempt } = connected;
    await write(client, 'claim', text);
    await client.download(await findOnly(client, 'claim'), patience);
    const sent = (requests: readonly { headers: Record<string, string> }[]): Set<unknown> =>
      new Set(requests.map(({ headers }) => headers['authorization']));
    expect(sent(artifacts.results.requests)).toEqual(new Set([`Bearer ${attempt.token}`]));
    expect(sent(github.server.requests)).toEqual(new Set(['Bearer github-sandbox-token']));
    expect(sent(artifacts.blobs.requests)).toEqual(new Set([undefined]));
  });
});

describe('a create', () => {
  it('of a name that this attempt has already is told so, and sent once', async () => {
    const { client, artifacts } = connected;
    await client.create('claim', patience);
    expect(await client.create('claim', patience)).toEqual({ kind: 'taken' });
    expect(artifacts.results.countOf('create')).toBe(2);
  });

  it.each([
    ['without a runtime token', { ACTIONS_RUNTIME_TOKEN: undefined }, /ACTIONS_RUNTIME_TOKEN/],
    ['with a token of no scope', { ACTIONS_RUNTIME_TOKEN: 'a.b.c' }, /which run it is of/],
    ['on a server of their own', { GITHUB_SERVER_URL: 'https://git.example' }, /Enterprise Server/],
    ['without an address', { ACTIONS_RESULTS_URL: '' }, /ACTIONS_RESULTS_URL/],
    ['with an address for all to read', { ACTIONS_RESULTS_URL: 'http://x.example' }, /not https/],
  ])('%s is forbidden with the reason, and nothing is sent', async (_, changes, reason) => {
    const { attempt, artifacts, clientOf } = connected;
    const env = { ...artifacts.environmentOf(attempt), ...changes };
    const client = clientOf(attempt, { runtime: readRuntimeService(env) });
    expect(await client.create('claim', patience)).toEqual({
      kind: 'forbidden',
      reason: expect.stringMatching(reason),
    });
    expect(artifacts.results.requests).toEqual([]);
  });

  const twirp = (status: number, code: string, msg = 'in words'): object => ({
    kind: 'status',
    answer: { status, body: { code, msg } },
  });
  const full = 'insufficient usage to create artifact';
  const answer = (status: number, body?: unknown): object => ({
    kind: 'status',
    answer: { status, body },
  });
  it.each<[string, object, string]>([
    ['403 and says so', twirp(403, 'permission_denied'), 'forbidden'],
    ['401 and says so', twirp(401, 'unauthenticated'), 'forbidden'],
    ['403 because storage is full', twirp(403, 'permission_denied', full), 'forbidden'],
    ['429 because storage is full', twirp(429, 'resource_exhausted', full), 'forbidden'],
    ['500 because storage is full', twirp(500, 'internal', full), 'forbidden'],
    ['409 and says so', twirp(409, 'already_exists'), 'taken'],
    ['400 and says so', twirp(400, 'invalid_argument'), 'unclear'],
    ['429', twirp(429, 'resource_exhausted'), 'unclear'],
    ['500', twirp(500, 'internal'), 'unclear'],
    ['503 without a word', answer(503), 'unclear'],
    ['403 of a proxy', answer(403, '<html>'), 'unclear'],
    ['a redirect', answer(307, { code: 'moved' }), 'unclear'],
    ['200 and nonsense', answer(200, 'nonsense'), 'unclear'],
    ['200 and nothing', answer(200), 'unclear'],
    ['200 and not ok', answer(200, { ok: false }), 'unclear'],
    ['200 and http', answer(200, { ok: true, signed_upload_url: 'http://x.example' }), 'unclear'],
    ['200 and no address', answer(200, { ok: true, signed_upload_url: 7 }), 'unclear'],
    ['nothing, by a reset', { kind: 'reset-after' }, 'unclear'],
    ['half', { kind: 'truncate' }, 'unclear'],
    ['nothing in time', { kind: 'hang-after' }, 'unclear'],
  ])('that is answered %s', async (_, fault, kind) => {
    const { client, artifacts } = connected;
    artifacts.results.script('create', 'every', fault as never);
    const brief = { ...patience, timeoutMs: 300 };
    expect(await client.create('claim', brief)).toMatchObject({ kind });
    expect(artifacts.results.countOf('create')).toBe(1);
  });
});
