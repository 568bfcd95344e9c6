import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { countHandshakes, type Handshakes } from '../../../sandbox/tls/handshakes.ts';
import { selfSigned } from '../../../sandbox/tls/certificate.ts';

/** A server that does with a request whatever a test says, also what no HTTP server should. */
export interface Loopback {
  readonly url: URL;
  /** How many requests came, each with its whole header. */
  readonly requests: http.IncomingMessage[];
  /** How many connections were made. */
  readonly connections: { count: number };
  /** How many of them are open. */
  readonly open: () => number;
  readonly handshakes: Handshakes;
  onConnection(listener: (socket: net.Socket) => void): void;
  close(): Promise<void>;
}

type Listener = (request: http.IncomingMessage, response: http.ServerResponse) => void;

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** Keeps account of the connections, so that closing ends them all. */
function closerOf(server: net.Server): { sockets: Set<net.Socket>; close: () => Promise<void> } {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    });
  };
  return { sockets, close };
}

/** Starts a server on 127.0.0.1; with `https:` it shows a certificate that nobody trusts. */
export async function startLoopback(
  listener: Listener,
  protocol: 'http:' | 'https:' = 'http:',
): Promise<Loopback> {
  const requests: http.IncomingMessage[] = [];
  const connections = { count: 0 };
  const onRequest: Listener = (request, response) => {
    requests.push(request);
    listener(request, response);
  };
  const server =
    protocol === 'http:' ? http.createServer(onRequest) : https.createServer(selfSigned, onRequest);
  server.on('connection', () => {
    connections.count += 1;
  });
  const { sockets, close } = closerOf(server);
  const handshakes =
    server instanceof https.Server ? countHandshakes(server) : { full: 0, resumed: 0 };
  const url = new URL(`${protocol}//127.0.0.1:${await listen(server)}/`);
  const onConnection = (listener: (socket: net.Socket) => void): void => {
    server.on('connection', listener);
  };
  const open = (): number => sockets.size;
  return { url, requests, connections, open, handshakes, onConnection, close };
}

/**
 * A server that takes connections and does with their bytes what a test says, nothing by default.
 */
export async function startSocketServer(
  onSocket: (socket: net.Socket) => void = () => undefined,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = net.createServer(onSocket);
  const { close } = closerOf(server);
  return { port: await listen(server), close };
}

/**
 * A proxy for CONNECT. Whatever host is asked for, it leads to `port`; or it refuses, or never
 * answers.
 */
export async function startProxy(
  manner: { port: number } | 'refuses' | 'hangs',
): Promise<{ url: string; asked: string[]; close: () => Promise<void> }> {
  const asked: string[] = [];
  const server = http.createServer();
  const { close } = closerOf(server);
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(request.url ?? '');
    if (manner === 'hangs') return;
    if (manner === 'refuses') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const onward = net.connect(manner.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, asked, close };
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, close } = await startSocketServer();
  await close();
  return port;
}
