import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultScript } from './fault-script.ts';
import { type Answer, type Fault, runThroughFaults } from './faults.ts';
import { type RecordedRequest, readBody, recordArrival } from './recorded-request.ts';
import { encodeAnswer, sendHalf, sendReset, sendWhole } from './sending.ts';

/** What a route gets to decide on. */
export interface Arrived {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** As UTF-8 text. */
  body: string;
  bytes: Buffer;
}

/** What a route decides: the endpoint's name, and the change of state that gives the answer. */
export interface Routed {
  endpoint: string;
  effect: (how: { stale: boolean }) => Answer | Promise<Answer>;
}

/** A real HTTP server on loopback that does what a script says at the n-th call of an endpoint. */
export interface ScriptedServer {
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** The wait before the effect of every request, in milliseconds. */
  latencyMs: number;
  /** `nth` counts the calls of that endpoint from 1. Several faults for one call apply in order. */
  script(endpoint: string, nth: number | 'every', fault: Fault): void;
  /** `nth` counts all requests of this server from 1. */
  scriptAny(nth: number, fault: Fault): void;
  /** Forgets all scripts; the counts go on. */
  clearScript(): void;
  /** How many calls of that endpoint there have been. */
  countOf(endpoint: string): number;
  /** Ends every connection. Rejects when a route or an effect threw, so that no test misses it. */
  close(): Promise<void>;
}

type Route = (arrived: Arrived) => Routed;

class LoopbackServer implements ScriptedServer {
  readonly requests: RecordedRequest[] = [];
  latencyMs = 0;
  url = '';
  readonly #name: string;
  readonly #route: Route;
  readonly #server: Server;
  readonly #script = new FaultScript();
  readonly #failures: unknown[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #connections = new WeakMap<object, number>();
  #connectionCount = 0;
  #inFlight = 0;
  #isClosed = false;

  constructor(name: string, route: Route) {
    this.#name = name;
    this.#route = route;
    // No limits of its own: only scripted faults may end a connection.
    const limits = { keepAliveTimeout: 600_000, requestTimeout: 0, headersTimeout: 0 };
    this.#server = createServer(limits, (request, response) => {
      this.#serve(request, response).catch((failure: unknown) => {
        this.#failures.push(failure);
        const text = `The ${name} sandbox failed: ${String(failure)}`;
        if (!response.headersSent) sendWhole(response, encodeAnswer({ status: 500, body: text }));
      });
    });
    this.#server.on('connection', (socket) => {
      this.#connectionCount += 1;
      this.#connections.set(socket, this.#connectionCount);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  script(endpoint: string, nth: number | 'every', fault: Fault): void {
    this.#script.add(endpoint, nth, fault);
  }

  scriptAny(nth: number, fault: Fault): void {
    this.#script.add(null, nth, fault);
  }

  clearScript(): void {
    this.#script.clear();
  }

  countOf(endpoint: string): number {
    return this.#script.countOf(endpoint);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
    if (this.#failures.length === 0) return;
    throw new AggregateError(this.#failures, `The ${this.#name} sandbox failed`);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#inFlight += 1;
    const record = recordArrival(request, {
      server: this.#name,
      inFlight: this.#inFlight,
      connection: this.#connections.get(request.socket) ?? 0,
    });
    this.requests.push(record);
    response.once('close', () => {
      this.#inFlight -= 1;
      record.endedAtMs = Date.now();
    });
    const bytes = await readBody(request);
    if (bytes === null) return;
    record.body = bytes.toString('utf8');

    const { method, headers, body } = record;
    const url = new URL(record.path, this.url);
    const routed = this.#route({ method, url, headers, body, bytes });
    record.endpoint = routed.endpoint;
    const faults = this.#script.takeCall(routed.endpoint);
    if (faults.length > 0) record.fault = faults.map(({ kind }) => kind).join('+');
    await this.#answer(record, response, faults, routed);
  }

  async #answer(
    record: RecordedRequest,
    response: ServerResponse,
    faults: readonly Fault[],
    routed: Routed,
  ): Promise<void> {
    if (this.latencyMs > 0) await this.#pause(this.latencyMs);
    // A client that went away has still asked, but a gate opened after the end changes nothing
    // more.
    const effect = (how: { stale: boolean }): Answer | Promise<Answer> =>
      this.#isClosed ? { status: 503 } : routed.effect(how);
    const course = await runThroughFaults(faults, effect, (ms) => this.#pause(ms));
    if (course.ending === 'reset') sendReset(response);
    if (course.answer === null || response.destroyed) return;
    record.answered = course.answer.status;
    record.answer = course.answer.body;
    if (course.ending === 'half') sendHalf(response, encodeAnswer(course.answer));
    else sendWhole(response, encodeAnswer(course.answer));
  }
}

/** Starts a server on 127.0.0.1 at a free port; `route` is asked once for every whole request. */
export async function startScriptedServer(name: string, route: Route): Promise<ScriptedServer> {
  const server = new LoopbackServer(name, route);
  await server.listen();
  return server;
}
