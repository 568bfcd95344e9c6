import * as net from 'node:net';
import * as tls from 'node:tls';
import { certificatesAreChecked, hostOf, portOf } from './host.ts';

/**
 * An unused connection older than this is not used: something on the way may have dropped it
 * without a word, and a request that goes into it has an unknown fate.
 */
export const freshForMs = 10_000;

/**
 * A connection for one request, opened before the request is there. Nothing was ever sent over it.
 */
export interface FreshConnection {
  /**
   * The connection, once: null where it failed, grew old or was used, so that the request opens its
   * own.
   */
  take(): net.Socket | null;
  /** Closes the connection, unless it was taken. */
  giveUp(): void;
}

/**
 * Begins to connect and gives at once. A failure shows in `take` only: whoever sends then connects
 * again, and reports what the network says.
 *
 * @param session of an earlier connection to the same host, which makes the handshake cheaper.
 *   Node gives it out only after the certificate was found good
 */
export function openFresh(
  url: URL,
  session: Buffer | undefined,
  nowMs = (): number => performance.now(),
): FreshConnection {
  let socket: net.Socket | null = connect(url, session);
  const openedMs = nowMs();
  socket.on('error', () => undefined);
  // It keeps no process alive: until it is taken nobody waits for it.
  socket.unref();
  const giveUp = (): void => {
    socket?.destroy();
    socket = null;
  };
  return {
    take: () => {
      if (socket === null) return null;
      // Whatever came before anybody asked, an end or a "408 Request Timeout", is no answer to this
      // request.
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
