import { afterEach, describe, expect, it } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { closeAll, failureOf, open, post } from './sending.ts';
import { startLoopback, startProxy, startSocketServer } from './loopback.ts';
import { selfSigned } from '../../../sandbox/tls/certificate.ts';

const trusted = getCACertificates('default');

afterEach(async () => {
  delete process.env['http_proxy'];
  delete process.env['https_proxy'];
  setDefaultCACertificates(trusted);
  await closeAll();
});

describe('bytes may have left', () => {
  it('when the connection is reset after the request was read', async () => {
    const server = await open(startLoopback((request) => request.socket.resetAndDestroy()));
    const failure = await failureOf(post(server.url));
    expect(failure.written).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it('when the connection is closed as soon as it is there', async () => {
    const { port } = await open(startSocketServer((socket) => socket.destroy()));
    expect((await failureOf(post(`http://127.0.0.1:${port}`))).written).toBe(true);
  });

  it.each(['http', 'https'] as const)('when a trusted server resets (%s)', async (scheme) => {
    setDefaultCACertificates([...trusted, selfSigned.cert]);
    const server = await open(startLoopback((request) => request.socket.destroy(), `${scheme}:`));
    expect((await failureOf(post(server.url))).written).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['http', 'https'] as const)(
    'when the server behind a proxy resets (%s)',
    async (scheme) => {
      setDefaultCACertificates([...trusted, selfSigned.cert]);
      const server = await open(startLoopback((request) => request.socket.destroy(), `${scheme}:`));
      const proxy = await open(startProxy({ port: Number(server.url.port) }));
      process.env[`${scheme}_proxy`] = proxy.url;
      expect((await failureOf(post(`${scheme}://prolific.test/`))).written).toBe(true);
      expect(proxy.asked).toHaveLength(1);
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each(['http', 'https'] as const)('when time is up behind a proxy (%s)', async (scheme) => {
    setDefaultCACertificates([...trusted, selfSigned.cert]);
    const server = await open(startLoopback(() => undefined, `${scheme}:`));
    const proxy = await open(startProxy({ port: Number(server.url.port) }));
    process.env[`${scheme}_proxy`] = proxy.url;
    const failure = await failureOf(post(`${scheme}://prolific.test/`, { timeoutMs: 500 }));
    expect([failure.written, server.requests.length]).toEqual([true, 1]);
  });

  it('when it is cancelled while the answer is awaited', async () => {
    const cancel = new AbortController();
    const server = await open(
      startLoopback(() => {
        cancel.abort();
      }),
    );
    const failure = await failureOf(post(server.url, { signal: cancel.signal }));
    expect([failure.written, failure.reason]).toEqual([true, 'cancelled']);
  });

  it('when there is no answer within the time limit', async () => {
    const server = await open(startLoopback(() => undefined));
    const failure = await failureOf(post(server.url, { timeoutMs: 300 }));
    expect([failure.written, failure.reason]).toEqual([true, 'no whole answer within 0.3 s']);
  });
});
