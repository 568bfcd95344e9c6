import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { closeAll, open } from '../http/sending.ts';
import { type Loopback, startLoopback } from '../http/loopback.ts';
import { archiveOf } from './archives.ts';
import { type Connected, connect, findOnly, patience, stopOf } from './connected.ts';

let connected: Connected;
beforeEach(async () => {
  connected = await connect();
});
afterEach(async () => {
  await connected.close();
  await closeAll();
});

const text = '{"v":1}\n';
const archive = archiveOf({ name: 'ledger.jsonl', bytes: Buffer.from(text) });
const redirect = (location: string): Fault => ({
  kind: 'status',
  answer: { status: 302, headers: { location } },
});
const answer = (status: number, body: unknown = ''): Fault => ({
  kind: 'status',
  answer: { status, body },
});

/** A server that serves the archive whatever it is asked. */
function elsewhere(): Promise<Loopback> {
  return open(startLoopback((_, response) => response.end(archive)));
}

describe('an artifact that is not what GitHub lists is broken, and nothing in it is read', () => {
  it.each<[string, object, RegExp]>([
    ['another digest', { digest: `sha256:${'0'.repeat(64)}` }, /digest is not the one/],
    ['no digest', { digest: null }, /knows no digest/],
    ['a digest of another kind', { digest: 'md5:1' }, /digest is not the one/],
    ['another size', { sizeBytes: 1 }, /GitHub lists 1/],
    ['a size beyond reason', { sizeBytes: 10 ** 12 }, /1000000000000 bytes long/],
  ])('%s', async (_, said, reason) => {
    const { client, artifacts, attempt } = connected;
    artifacts.store.upload(attempt, 'claim', archive, said);
    const found = await findOnly(client, 'claim');
    const download = await client.download(found, patience);
    expect(download).toEqual({ kind: 'broken', reason: expect.stringMatching(reason) });
  });

  it('an archive of two files, and a text that is not UTF-8', async () => {
    const { client, artifacts, attempt } = connected;
    const one = { name: 'ledger.jsonl', bytes: Buffer.from(text) };
    artifacts.store.upload(attempt, 'two', archiveOf(one, { ...one, name: 'x' }));
    const latin = archiveOf({ name: 'ledger.jsonl', bytes: Buffer.from([0x22, 0xe9, 0x22]) });
    artifacts.store.upload(attempt, 'latin', latin);
    const two = await client.download(await findOnly(client, 'two'), patience);
    expect(two).toEqual({ kind: 'broken', reason: 'it holds 2 files, not one' });
    const other = await client.download(await findOnly(client, 'latin'), patience);
    expect(other).toEqual({ kind: 'broken', reason: 'its text is not UTF-8' });
  });

  it('an artifact of which only the half was ever uploaded', async () => {
    const { client, artifacts, attempt } = connected;
    const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
    const said = { digest, sizeBytes: archive.length };
    artifacts.store.upload(attempt, 'claim', archive.subarray(0, 30), said);
    const found = await findOnly(client, 'claim');
    expect((await client.download(found, patience)).kind).toBe('broken');
  });
});

describe('an artifact that has expired or was deleted', () => {
  it.each(['expired', 'deleted'])('since it was listed is gone: %s', async (how) => {
    const { client, artifacts, attempt, github } = connected;
    const { id } = artifacts.store.upload(attempt, 'claim', archive);
    const found = await findOnly(client, 'claim');
    if (how === 'expired') github.advance(90 * 86_400_000);
    else artifacts.store.remove(id);
    expect(await client.download(found, patience)).toEqual({ kind: 'gone' });
  });
});

