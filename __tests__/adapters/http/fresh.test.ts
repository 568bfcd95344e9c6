import { afterEach, describe, expect, it } from '@jest/globals';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openConnection } from '../../../src/adapters/http/connection.ts';
import { freshForMs, openFresh } from '../../../src/adapters/http/fresh-connection.ts';
import { send } from '../../../src/adapters/http/send.ts';
import { closedPort, type Loopback, startLoopback, startProxy } from './loopback.ts';
import { closeAll, failureOf, open, post } from './sending.ts';
import { selfSigned } from '../../../sandbox/tls/certificate.ts';

const trusted = getCACertificates('default');

afterEach(async () => {
  delete process.env['https_proxy'];
  setDefaultCACertificates(trusted);
  await closeAll();
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function serve(protocol: 'http:' | 'https:' = 'http:'): Promise<Loopback> {
  setDefaultCACertificates([...trusted, selfSigned.cert]);
  return open(startLoopback((_, response) => response.end('ok'), protocol));
}

describe('a connection that was opened for one request', () => {
  it.each(['http:', 'https:'] as const)(
    'carries it, and nothing before or after (%s)',
    async (protocol) => {
      const server = await serve(protocol);
      const fresh = openConnection(server.url);
      await until(() => server.connections.count === 1);
      expect(server.requests).toHaveLength(0);

      const answer = await send(post(server.url, { fresh }));
      expect(await answer.readText()).toBe('ok');
      expect([server.connections.count, server.requests.length]).toEqual([1, 1]);
      expect(server.requests[0]?.headers.connection).toBe('close');
      await until(() => server.open() === 0);

      await (await send(post(server.url, { fresh }))).readText();
      expect(server.connections.count).toBe(2);
    },
  );

  it.each(['http:', 'https:'] as const)(
    'carries it also where it does not stand yet (%s)',
    async (protocol) => {
      const server = await serve(protocol);
      const answer = await send(post(server.url, { fresh: openConnection(server.url) }));
      expect(await answer.readText()).toBe('ok');
      expect(server.connections.count).toBe(1);
    },
  );

  it('is never a kept one, and no request after it uses it', async () => {
    const server = await serve();
    await (await send(post(server.url))).readText();
    await (await send(post(server.url, { fresh: openConnection(server.url) }))).readText();
    await (await send(post(server.url))).readText();
    expect(server.connections.count).toBe(2);
    const ports = server.requests.map(({ socket }) => socket.remotePort);
    expect(ports[1]).not.toBe(ports[0]);
  });

  it('takes up the TLS session of a kept one, whose certificate was found good', async () => {
    const server = await serve('https:');
    await (await send(post(server.url))).readText();
    await (await send(post(server.url, { fresh: openConnection(server.url) }))).readText();
    expect(server.handshakes).toEqual({ full: 1, resumed: 1 });
  });

  it.each(['http:', 'https:'] as const)(
    'lets nothing out where it may no longer leave when it would (%s)',
    async (protocol) => {
      const server = await serve(protocol);
      const fresh = openConnection(server.url);
      await until(() => server.open() === 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const asked: number[] = [];
      const mayLeave = (): boolean => asked.push(server.connections.count) === 0;
      const failure = await failureOf(post(server.url, { fresh, mayLeave }));
      expect(failure.written).toBe(false);
      expect(failure.reason).toContain('too late to send the request');
      expect([asked, server.requests.length]).toEqual([[1], 0]);
      await until(() => server.open() === 0);
    },
  );

  it('is closed when it is given up', async () => {
    const server = await serve();
    const fresh = openConnection(server.url);
    await until(() => server.open() === 1);
    fresh.giveUp();
    await until(() => server.open() === 0);
    expect(fresh.take()).toBeNull();
  });

  it.each<[string, string | null]>([
    ['was closed', null],
    [
      'was spoken to before anybody asked',
      'HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n',
    ],
  ])('that %s meanwhile is not used, but another', async (_, said) => {
    const server = await serve();
    let opened = 0;
    server.onConnection((socket) => {
      opened += 1;
      if (opened > 1) return;
      if (said === null) socket.destroy();
      else socket.write(said);
    });
    const fresh = openConnection(server.url);
    await until(() => opened === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = await send(post(server.url, { fresh }));
    expect([answer.status, await answer.readText(), opened]).toEqual([200, 'ok', 2]);
  });

  it('that has waited too long is not used, but another', async () => {
    const server = await serve();
    let nowMs = 1_000;
    const fresh = openFresh(server.url, undefined, () => nowMs);
    await until(() => server.open() === 1);
    nowMs += freshForMs + 1;
    await (await send(post(server.url, { fresh }))).readText();
    expect(server.connections.count).toBe(2);
  });

  it('that came to nothing does not spoil the request, which says what the network says', async () => {
    const url = new URL(`http://127.0.0.1:${await closedPort()}`);
    const fresh = openConnection(url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const failure = await failureOf(post(url, { fresh }));
    expect(failure.written).toBe(false);
    expect(failure.reason).toContain('ECONNREFUSED');
  });

  it('with a certificate that nobody trusts gets no byte', async () => {
    const server = await serve('https:');
    setDefaultCACertificates(trusted);
    for (const waitMs of [0, 50]) {
      const fresh = openConnection(server.url);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      const failure = await failureOf(post(server.url, { fresh }));
      expect(failure.written).toBe(false);
      expect(failure.reason).toContain('self-signed certificate');
    }
    expect(server.requests).toHaveLength(0);
  });

  it('is none behind a proxy, where the request makes a tunnel of its own', async () => {
    const server = await serve('https:');
    const proxy = await open(startProxy({ port: Number(server.url.port) }));
    process.env['https_proxy'] = proxy.url;
    const fresh = openConnection(new URL('https://prolific.test/'));
    expect(fresh.take()).toBeNull();
    fresh.giveUp();
    const answer = await send(post('https://prolific.test/', { fresh }));
    expect(await answer.readText()).toBe('ok');
    expect(proxy.asked).toHaveLength(1);
  });
});
