import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Body, startRequest, type Underway } from './connection.ts';
import type { FreshConnection } from './fresh-connection.ts';

/** The longest body to read; GitHub and Prolific stay far below. */
export const longestBodyBytes = 64 * 1024 * 1024;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: Body;
  /** The longest answer body to read; the default is `longestBodyBytes`. */
  readonly longestAnswerBytes?: number;
  /** In all, from the start of connecting to the last byte of the body. */
  readonly timeoutMs: number;
  /** Ends the request at once, the reading of its body included. */
  readonly signal?: AbortSignal;
  /**
   * Asked when the connection is open, before the first byte of the request leaves; false ends it
   * unwritten.
   */
  readonly mayLeave?: () => boolean;
  /**
   * The request goes over a connection that was never used, and ends it: this one if it is still
   * open, else one of its own.
   */
  readonly fresh?: FreshConnection;
}

/** A status line and headers. The body may still be on its way, and may never come. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /**
   * The whole body; call this once. Rejects with `HttpFailure` if it is cut off, too long or too
   * late.
   */
  readBytes(): Promise<Buffer>;
  /** The same as UTF-8 text. */
  readText(): Promise<string>;
  /** Lets the connection go, without the body. */
  drop(): void;
}

/** There is no answer, or only part of one. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  /** False only when no byte of the request can have left. */
  readonly written: boolean;
  /** One line for people: what the network said. */
  readonly reason: string;

  constructor(written: boolean, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.written = written;
    this.reason = reason;
  }
}

/**
 * Sends one request and resolves with its status line. It reuses an open connection to the host,
 * unless `fresh` forbids that. Redirects are answers like any other, nothing is sent twice, proxy
 * variables are honoured. Rejects only with `HttpFailure`; if a kept connection had gone stale,
 * that failure says that the request may have been written.
 */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  if (request.signal?.aborted === true)
    throw new HttpFailure(false, 'cancelled before it was sent');
  const exchange = new Exchange(request);
  return exchange.answer();
}

/** One request with its time limit and its signal; both end it, whatever the socket reports. */
class Exchange {
  readonly #request: HttpRequest;
  readonly #underway: Underway = { mayBeWritten: false, client: null };
  readonly #broken = Promise.withResolvers<never>();
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => {
    this.#end(this.#failure('cancelled'));
  };

  constructor(request: HttpRequest) {
    this.#request = request;
    // Nobody may be waiting when it breaks, for instance between the status line and the body.
    this.#broken.promise.catch(() => undefined);
    this.#timer = setTimeout(() => {
      this.#end(this.#failure(`no whole answer within ${request.timeoutMs / 1_000} s`));
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  async answer(): Promise<HttpAnswer> {
    try {
      const idleMs = this.#request.timeoutMs + 60_000;
      const started = startRequest(this.#request, this.#underway, idleMs, this.#stop.signal);
      const message = await Promise.race([started, this.#broken.promise]);
      // If the connection breaks before anybody reads the body, the reading reports it.
      message.on('error', () => undefined);
      return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        readBytes: () => this.#readBytes(message),
        readText: async () => (await this.#readBytes(message)).toString('utf8'),
        drop: () => {
          this.#end(this.#failure('dropped'));
        },
      };
    } catch (cause) {
      const failure =
        cause instanceof HttpFailure ? cause : this.#failure(renderCause(cause), cause);
      this.#end(failure);
      throw failure;
    }
  }

  async #readBytes(message: IncomingMessage): Promise<Buffer> {
    try {
      const whole = readWhole(message, this.#request.longestAnswerBytes ?? longestBodyBytes);
      const bytes = await Promise.race([whole, this.#broken.promise]);
      this.#release();
      return bytes;
    } catch (cause) {
      const failure =
        cause instanceof HttpFailure
          ? cause
          : new HttpFailure(true, `the answer was cut off: ${renderCause(cause)}`, cause);
      this.#end(failure);
      throw failure;
    }
  }

  #failure(reason: string, cause?: unknown): HttpFailure {
    return new HttpFailure(this.#underway.mayBeWritten, reason, cause);
  }

  /** Nothing may be left that keeps the process alive: no timer, no socket, no half-made tunnel. */
  #end(failure: HttpFailure): void {
    this.#release();
    this.#broken.reject(failure);
    this.#stop.abort();
    this.#underway.client?.destroy();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#request.signal?.removeEventListener('abort', this.#onAbort);
  }
}

/** Rejects on a premature end, which a stream may otherwise ignore silently. */
async function readWhole(message: IncomingMessage, longestBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBytes)
      throw new HttpFailure(true, `the answer is longer than ${longestBytes} bytes`);
    chunks.push(chunk);
  }
  if (!message.complete) throw new Error('the connection closed before its end');
  return Buffer.concat(chunks);
}

/**
 * What a network error says, in one line. If several addresses all failed, Node throws one error
 * without a text.
 */
function renderCause(cause: unknown): string {
  const error = cause instanceof AggregateError ? (cause.errors.at(-1) as unknown) : cause;
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
