import * as http from 'node:http';
import * as https from 'node:https';
import { Readable } from 'node:stream';
import { HttpClient } from '@actions/http-client';

/**
 * Certificates are always checked: without this, `NODE_TLS_REJECT_UNAUTHORIZED=0` on a runner would send tokens, and money, to
 * whoever answers. A certificate authority of one's own is trusted with `NODE_EXTRA_CA_CERTS`.
 */
const checked = { rejectUnauthorized: true } as const;

/** What can be seen of a request while it is under way. */
export interface Underway {
  /** Whether a byte of the request can have left: a connection (with TLS, a trusted one) was there. */
  mayBeWritten: boolean;
  /** The request itself, once it has been made. */
  client: http.ClientRequest | null;
}

/** What goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** Asked when the connection stands, before the first byte of the request leaves; false ends it unwritten. */
  readonly mayLeave?: () => boolean;
}

/**
 * Starts one request on a connection of its own and resolves with its status line and headers. Rejects with whatever the
 * network says. It follows no redirect and tries nothing twice: `requestRaw` sends what it is given, once.
 *
 * @param idleMs the client's own limit, on silence only; the caller's total limit must be shorter
 * @param stop ends the tunnel through a proxy, which is a request of its own that nothing else reaches
 */
export async function startRequest(
  request: WireRequest,
  underway: Underway,
  idleMs: number,
  stop: AbortSignal,
): Promise<http.IncomingMessage> {
  const client = new HttpClient(undefined, undefined, {
    allowRedirects: false,
    allowRetries: false,
    maxRetries: 0,
    keepAlive: false,
    socketTimeout: idleMs,
  });
  const { url } = request;
  const isSecure = url.protocol === 'https:';
  const agent = client.getAgent(url.href);
  prepareTunnel(agent, stop);
  const answer = await client.requestRaw(
    {
      parsedUrl: url,
      httpModule: watchingModule(isSecure, underway, request.mayLeave ?? (() => true)),
      options: {
        method: request.method,
        // A URL writes an IPv6 address in brackets, a socket wants it without.
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
        path: url.pathname + url.search,
        headers: { ...request.headers, ...lengthOf(request.body) },
        agent,
        ...checked,
      },
    },
    // Nothing at all, and not a text without characters: that would be announced by a `content-length` of 0.
    request.body === undefined ? (undefined as unknown as string) : streamed(request.body),
  );
  return answer.message;
}

/** The client measures text alone; without a length, bytes would go out in chunks, which blob storage refuses. */
function lengthOf(body: WireRequest['body']): Record<string, string> {
  return body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
}

/** The client takes text or a stream, and ends the request when the stream closes. */
function streamed(body: string | Uint8Array): string | Readable {
  return typeof body === 'string' ? body : Readable.from([body], { objectMode: false });
}

/** The module that the client calls, with a `request` that keeps what it has made. */
function watchingModule(
  isSecure: boolean,
  underway: Underway,
  mayLeave: () => boolean,
): typeof http {
  const request = (
    options: https.RequestOptions,
    onAnswer: (message: http.IncomingMessage) => void,
  ): http.ClientRequest => {
    const made = isSecure ? https.request(options, onAnswer) : http.request(options, onAnswer);
    underway.client = made;
    made.once('socket', (socket) => {
      // Node holds the request back until this event; with TLS that is after the certificate was found good. A socket that was
      // connected before, as a proxy's tunnel is, takes the request at once.
      const isReady = isSecure
        ? !('secureConnecting' in socket && socket.secureConnecting === true)
        : !socket.connecting;
      const letLeave = (): void => {
        if (mayLeave()) underway.mayBeWritten = true;
        else
          made.destroy(
            new Error('when the connection stood, the request was not to be sent any more'),
          );
      };
      if (isReady) letLeave();
      else socket.once(isSecure ? 'secureConnect' : 'connect', letLeave);
    });
    return made;
  };
  // The client calls nothing else of it. Copying the whole module would load its lazy parts, which takes longer than a request.
  return { request } as unknown as typeof http;
}

/**
 * The agent of a proxy makes its CONNECT request from `proxyOptions`, so a signal put there reaches it. The connection through
 * the tunnel is made from `options`, those of the request notwithstanding.
 */
function prepareTunnel(agent: object, stop: AbortSignal): void {
  if (!('proxyOptions' in agent && typeof agent.proxyOptions === 'object')) return;
  Object.assign(agent.proxyOptions ?? {}, { signal: stop, ...checked });
  if ('options' in agent && typeof agent.options === 'object')
    Object.assign(agent.options ?? {}, checked);
}