describe('a download', () => {
  function withFaults(faults: { zip?: Fault; blob?: Fault }): Connected {
    const { artifacts, attempt, github } = connected;
    artifacts.store.upload(attempt, 'claim', archive);
    if (faults.zip) github.server.script('artifact-zip', 'every', faults.zip);
    if (faults.blob) artifacts.blobs.script('blob', 'every', faults.blob);
    return connected;
  }

  it('goes on after a cut, a reset and a redirect whose minute is over', async () => {
    const { client, artifacts, pausesMs, github } = withFaults({});
    artifacts.blobs.script('blob', 1, { kind: 'truncate' });
    artifacts.blobs.script('blob', 2, answer(403, '<Error><Code>AuthenticationFailed</Code>'));
    const found = await findOnly(client, 'claim');
    expect(await client.download(found, patience)).toEqual({ kind: 'text', text });
    // Each try asks for a fresh address.
    expect(github.server.countOf('artifact-zip')).toBe(3);
    expect(pausesMs).toEqual([1_000, 3_000]);
  });

  it.each<[string, { zip?: Fault; blob?: Fault }, RegExp]>([
    ['a body that is always cut off', { blob: { kind: 'truncate' } }, /cut off/],
    ['no connection', { blob: { kind: 'reset-before' } }, /could not be downloaded/],
    ['storage in trouble', { blob: answer(503) }, /status 503/],
    ['storage without its bytes', { blob: answer(404) }, /status 404/],
    ['a redirect to http', { zip: redirect('http://blobs.example/x') }, /is not https/],
    ['a redirect to a file', { zip: redirect('file:///etc/passwd') }, /is not https/],
    ['a redirect with credentials', { zip: redirect('https://a:b@x.example/') }, /is not https/],
    ['a redirect to nowhere', { zip: answer(302) }, /is not https/],
    ['another redirect', { zip: answer(301) }, /status 301/],
    ['200 and a text', { zip: answer(200, '{}') }, /status 200/],
    ['a second redirect', { blob: redirect('https://x.example/') }, /second redirect/],
  ])('stops as unreadable after three tries: %s', async (_, faults, reason) => {
    const { client, github } = withFaults(faults);
    const found = await findOnly(client, 'claim');
    const stop = await stopOf(client.download(found, patience));
    expect(stop.code).toBe('LEDGER_UNREADABLE');
    expect(stop.message).toMatch(reason);
    expect(stop.message).not.toContain('sig=');
    expect(github.server.countOf('artifact-zip')).toBe(3);
  });

  it('follows no second redirect, wherever it leads', async () => {
    const there = await elsewhere();
    const { client } = withFaults({ blob: redirect(there.url.href) });
    await stopOf(client.download(await findOnly(client, 'claim'), patience));
    expect(there.requests).toEqual([]);
  });

  it('carries no token to the host that it is sent to', async () => {
    const there = await elsewhere();
    const { client } = withFaults({ zip: redirect(`${there.url.href}?sig=1`) });
    const found = await findOnly(client, 'claim');
    expect(await client.download(found, patience)).toEqual({ kind: 'text', text });
    const headers = there.requests.map((request) => Object.keys(request.headers).sort());
    expect(headers).toEqual([['connection', 'host', 'user-agent']]);
  });

  it('takes in no more than an archive may be long, whatever comes', async () => {
    let sentBytes = 0;
    const block = Buffer.alloc(1024 * 1024);
    const endless = await open(
      startLoopback((_, response) => {
        const write = (): void => {
          sentBytes += block.length;
          if (!response.destroyed) response.write(block, write);
        };
        write();
      }),
    );
    const { client } = withFaults({ zip: redirect(endless.url.href) });
    const found = await findOnly(client, 'claim');
    const stop = await stopOf(client.download(found, patience));
    expect(stop.message).toContain('longer than 33554432 bytes');
    expect(sentBytes).toBeLessThan(3 * 64 * 1024 * 1024);
  });

  it('that may not be made is forbidden at once', async () => {
    const { attempt, clientOf, client } = withFaults({});
    const found = await findOnly(client, 'claim');
    const blind = clientOf(attempt, { token: 'blind' });
    const stop = await stopOf(blind.download(found, patience));
    expect(stop.code).toBe('LEDGER_FORBIDDEN');
    expect(stop.hint).toContain('actions: read');
  });

  it('ends with its signal, and tries no more', async () => {
    const { client, github } = withFaults({ blob: { kind: 'hang-before' } });
    const found = await findOnly(client, 'claim');
    const controller = new AbortController();
    const stopping = stopOf(client.download(found, { signal: controller.signal }));
    setTimeout(() => {
      controller.abort();
    }, 100);
    expect((await stopping).message).toContain('cancelled');
    expect(github.server.countOf('artifact-zip')).toBe(1);
  });
});
