import * as net from 'node:net';
import * as tls from 'node:tls';
import { certificatesAreChecked, hostOf, portOf } from './host.ts';

/**
 * An unused connection older than this is discarded: something on the way may have dropped it
 * silently, and a request sent over it would have an unknown fate.
 */
export const freshForMs = 10_000;

/**
 * A connection for one request, opened before the request exists. Nothing was ever sent over it.
 */
export interface FreshConnection {
  /**
   * Returns the connection, once. Null if it failed, became too old or was used; the request then
   * opens its own.
   */
  take(): net.Socket | null;
  /** Closes the connection, unless it was taken. */
  giveUp(): void;
}

/**
 * Begins to connect and returns at once. A failure shows only in `take`: the sender then connects
 * again, and reports what the network says.
 *
 * @param session from an earlier connection to the same host, which makes the handshake cheaper.
 * Node hands it out only after it has verified the certificate
 */
export function openFresh(
  url: URL,
  session: Buffer | undefined,
  nowMs = (): number => performance.now(),
): FreshConnection {
  let socket: net.Socket | null = connect(url, session);
  const openedMs = nowMs();
  socket.on('error', () => undefined);
  // It does not keep the process alive: until it is taken, nobody waits for it.
  socket.unref();
  const giveUp = (): void => {
    socket?.destroy();
    socket = null;
  };
  return {
    take: () => {
      if (socket === null) return null;
      // Anything received before a request was sent, such as an end or a "408 Request Timeout", is
      // not an answer to this request.
      const isQuiet = socket.readable && socket.writable && socket.readableLength === 0;
      if (!isQuiet || nowMs() - openedMs > freshForMs) {
        giveUp();
        return null;
      }
      const taken = socket;
      socket = null;
      return taken.ref();
    },
    giveUp,
  };
}

function connect(url: URL, session: Buffer | undefined): net.Socket {
  const host = hostOf(url);
  const port = portOf(url);
  if (url.protocol !== 'https:') return net.connect({ host, port });
  return tls.connect({
    host,
    port,
    ...(net.isIP(host) === 0 && { servername: host }),
    ...(session !== undefined && { session }),
    ALPNProtocols: ['http/1.1'],
    ...certificatesAreChecked,
  });
}
