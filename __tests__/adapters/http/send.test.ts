import { afterEach, describe, expect, it } from '@jest/globals';
import { send } from '../../../src/adapters/http/send.ts';
import { closeAll, failureOf, open, post } from './sending.ts';
import { startLoopback, startSocketServer } from './loopback.ts';

afterEach(closeAll);

describe('an answer', () => {
  it('has status, headers and body, and the request went out as it was given', async () => {
    const bodies: string[] = [];
    const server = await open(
      startLoopback((request, response) => {
        request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
        request.on('end', () => response.writeHead(201, { 'x-found': 'yes' }).end('grüße'));
      }),
    );
    const answer = await send(post(new URL('/a/b/?c=d%20e', server.url), { body: 'ü' }));
    expect(answer.status).toBe(201);
    expect(answer.headers['x-found']).toBe('yes');
    expect(await answer.readText()).toBe('grüße');
    const [request] = server.requests;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('/a/b/?c=d%20e');
    expect(request?.headers.authorization).toBe('Token secret');
    expect(request?.headers.host).toBe(server.url.host);
    expect(bodies.join('')).toBe('ü');
  });

  it('is there with the status line, before any of its body', async () => {
    const server = await open(
      startLoopback((_, response) => {
        response.writeHead(202).flushHeaders();
      }),
    );
    const answer = await send(post(server.url));
    expect(answer.status).toBe(202);
    answer.drop();
  });

  it.each([301, 302, 303, 307, 308])(
    'with status %i is given as it is, not followed',
    async (status) => {
      const server = await open(
        startLoopback((_, response) =>
          response.writeHead(status, { location: '/elsewhere' }).end(),
        ),
      );
      const answer = await send(post(server.url));
      expect(answer.status).toBe(status);
      expect(await answer.readText()).toBe('');
      expect(server.requests.map(({ url }) => url)).toEqual(['/']);
    },
  );

  it('is not an informational one that comes before it', async () => {
    const server = await open(
      startLoopback((_, response) => {
        response.writeContinue();
        response.writeProcessing();
        response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => {
          response.writeHead(404).end('no');
        });
      }),
    );
    const answer = await send(post(server.url));
    expect([answer.status, await answer.readText()]).toEqual([404, 'no']);
  });

  it('that is informational only is none', async () => {
    const server = await open(
      startLoopback((_, response) => {
        response.writeProcessing();
      }),
    );
    const failure = await failureOf(post(server.url, { timeoutMs: 300 }));
    expect([failure.written, failure.reason]).toEqual([true, 'no whole answer within 0.3 s']);
  });

  it('that switches protocols is none', async () => {
    const { port } = await open(
      startSocketServer((socket) => {
        const head =
          'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n';
        socket.once('data', () => socket.write(head));
      }),
    );
    const failure = await failureOf(post(`http://127.0.0.1:${port}`, { timeoutMs: 300 }));
    expect(failure.written).toBe(true);
  });

  it('that is no HTTP is none', async () => {
    const { port } = await open(
      startSocketServer((socket) => {
        socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n'));
      }),
    );
    expect((await failureOf(post(`http://127.0.0.1:${port}`))).written).toBe(true);
  });
});
