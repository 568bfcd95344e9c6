import { randomUUID } from 'node:crypto';
import type { Answer } from '../server/faults.ts';
import { accessTo, type Asking, type HostedRepository, type Hub, type Token } from './hub.ts';

/** A REST refusal; thrown by a handler and sent as GitHub sends it. */
export class RestError extends Error {
  readonly status: number;
  readonly details: object;

  constructor(status: number, message: string, details: object = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  get answer(): Answer {
    const documentation_url = 'https://docs.github.com/rest';
    const body = { message: this.message, ...this.details, documentation_url };
    return { status: this.status, body: { ...body, status: String(this.status) } };
  }
}

/** What a REST handler is given: the request, already let in as far as the repository. */
export interface RestRequest {
  asking: Asking;
  repository: HostedRepository;
  /** What the route's pattern caught after owner and name. */
  caught: string[];
  query: URLSearchParams;
  accept: string;
  /** The JSON body; empty where there is none. */
  body: Record<string, unknown>;
  /** Whether it is answered from an earlier state. */
  stale: boolean;
}

export interface RestRoute {
  method: string;
  /** Behind `/repos/{owner}/{repo}`. */
  pattern: RegExp;
  /** For scripting faults. */
  endpoint: string;
  answer: (request: RestRequest) => Answer | Promise<Answer>;
}

/** The holder of the Authorization header's token, in any of the spellings that GitHub takes. */
export function authenticate(hub: Hub, headers: Record<string, string>): Token {
  const given = /^(?:token|bearer) (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const token = given === undefined ? undefined : hub.tokens.get(given.trim());
  if (token === undefined) throw new RestError(401, 'Bad credentials');
  return token;
}

/** The REST address of a git object of the request's repository. */
export function addressOf({ asking, repository }: RestRequest, path: string): string {
  return `${asking.hub.url}/repos/${repository.owner}/${repository.name}/git/${path}`;
}

/** Throws GitHub's 403 unless the token may write the contents of the repository. */
export function requireWrite({ asking, repository }: RestRequest): void {
  if (accessTo(asking.token, repository) !== 'write') {
    throw new RestError(403, 'Resource not accessible by integration');
  }
}

export function parseBody(body: string): Record<string, unknown> {
  if (body === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new RestError(400, 'Problems parsing JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RestError(400, 'Body should be a JSON object');
  }
  return value as Record<string, unknown>;
}

/** A member of the body that must be text. */
export function requireText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value === 'string') return value;
  throw new RestError(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
}

/** The headers that every answer of GitHub has; the date is the sandbox's clock. */
export function withCommonHeaders(hub: Hub, answer: Answer): Answer {
  const json: Record<string, string> =
    typeof answer.body === 'object' ? { 'content-type': 'application/json; charset=utf-8' } : {};
  const common = {
    date: new Date(hub.now()).toUTCString(),
    'x-github-request-id': randomUUID(),
  };
  return { ...answer, headers: { ...common, ...json, ...answer.headers } };
}
