import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './certificate.ts';
import { type Handshakes, countHandshakes } from './handshakes.ts';

/**
 * A server with TLS in front of one without, with a certificate that is trusted only where somebody
 * says so.
 */
export interface TlsFront {
  readonly port: number;
  /** How many requests have come through. */
  readonly passed: { count: number };
  readonly handshakes: Handshakes;
  /** `Date.now()` at its first connection, in milliseconds; Infinity before. */
  readonly firstOpenedAtMs: () => number;
  close(): Promise<void>;
}

/**
 * @param resumes whether it takes up the TLS session of an earlier connection; not every host does
 */
export async function startTlsFront(target: string, resumes = true): Promise<TlsFront> {
  const passed = { count: 0 };
  const server = https.createServer(selfSigned, (request, response) => {
    passed.count += 1;
    const { method, headers, url = '/' } = request;
    const onward = http.request(
      new URL(url, target),
      { ...(method !== undefined && { method }), headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  // No limit of its own on a connection that waits for a request: only the client's counts.
  server.keepAliveTimeout = 600_000;
  const handshakes = countHandshakes(server);
  let firstOpenedAtMs = Infinity;
  server.once('connection', () => {
    firstOpenedAtMs = Date.now();
  });
  // With a new key nobody reads a ticket of before, as where the next server of a host answers.
  if (!resumes) {
    server.on('connection', () => {
      server.setTicketKeys(randomBytes(48));
    });
  }
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    passed,
    handshakes,
    firstOpenedAtMs: () => firstOpenedAtMs,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
