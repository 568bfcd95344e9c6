import type { Server, TLSSocket } from 'node:tls';

/**
 * The TLS handshakes that a server has ended well. A resumed one checks no certificate again and
 * costs a fraction.
 */
export interface Handshakes {
  full: number;
  resumed: number;
}

export function countHandshakes(server: Server): Handshakes {
  const handshakes: Handshakes = { full: 0, resumed: 0 };
  server.on('secureConnection', (socket: TLSSocket) => {
    handshakes[socket.isSessionReused() ? 'resumed' : 'full'] += 1;
  });
  return handshakes;
}
