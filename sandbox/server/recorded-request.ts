import type { IncomingMessage } from 'node:http';

/** One request as the server saw it; the later fields are filled in as it goes on. */
export interface RecordedRequest {
  server: string;
  /** The route's name for it; empty until the whole body is there. */
  endpoint: string;
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** As UTF-8 text. */
  body: string;
  /** `Date.now()` at arrival, in milliseconds. */
  atMs: number;
  /** When the answer had left or the connection had ended, in milliseconds; null until then. */
  endedAtMs: number | null;
  /** The status that was sent; null until then. */
  answered: number | null;
  /** The body that was sent, as the route gave it; undefined if there was none. */
  answer?: unknown;
  /** The kinds of the faults that it met, joined by `+`. */
  fault: string | null;
  /** How many requests of this server were under way when it arrived, itself included. */
  inFlight: number;
  /** Which connection of this server it came on, counted from 1. */
  connection: number;
}

function flattenHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

/** What is known of a request when its headers are there. */
export function recordArrival(
  request: IncomingMessage,
  seen: { server: string; inFlight: number; connection: number },
): RecordedRequest {
  return {
    server: seen.server,
    endpoint: '',
    method: request.method ?? '',
    path: request.url ?? '',
    headers: flattenHeaders(request.headers),
    body: '',
    atMs: Date.now(),
    endedAtMs: null,
    answered: null,
    fault: null,
    inFlight: seen.inFlight,
    connection: seen.connection,
  };
}

/** The whole body, or null if the client went away while sending it. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}
