import { once } from 'node:events';
import { connect } from 'node:net';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../sandbox/server/scripted-server.ts';

/** The smallest server with a state: it notes each effect and answers how many there were. */
export interface CountingServer extends ScriptedServer {
  readonly effects: string[];
  post(path?: string, body?: string): Promise<Response>;
}

export async function startCountingServer(): Promise<CountingServer> {
  const effects: string[] = [];
  const server = await startScriptedServer('counter', ({ method, url, body }) => ({
    endpoint: url.pathname === '/other' ? 'other' : 'count',
    effect: ({ stale }) => {
      if (url.pathname === '/broken') throw new Error('the effect is broken');
      if (!stale) effects.push(`${method} ${body}`);
      return { status: 201, body: { effects: effects.length } };
    },
  }));
  const post = (path = '/count', body = 'x'): Promise<Response> =>
    fetch(server.url + path, { method: 'POST', body });
  return Object.assign(server, { effects, post });
}

/** Everything that comes back over the wire, down to the end of the connection. */
export async function postRaw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(text);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}
