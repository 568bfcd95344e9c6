import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a port of this machine that takes as long as one to a server far away. */
export interface Distance {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Carries bytes to a port and back: each takes half of the round trip, and the first of a
 * connection one more round trip, in which it would have been made. So a connection, each turn of a
 * handshake and each request cost a round trip, without anybody here knowing of them. Nothing is
 * lost, and no bytes wait for others to be acknowledged, as much of them as there may be.
 */
export async function startDistance(port: number, roundTripMs: number): Promise<Distance> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket.setNoDelay());
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    carry(near, far, roundTripMs / 2, performance.now() + roundTripMs);
    carry(far, near, roundTripMs / 2, 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Whatever one side says, its end and its breaking off too, comes to the other so much later, in
 * the same order.
 */
function carry(from: Socket, to: Socket, delayMs: number, notBeforeMs: number): void {
  let before = Promise.resolve();
  const later = (deliver: () => void): void => {
    const dueMs = Math.max(performance.now(), notBeforeMs) + delayMs;
    before = before.then(() => waitUntil(dueMs)).then(deliver);
  };
  from.on('data', (bytes) => {
    later(() => to.write(bytes));
  });
  from.on('end', () => {
    later(() => to.end());
  });
  from.on('close', () => {
    later(() => to.destroy());
  });
}

async function waitUntil(dueMs: number): Promise<void> {
  const restMs = dueMs - performance.now();
  if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(restMs)));
}
