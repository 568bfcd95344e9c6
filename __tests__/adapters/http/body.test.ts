import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpFailure, longestBodyBytes, send } from '../../../src/adapters/http/send.ts';
import type { Body } from '../../../src/adapters/http/connection.ts';
import { closeAll, failureOf, open, post } from './sending.ts';
import { startLoopback } from './loopback.ts';

afterEach(closeAll);

const whole = Buffer.from(`{"é":"${'x'.repeat(100_000)}"}`);

describe('a body', () => {
  it.each([{ 'content-length': '100' }, { 'transfer-encoding': 'chunked' }])(
    'that is cut off is a failure (%j)',
    async (headers) => {
      const server = await open(
        startLoopback((_, response) => {
          response.writeHead(200, headers);
          response.write('half', () => response.destroy());
        }),
      );
      const answer = await send(post(server.url));
      expect(answer.status).toBe(200);
      const failure = await answer.readText().catch((thrown: unknown) => thrown);
      expect(failure).toBeInstanceOf(HttpFailure);
      expect(failure).toMatchObject({ written: true });
      expect((failure as HttpFailure).reason).toContain('cut off');
    },
  );

  it('that broke off before anybody read it is a failure, and nothing else', async () => {
    const server = await open(
      startLoopback((_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.destroy());
      }),
    );
    const answer = await send(post(server.url));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(answer.readText()).rejects.toThrow(HttpFailure);
  });

  it('that drips is ended by the time limit, which counts from the start', async () => {
    const server = await open(
      startLoopback((_, response) => {
        response.writeHead(200).flushHeaders();
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => {
          clearInterval(timer);
        });
      }),
    );
    const startedMs = performance.now();
    const failure = await failureOf(post(server.url, { timeoutMs: 300 }));
    expect(failure).toMatchObject({ written: true, reason: 'no whole answer within 0.3 s' });
    expect(performance.now() - startedMs).toBeGreaterThan(290);
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('that is too long is given up', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x');
    const server = await open(
      startLoopback((_, response) => {
        const write = (): void => {
          while (!response.destroyed && response.write(block));
        };
        response.on('drain', write);
        write();
      }),
    );
    const failure = await failureOf(post(server.url, { timeoutMs: 30_000 }));
    expect(failure.reason).toBe(`the answer is longer than ${longestBodyBytes} bytes`);
  });

  it('can be cancelled while it is read', async () => {
    const cancel = new AbortController();
    const server = await open(
      startLoopback((_, response) => {
        response.writeHead(200).flushHeaders();
      }),
    );
    const answer = await send(post(server.url, { signal: cancel.signal }));
    const text = answer.readText();
    cancel.abort();
    await expect(text).rejects.toMatchObject({ written: true, reason: 'cancelled' });
  });

  it('that is dropped lets the connection go', async () => {
    const closed = Promise.withResolvers<undefined>();
    const server = await open(
      startLoopback((request, response) => {
        request.socket.on('close', () => {
          closed.resolve(undefined);
        });
        response.writeHead(202).flushHeaders();
      }),
    );
    (await send(post(server.url))).drop();
    await expect(closed.promise).resolves.toBeUndefined();
  });

  it('that is longer than the request allows is given up, though it would be read otherwise', async () => {
    const server = await open(startLoopback((_, response) => response.end('12345')));
    const answer = await send(post(server.url, { longestAnswerBytes: 5 }));
    expect(await answer.readText()).toBe('12345');
    const failure = await failureOf(post(server.url, { longestAnswerBytes: 4 }));
    expect(failure.reason).toBe('the answer is longer than 4 bytes');
  });

  it.each<[string, Body, Buffer]>([
    ['bytes', Buffer.from([0, 255, 13, 10, 128, 195]), Buffer.from([0, 255, 13, 10, 128, 195])],
    ['a text in pieces', ['{"é":"', 'x'.repeat(100_000), '"}'], whole],
  ])('of %s goes out as it is, with its length and not in chunks', async (_, body, sent) => {
    const server = await open(
      startLoopback((request, response) => {
        request.pipe(response);
      }),
    );
    const answer = await send(post(server.url, { method: 'PUT', body }));
    expect(await answer.readBytes()).toEqual(sent);
    const [request] = server.requests;
    expect(request?.headers['content-length']).toBe(String(sent.length));
    expect(request?.headers['transfer-encoding']).toBeUndefined();
  });

  it.each<[string, Body]>([
    ['bytes', Buffer.alloc(100_000)],
    ['a text in pieces', ['a', 'b'.repeat(100_000)]],
  ])('of %s does not leave when it must not any more', async (_, body) => {
    const server = await open(startLoopback((_request, response) => response.end()));
    const failure = await failureOf(post(server.url, { body, mayLeave: () => false }));
    expect(failure.written).toBe(false);
    expect(server.requests).toEqual([]);
  });
});
