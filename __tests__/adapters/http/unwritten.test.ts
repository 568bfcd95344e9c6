import { afterEach, describe, expect, it } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { closeAll, failureOf, open, post } from './sending.ts';
import { closedPort, startLoopback, startProxy, startSocketServer } from './loopback.ts';
import { selfSigned } from '../../../sandbox/tls/certificate.ts';

const trusted = getCACertificates('default');

afterEach(async () => {
  delete process.env['http_proxy'];
  delete process.env['https_proxy'];
  setDefaultCACertificates(trusted);
  await closeAll();
});

describe('no byte can have left', () => {
  it('when the connection is refused', async () => {
    const failure = await failureOf(post(`http://127.0.0.1:${await closedPort()}`));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('ECONNREFUSED');
  });

  it('when the connection to every address of a name is refused, and it says why', async () => {
    const failure = await failureOf(post(`http://localhost:${await closedPort()}`));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('ECONNREFUSED');
  });

  it('when an IPv6 address refuses', async () => {
    const failure = await failureOf(post(`http://[::1]:${await closedPort()}`));
    expect(failure.written).toBe(false);
    expect(failure.reason).not.toContain('ENOTFOUND');
  });

  it('when the name does not exist', async () => {
    expect((await failureOf(post('http://prolific.invalid'))).written).toBe(false);
  });

  it('when the certificate is not trusted', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok'), 'https:'));
    const failure = await failureOf(post(server.url));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('self-signed certificate');
    expect(server.requests).toHaveLength(0);
  });

  it('when the certificate is for another name', async () => {
    setDefaultCACertificates([...trusted, selfSigned.cert]);
    const server = await open(startLoopback((_, response) => response.end('ok'), 'https:'));
    const proxy = await open(startProxy({ port: Number(server.url.port) }));
    process.env['https_proxy'] = proxy.url;
    const failure = await failureOf(post('https://other.test/'));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('altnames');
    expect(server.requests).toHaveLength(0);
  });

  it('when the other side never answers the TLS handshake', async () => {
    const { port } = await open(startSocketServer());
    const failure = await failureOf(post(`https://127.0.0.1:${port}`, { timeoutMs: 300 }));
    expect([failure.written, failure.reason]).toEqual([false, 'no whole answer within 0.3 s']);
  });

  it.each(['http:', 'https:'] as const)(
    'when it may no longer leave once the %s connection stands',
    async (protocol) => {
      setDefaultCACertificates([...trusted, selfSigned.cert]);
      const server = await open(startLoopback((_, response) => response.end('ok'), protocol));
      const failure = await failureOf(post(server.url, { mayLeave: () => false }));
      expect(failure.written).toBe(false);
      expect(failure.reason).toContain('too late to send the request');
      expect(server.requests).toHaveLength(0);
    },
  );

  it('when it may no longer leave once the tunnel through a proxy stands', async () => {
    setDefaultCACertificates([...trusted, selfSigned.cert]);
    const server = await open(startLoopback((_, response) => response.end('ok'), 'https:'));
    const proxy = await open(startProxy({ port: Number(server.url.port) }));
    process.env['https_proxy'] = proxy.url;
    const failure = await failureOf(post('https://prolific.test/', { mayLeave: () => false }));
    expect(failure.written).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  it('when the other side speaks no TLS', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok')));
    const failure = await failureOf(post(`https://${server.url.host}`));
    expect(failure.written).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  it.each(['http', 'https'])('when the proxy refuses to connect (%s)', async (scheme) => {
    const proxy = await open(startProxy('refuses'));
    process.env[`${scheme}_proxy`] = proxy.url;
    const failure = await failureOf(post(`${scheme}://prolific.test/`));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('403');
    expect(proxy.asked).toHaveLength(1);
  });

  it.each(['http', 'https'])('when the proxy never connects (%s)', async (scheme) => {
    const proxy = await open(startProxy('hangs'));
    process.env[`${scheme}_proxy`] = proxy.url;
    const failure = await failureOf(post(`${scheme}://prolific.test/`, { timeoutMs: 300 }));
    expect(failure.written).toBe(false);
    expect(proxy.asked).toHaveLength(1);
  });

  it('when the proxy is not there', async () => {
    process.env['https_proxy'] = `http://127.0.0.1:${await closedPort()}`;
    expect((await failureOf(post('https://prolific.test/'))).written).toBe(false);
  });

  it('when the certificate behind a proxy is not trusted', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok'), 'https:'));
    const proxy = await open(startProxy({ port: Number(server.url.port) }));
    process.env['https_proxy'] = proxy.url;
    const failure = await failureOf(post('https://prolific.test/'));
    expect(failure.written).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  it('when a header cannot be written, and the message does not repeat it', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok')));
    const failure = await failureOf(post(server.url, { headers: { authorization: 'Token a\nb' } }));
    expect(failure.written).toBe(false);
    expect(failure.reason).not.toContain('Token');
    expect(server.requests).toHaveLength(0);
  });

  it('when it was cancelled before', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok')));
    const failure = await failureOf(post(server.url, { signal: AbortSignal.abort() }));
    expect(failure.written).toBe(false);
    expect(server.connections.count).toBe(0);
  });

  it('when it is cancelled during the handshake', async () => {
    const cancel = new AbortController();
    const { port } = await open(
      startSocketServer((socket) => {
        socket.once('data', () => {
          cancel.abort();
        });
      }),
    );
    const failure = await failureOf(post(`https://127.0.0.1:${port}`, { signal: cancel.signal }));
    expect([failure.written, failure.reason]).toEqual([false, 'cancelled']);
  });
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
