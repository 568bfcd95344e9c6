import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Handshakes, countHandshakes } from './handshakes.ts';
import { selfSigned } from './self-signed.ts';

/** A server with TLS in front of one without, with a certificate that is trusted only where a test says so. */
export interface TlsFront {
  readonly port: number;
  /** How many requests have come through. */
  readonly passed: { count: number };
  readonly handshakes: Handshakes;
  close(): Promise<void>;
}

export async function startTlsFront(target: string): Promise<TlsFront> {
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
  const handshakes = countHandshakes(server);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    passed,
    handshakes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
