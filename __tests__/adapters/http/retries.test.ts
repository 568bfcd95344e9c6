import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpFailure } from '../../../src/adapters/http/send.ts';
import {
  longestRetryAfterMs,
  type Retries,
  retryAfterMs,
  sendWithRetries,
  type WholeAnswer,
} from '../../../src/adapters/http/retries.ts';
import { closedPort, type Loopback, startLoopback } from './loopback.ts';

type Answering = Parameters<typeof startLoopback>[0];

let server: Loopback | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

/**
 * Sends to a server that answers the n-th request with the n-th of these, and the last one from
 * then on.
 */
async function sendTo(
  answers: readonly Answering[],
  changes: Partial<Retries> & { signal?: AbortSignal; onSleep?: () => void } = {},
): Promise<{ answer: WholeAnswer | HttpFailure; sleeps: number[]; sent: number }> {
  let nth = 0;
  server = await startLoopback((request, response) => {
    const answer = answers[Math.min(nth, answers.length - 1)];
    nth += 1;
    answer?.(request, response);
  });
  const sleeps: number[] = [];
  const { signal, onSleep, ...retries } = changes;
  const answer = await sendWithRetries(
    {
      method: 'GET',
      url: server.url,
      headers: {},
      timeoutMs: 300,
      ...(signal === undefined ? {} : { signal }),
    },
    {
      tries: 3,
      sleep: (ms) => {
        sleeps.push(ms);
        onSleep?.();
        return Promise.resolve();
      },
      ...retries,
    },
  ).catch((failure: unknown) => {
    if (failure instanceof HttpFailure) return failure;
    throw failure;
  });
  return { answer, sleeps, sent: server.requests.length };
}

const status =
  (code: number, headers: Record<string, string> = {}): Answering =>
  (_, response) =>
    response.writeHead(code, headers).end(`status ${code}`);
const reset: Answering = (request) => request.socket.destroy();
const hang: Answering = () => undefined;
const cutOff: Answering = (_, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('half', () => response.destroy());
};

describe('a request that moves no money', () => {
  it.each([
    ['429', status(429)],
    ['500', status(500)],
    ['502', status(502)],
    ['503', status(503)],
    ['a reset', reset],
    ['silence', hang],
    ['a body that is cut off', cutOff],
  ])('is sent again after %s, with growing pauses', async (_, trouble) => {
    const { answer, sleeps, sent } = await sendTo([trouble, trouble, status(200)]);
    expect(answer).toMatchObject({ status: 200, text: 'status 200' });
    expect(sleeps).toEqual([1_000, 3_000]);
    expect(sent).toBe(3);
  });

  it.each([200, 201, 204, 301, 400, 401, 403, 404, 409, 422])(
    'is sent once where the answer is %i',
    async (code) => {
      const { answer, sleeps, sent } = await sendTo([status(code)]);
      expect(answer).toMatchObject({ status: code });
      expect([sleeps, sent]).toEqual([[], 1]);
    },
  );

  it('gives the last answer as it is', async () => {
    const { answer, sent } = await sendTo([reset, status(500), status(503), status(200)]);
    expect(answer).toMatchObject({ status: 503, text: 'status 503' });
    expect(sent).toBe(3);
  });

  it('gives the last failure', async () => {
    const { answer, sleeps, sent } = await sendTo([status(500), hang, reset]);
    expect(answer).toBeInstanceOf(HttpFailure);
    expect([sleeps.length, sent]).toEqual([2, 3]);
  });

  it('is not sent again after it was cancelled while the answer was awaited', async () => {
    const cancel = new AbortController();
    const { answer, sleeps, sent } = await sendTo(
      [
        () => {
          cancel.abort();
        },
      ],
      { signal: cancel.signal },
    );
    expect(answer).toMatchObject({ reason: 'cancelled' });
    expect([sleeps, sent]).toEqual([[], 1]);
  });

  it('is not sent again after it was cancelled during a pause', async () => {
    const cancel = new AbortController();
    const { answer, sleeps, sent } = await sendTo([status(500), status(200)], {
      signal: cancel.signal,
      onSleep: () => {
        cancel.abort();
      },
    });
    expect(answer).toMatchObject({ reason: 'cancelled before it was sent' });
    expect([sleeps, sent]).toEqual([[1_000], 1]);
  });

  it('waits as long as Retry-After asks, if that is longer', async () => {
    const { sleeps } = await sendTo([
      status(429, { 'retry-after': '20' }),
      status(503, { 'retry-after': '0' }),
      status(200),
    ]);
    expect(sleeps).toEqual([20_000, 3_000]);
  });

  it('waits a minute at most', async () => {
    const { sleeps } = await sendTo([status(429, { 'retry-after': '86400' }), status(200)]);
    expect(sleeps).toEqual([longestRetryAfterMs]);
  });

  it('takes the word of the caller for what is worth another try', async () => {
    const { answer, sent } = await sendTo([status(409), status(500)], {
      isTransient: (seen) => seen.status === 409,
    });
    expect(answer).toMatchObject({ status: 500 });
    expect(sent).toBe(2);
  });

  it('that cannot reach anybody fails after its tries', async () => {
    const url = new URL(`http://127.0.0.1:${await closedPort()}`);
    const sleeps: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      sleeps.push(ms);
      return Promise.resolve();
    };
    const sending = sendWithRetries(
      { method: 'GET', url, headers: {}, timeoutMs: 300 },
      { tries: 5, sleep },
    );
    await expect(sending).rejects.toMatchObject({ written: false });
    expect(sleeps).toEqual([1_000, 3_000, 3_000, 3_000]);
  });
});

describe('Retry-After', () => {
  const date = 'Mon, 06 Jan 2025 09:00:00 GMT';
  it.each<[string, IncomingHttpHeaders, number]>([
    ['is in seconds', { 'retry-after': '7' }, 7_000],
    [
      'may be a date, seen from the date of the answer',
      { 'retry-after': 'Mon, 06 Jan 2025 09:00:30 GMT', date },
      30_000,
    ],
    ['that is past asks for nothing', { 'retry-after': 'Mon, 06 Jan 2025 08:00:00 GMT', date }, 0],
    ['that is a date asks for nothing where the answer has none', { 'retry-after': date }, 0],
    ['that cannot be read asks for nothing', { 'retry-after': 'soon', date }, 0],
    ['may be missing', { date }, 0],
  ])('%s', (_, headers, ms) => {
    expect(retryAfterMs(headers)).toBe(ms);
  });
});
