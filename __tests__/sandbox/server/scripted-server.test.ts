import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gate } from '../../../sandbox/server/gate.ts';
import { compareArrivals } from '../../../sandbox/server/recorded-request.ts';
import { type CountingServer, startCountingServer } from './counting-server.ts';

let server: CountingServer;

beforeEach(async () => {
  server = await startCountingServer();
});

afterEach(async () => {
  await server.close();
});

describe('a request without a fault', () => {
  it('has its effect, is answered in JSON and is recorded as it came', async () => {
    const before = Date.now();
    const response = await fetch(`${server.url}/count?page=2`, {
      method: 'POST',
      body: 'hello',
      headers: { 'x-mark': 'yes' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ effects: 1 });
    const [record] = server.requests;
    expect(record).toMatchObject({
      server: 'counter',
      endpoint: 'count',
      method: 'POST',
      path: '/count?page=2',
      body: 'hello',
      answered: 201,
      fault: null,
      inFlight: 1,
      connection: 1,
    });
    expect(record?.headers['x-mark']).toBe('yes');
    expect(record?.atMs).toBeGreaterThanOrEqual(before);
    expect(record?.atMs).toBeLessThanOrEqual(Date.now());
  });

  it('has its place among the requests of all servers, also within one millisecond', async () => {
    const other = await startCountingServer();
    await server.post();
    await other.post();
    await server.post();
    const [first, third] = server.requests;
    const [second] = other.requests;
    expect([third, second, first].flatMap((one) => one ?? []).sort(compareArrivals)).toEqual([
      first,
      second,
      third,
    ]);
    await other.close();
  });

  it('is recorded with the moment at which it ended, and not before', async () => {
    const gate = new Gate();
    server.script('count', 1, { kind: 'hold', gate });
    const answer = server.post();
    await gate.waitFor(1);
    expect(server.requests[0]?.endedAtMs).toBeNull();
    gate.open();
    await (await answer).text();
    await server.post('/other');
    const [first, second] = server.requests;
    expect(first?.endedAtMs).toBeGreaterThanOrEqual(first?.atMs ?? Number.NaN);
    expect(first?.endedAtMs).toBeLessThanOrEqual(second?.atMs ?? Number.NaN);
  });

  it('sends a string as it is, with the headers of the answer', async () => {
    const answer = { status: 502, body: '<h1>no</h1>', headers: { 'content-type': 'text/html' } };
    server.script('count', 1, { kind: 'status', answer });
    const response = await server.post();
    expect(await response.text()).toBe('<h1>no</h1>');
    expect(response.headers.get('content-type')).toBe('text/html');
  });

  it('tells one connection from another', async () => {
    await fetch(`${server.url}/count`, { headers: { connection: 'close' } });
    await fetch(`${server.url}/count`, { headers: { connection: 'close' } });
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('waits for the latency that is set', async () => {
    server.latencyMs = 60;
    const before = performance.now();
    await server.post();
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });

  it('whose body never comes whole has no effect and is recorded without an endpoint', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    await server.post();
    expect(server.effects).toEqual(['POST x']);
    expect(server.requests[0]).toMatchObject({ endpoint: '', answered: null });
  });
});

describe('scripts', () => {
  const teapot = { kind: 'status', answer: { status: 418 } } as const;

  it('count the calls of each endpoint from 1', async () => {
    server.script('count', 2, teapot);
    const statuses = [];
    for (const path of ['/count', '/other', '/count', '/count', '/other']) {
      statuses.push((await server.post(path)).status);
    }
    expect(statuses).toEqual([201, 201, 418, 201, 201]);
    expect(server.countOf('count')).toBe(3);
    expect(server.countOf('never')).toBe(0);
  });

  it('can hit every call of one endpoint until they are cleared', async () => {
    server.script('count', 'every', teapot);
    expect((await server.post()).status).toBe(418);
    expect((await server.post()).status).toBe(418);
    expect((await server.post('/other')).status).toBe(201);
    server.clearScript();
    expect((await server.post()).status).toBe(201);
  });

  it('can name the n-th request of the server, whatever its endpoint', async () => {
    server.scriptAny(2, teapot);
    expect((await server.post()).status).toBe(201);
    expect((await server.post('/other')).status).toBe(418);
    expect((await server.post()).status).toBe(201);
  });

  it('apply several faults to one call in order, and record them all', async () => {
    server.script('count', 1, { kind: 'delay', ms: 40 });
    server.script('count', 1, { kind: 'reset-after' });
    const before = performance.now();
    await expect(server.post()).rejects.toThrow();
    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
    expect(server.effects).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ fault: 'delay+reset-after', answered: null });
  });
});
