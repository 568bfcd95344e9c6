import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { getProxyUrl, HttpClient } from '@actions/http-client';
import { type FreshConnection, openFresh } from './fresh-connection.ts';
import { certificatesAreChecked, hostOf, portOf } from './host.ts';

/** How many connections to one host stay open for another request, and how long. */
const kept = { keepAlive: true, maxFreeSockets: 4, timeout: 15_000 } as const;

/** Connections shared by the whole process; they keep it alive only during a request. */
const keptPlain = new http.Agent(kept);
const keptSecure = new https.Agent(kept);

/** By host and port: what lets a fresh connection shorten its handshake. */
const sessions = new Map<string, Buffer>();

/** What can be seen of a request while it is under way. */
export interface Underway {
  /** Whether a byte of the request can have left: there was a connection (with TLS, trusted). */
  mayBeWritten: boolean;
  /** The request itself, once it has been made. */
  client: http.ClientRequest | null;
}

/**
 * Text, bytes, or pieces of both, which are sent one after another: joining the pieces first would
 * copy a long text.
 */
export type Body = string | Uint8Array | readonly (string | Uint8Array)[];

/** What goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: Body;
  /** Asked once connected, before the first byte of the request leaves; false ends it unwritten. */
  readonly mayLeave?: () => boolean;
  /**
   * The request goes over a connection that was never used, and ends it: this one if it is still
   * open, else one of its own.
   */
  readonly fresh?: FreshConnection;
}

/**
 * Opens a connection for a later request. Behind a proxy, nothing can be opened before the request
 * exists.
 */
export function openConnection(url: URL): FreshConnection {
  return isProxied(url)
    ? { take: () => null, giveUp: () => undefined }
    : openFresh(url, sessions.get(url.host));
}

/**
 * Starts one request and resolves with its status line and headers. Rejects with any network error,
 * including a kept connection that the other side had closed. It follows no redirect and tries
 * nothing twice: `requestRaw` sends what it is given, once.
 *
 * @param idleMs the client's own limit, on silence only; the caller's total limit must be shorter
 * @param stop ends the tunnel through a proxy, which is a request of its own that nothing else
 *   reaches
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
  const { url, body } = request;
  const isSecure = url.protocol === 'https:';
  const answer = await client.requestRaw(
    {
      parsedUrl: url,
      httpModule: watchingModule(isSecure, underway, request),
      options: {
        method: request.method,
        host: hostOf(url),
        port: portOf(url),
        path: url.pathname + url.search,
        headers: { ...request.headers, ...lengthOf(body) },
        agent: agentOf(client, request, stop),
        ...certificatesAreChecked,
      },
    },
    // No body at all rather than an empty text, which would send a `content-length` of 0.
    body === undefined ? (undefined as unknown as string) : streamed(body),
  );
  return answer.message;
}

function isProxied(url: URL): boolean {
  return getProxyUrl(url.href) !== '';
}

function agentOf(
  client: HttpClient,
  { url, fresh }: WireRequest,
  stop: AbortSignal,
): http.Agent | https.Agent {
  if (isProxied(url)) {
    // A tunnel carries one request.
    const agent = client.getAgent(url.href);
    prepareTunnel(agent, stop);
    return agent;
  }
  const isSecure = url.protocol === 'https:';
  if (fresh === undefined) return isSecure ? keptSecure : keptPlain;
  const once = isSecure ? new https.Agent() : new http.Agent();
  const socket = fresh.take();
  if (socket !== null) once.createConnection = () => socket;
  return once;
}

/**
 * The client measures only text. Without a length, a stream would be sent in chunks, which blob
 * storage refuses.
 */
function lengthOf(body: Body | undefined): Record<string, string> {
  if (body === undefined || typeof body === 'string') return {};
  const bytes =
    body instanceof Uint8Array
      ? body.length
      : body.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  return { 'content-length': String(bytes) };
}

/** The client takes text or a stream, and ends the request when the stream closes. */
function streamed(body: Body): string | Readable {
  if (typeof body === 'string') return body;
  const pieces = body instanceof Uint8Array ? [body] : body;
  return Readable.from(pieces, { objectMode: false });
}

/** The module that the client calls, with a `request` that keeps what it has made. */
function watchingModule(
  isSecure: boolean,
  underway: Underway,
  { url, mayLeave = () => true }: WireRequest,
): typeof http {
  const request = (
    options: https.RequestOptions,
    onAnswer: (message: http.IncomingMessage) => void,
  ): http.ClientRequest => {
    const made = isSecure ? https.request(options, onAnswer) : http.request(options, onAnswer);
    underway.client = made;
    made.once('socket', (socket) => {
      if (!made.reusedSocket) keepSession(url, socket);
      // Node holds the request back until this event, which with TLS comes after the certificate
      // was verified. A socket that is already connected, such as a kept one or a proxy's tunnel,
      // takes the request at once.
      const isReady = isSecure
        ? !('secureConnecting' in socket && socket.secureConnecting === true)
        : !socket.connecting;
      const letLeave = (): void => {
        if (mayLeave()) underway.mayBeWritten = true;
        else
          made.destroy(
            new Error('when the connection was open, it was too late to send the request'),
          );
      };
      if (isReady) letLeave();
      else socket.once(isSecure ? 'secureConnect' : 'connect', letLeave);
    });
    return made;
  };
  // The client calls nothing else of it. Copying the whole module would load its lazy parts, which
  // takes longer than a request.
  return { request } as unknown as typeof http;
}

/** Node hands out a session only after it has verified the connection's certificate. */
function keepSession({ host }: URL, socket: Socket): void {
  socket.on('session', (session: Buffer) => sessions.set(host, session));
}

/**
 * A proxy's agent makes its CONNECT request from `proxyOptions`, so a signal put there reaches it.
 * It makes the connection through the tunnel from `options`, whatever the request's own options.
 */
function prepareTunnel(agent: object, stop: AbortSignal): void {
  if (!('proxyOptions' in agent && typeof agent.proxyOptions === 'object')) return;
  Object.assign(agent.proxyOptions ?? {}, { signal: stop, ...certificatesAreChecked });
  if ('options' in agent && typeof agent.options === 'object')
    Object.assign(agent.options ?? {}, certificatesAreChecked);
}
