import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { sendWithRetries } from '../../../src/adapters/http/retries.ts';
import { type HttpAnswer, send } from '../../../src/adapters/http/send.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { closeAll, failureOf, open, post } from './sending.ts';
import { selfSigned } from '../../../sandbox/tls/certificate.ts';

const trusted = getCACertificates('default');

afterEach(async () => {
  setDefaultCACertificates(trusted);
  await closeAll();
});

async function ask(server: Loopback): Promise<string> {
  return (await send(post(server.url))).readText();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * A server that resets whatever comes as the second request of a connection: it had closed it, and
 * nobody had heard.
 */
async function staleAfterOne(): Promise<Loopback> {
  const used = new WeakSet<object>();
  return open(
    startLoopback((request, response) => {
      if (used.has(request.socket)) request.socket.resetAndDestroy();
      else response.end('ok');
      used.add(request.socket);
    }),
  );
}

describe('a connection', () => {
  it.each(['http:', 'https:'] as const)(
    'is kept for the next request, once an answer was read to its end (%s)',
    async (protocol) => {
      setDefaultCACertificates([...trusted, selfSigned.cert]);
      const server = await open(startLoopback((_, response) => response.end('ok'), protocol));
      for (let nth = 0; nth < 3; nth += 1) expect(await ask(server)).toBe('ok');
      expect([server.connections.count, server.requests.length]).toEqual([1, 3]);
      const full = protocol === 'https:' ? 1 : 0;
      expect(server.handshakes).toEqual({ full, resumed: 0 });
    },
  );

  it('is made for each of the requests that are under way at the same time, and at most four are kept', async () => {
    const waiting: (() => void)[] = [];
    const server = await open(
      startLoopback((_, response) => {
        waiting.push(() => response.end('ok'));
        if (waiting.length >= 6) for (const go of waiting) go();
      }),
    );
    await Promise.all(Array.from({ length: 6 }, () => ask(server)));
    await until(() => server.open() <= 4);
    expect(await ask(server)).toBe('ok');
    expect([server.connections.count, server.open()]).toEqual([6, 4]);
  });

  it('is not kept where its answer was cut off, dropped, or said to be the last one', async () => {
    const manners: ((response: ServerResponse) => void)[] = [
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.destroy());
      },
      (response) => {
        response.writeHead(200).flushHeaders();
      },
      (response) => response.writeHead(200, { connection: 'close' }).end('ok'),
      (response) => response.end('ok'),
    ];
    const server = await open(
      startLoopback((_, response) => {
        manners[server.requests.length - 1]?.(response);
      }),
    );
    await failureOf(post(server.url));
    const dropped: HttpAnswer = await send(post(server.url));
    dropped.drop();
    await ask(server);
    await ask(server);
    expect(server.connections.count).toBe(4);
  });

  it('is not used again where the other side has closed it meanwhile', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok')));
    await ask(server);
    server.requests[0]?.socket.destroy();
    await until(() => server.open() === 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ask(server)).toBe('ok');
    expect(server.connections.count).toBe(2);
  });

  it('on which the other side spoke before anybody asked is not used again, so no answer is taken for another', async () => {
    const server = await open(startLoopback((_, response) => response.end('ok')));
    await ask(server);
    server.requests[0]?.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nother');
    await until(() => server.open() === 0);
    expect(await ask(server)).toBe('ok');
    expect(server.connections.count).toBe(2);
  });

  it('that went stale unheard leaves open whether the request arrived, and sends it once', async () => {
    const server = await staleAfterOne();
    await ask(server);
    const failure = await failureOf(post(server.url));
    expect(failure.written).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  it('that went stale unheard costs one retry where a request may be sent again', async () => {
    const server = await staleAfterOne();
    await ask(server);
    const answer = await sendWithRetries(post(server.url), {
      tries: 3,
      sleep: () => Promise.resolve(),
    });
    expect(answer.text).toBe('ok');
    expect([server.requests.length, server.connections.count]).toEqual([3, 2]);
  });
});
