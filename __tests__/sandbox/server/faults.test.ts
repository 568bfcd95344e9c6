import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gate } from '../../../sandbox/server/gate.ts';
import { type CountingServer, postRaw, startCountingServer } from './counting-server.ts';

const rawPost = 'POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx';

let server: CountingServer;

beforeEach(async () => {
  server = await startCountingServer();
});

afterEach(async () => {
  await server.close();
});

describe('faults', () => {
  it('a status stands instead of the effect', async () => {
    server.script('count', 1, { kind: 'status', answer: { status: 503, body: 'busy' } });
    expect((await server.post()).status).toBe(503);
    expect(server.effects).toEqual([]);
    expect(server.requests[0]).toMatchObject({ fault: 'status', answered: 503 });
  });

  it('a status after leaves the effect', async () => {
    server.script('count', 1, { kind: 'status-after', answer: { status: 503 } });
    expect((await server.post()).status).toBe(503);
    expect(server.effects).toHaveLength(1);
  });

  it.each([
    ['reset-before', 0],
    ['reset-after', 1],
  ] as const)('a %s drops the connection with %i effects', async (kind, count) => {
    server.script('count', 1, { kind });
    await expect(server.post()).rejects.toThrow('fetch failed');
    expect(server.effects).toHaveLength(count);
    expect(server.requests[0]?.answered).toBeNull();
  });

  it.each([
    ['hang-before', 0],
    ['hang-after', 1],
  ] as const)('a %s never answers, with %i effects', async (kind, count) => {
    server.script('count', 1, { kind });
    const signal = AbortSignal.timeout(80);
    await expect(fetch(`${server.url}/count`, { signal })).rejects.toThrow('timeout');
    expect(server.effects).toHaveLength(count);
    expect(server.requests[0]?.answered).toBeNull();
  });

  it('a truncated answer has its status line, its whole length and half of its body', async () => {
    server.script('count', 1, { kind: 'truncate' });
    const raw = await postRaw(server.url, rawPost);
    expect(raw).toMatch(/^HTTP\/1\.1 201 /);
    expect(raw.toLowerCase()).toContain('content-length: 13');
    expect(raw.slice(raw.indexOf('\r\n\r\n') + 4)).toBe('{"effe');
    expect(server.effects).toHaveLength(1);
    expect(server.requests[0]?.answered).toBe(201);
  });

  it('a truncated answer rejects in its body, not before', async () => {
    server.script('count', 1, { kind: 'truncate' });
    const response = await server.post();
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow();
  });

  it('a truncated answer without a body announces one byte and sends none', async () => {
    server.script('count', 1, { kind: 'status', answer: { status: 202 } });
    server.script('count', 1, { kind: 'truncate' });
    const raw = await postRaw(server.url, rawPost);
    expect(raw).toMatch(/^HTTP\/1\.1 202 /);
    expect(raw.toLowerCase()).toContain('content-length: 1\r\n');
    expect(raw.endsWith('\r\n\r\n')).toBe(true);
  });

  it('a stale read is told to the effect', async () => {
    server.script('count', 1, { kind: 'stale' });
    expect(await (await server.post()).json()).toEqual({ effects: 0 });
  });

  it('a call runs its hooks before and after the effect', async () => {
    const seen: number[] = [];
    const look = (): void => {
      seen.push(server.effects.length);
    };
    server.script('count', 1, { kind: 'call', before: look, after: look });
    await server.post();
    expect(seen).toEqual([0, 1]);
  });

  it('an effect that throws answers 500 and makes close reject', async () => {
    expect((await server.post('/broken')).status).toBe(500);
    await expect(server.close()).rejects.toThrow('The counter sandbox failed');
    server = await startCountingServer();
  });
});

describe('gates', () => {
  it('hold requests before the effect until they are opened, and count who is under way', async () => {
    const gate = new Gate();
    server.script('count', 'every', { kind: 'hold', gate });
    const answers = [server.post('/count', 'a'), server.post('/count', 'b')];
    await gate.waitFor(1);
    await gate.waitFor(2);
    expect(server.effects).toEqual([]);
    expect(server.requests.map(({ inFlight }) => inFlight)).toEqual([1, 2]);
    gate.open();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201]);
    expect((await server.post('/count', 'c')).status).toBe(201);
    expect(server.requests[2]?.inFlight).toBe(1);
    expect(server.effects).toHaveLength(3);
    await gate.waitFor(3);
  });

  it('hold the answer after the effect', async () => {
    const gate = new Gate();
    server.script('count', 1, { kind: 'hold-after', gate });
    const answer = server.post();
    await gate.waitFor(1);
    expect(server.effects).toHaveLength(1);
    expect(server.requests[0]?.answered).toBeNull();
    gate.open();
    expect((await answer).status).toBe(201);
  });

  it('let the effect happen for a client that has gone away', async () => {
    const gate = new Gate();
    server.script('count', 1, { kind: 'hold', gate });
    const abort = new AbortController();
    const answer = fetch(`${server.url}/count`, { signal: abort.signal });
    await gate.waitFor(1);
    abort.abort();
    await expect(answer).rejects.toThrow('aborted');
    gate.open();
    await server.post('/other');
    expect(server.effects).toHaveLength(2);
  });

  it('that open after the server closed change nothing', async () => {
    const gate = new Gate();
    server.script('count', 1, { kind: 'hold', gate });
    const answer = server.post();
    await gate.waitFor(1);
    const closed = server;
    await Promise.all([expect(answer).rejects.toThrow(), closed.close()]);
    gate.open();
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed.effects).toEqual([]);
    server = await startCountingServer();
  });
});
