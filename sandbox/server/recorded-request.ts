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
  /**
   * Which request it was of all that the servers of this process were sent, counted from 1: two may
   * arrive in the same millisecond.
   */
  arrival: number;
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

/** Orders requests of one server, or of several, by their arrival. */
export function compareArrivals(a: RecordedRequest, b: RecordedRequest): number {
  return a.arrival - b.arrival;
}

let arrivals = 0;

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
  arrivals += 1;
  return {
    server: seen.server,
    endpoint: '',
    method: request.method ?? '',
    path: request.url ?? '',
    headers: flattenHeaders(request.headers),
    body: '',
    arrival: arrivals,
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
