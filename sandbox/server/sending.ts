import type { ServerResponse } from 'node:http';
import type { Answer } from './faults.ts';

/** An answer as it goes over the wire. */
export interface EncodedAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** Turns objects into JSON and leaves strings and bytes alone; headers of the answer win. */
export function encodeAnswer(answer: Answer): EncodedAnswer {
  if (Buffer.isBuffer(answer.body))
    return { status: answer.status, headers: answer.headers ?? {}, bytes: answer.body };
  const isText = typeof answer.body === 'string';
  const type: Record<string, string> =
    answer.body === undefined
      ? {}
      : { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' };
  const text = isText
    ? String(answer.body)
    : answer.body === undefined
      ? ''
      : JSON.stringify(answer.body);
  return {
    status: answer.status,
    headers: { ...type, ...answer.headers },
    bytes: Buffer.from(text),
  };
}

/** Sends all of it. */
export function sendWhole(response: ServerResponse, answer: EncodedAnswer): void {
  const length = String(answer.bytes.length);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  response.end(answer.bytes);
}

/**
 * Announces the whole length, sends half, and ends the connection; an empty body announces one
 * byte.
 */
export function sendHalf(response: ServerResponse, answer: EncodedAnswer): void {
  const length = String(Math.max(answer.bytes.length, 1));
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  response.flushHeaders();
  const half = answer.bytes.subarray(0, Math.floor(answer.bytes.length / 2));
  // Only when the half has left: destroying earlier could take the status line along.
  response.write(half.length > 0 ? half : '', () => response.destroy());
}

/** Drops the connection with a TCP reset. */
export function sendReset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
