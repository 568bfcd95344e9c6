import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RecordedRequest } from '../../sandbox/server/recorded-request.ts';

/**
 * Facts of Prolific's published OpenAPI (docs.prolific.com, 2026): of the seven calls that a bonus
 * payment needs, what their bodies and answers look like. Only shapes, none of its prose.
 */
interface Facts {
  readonly calls: Readonly<Record<string, CallFacts>>;
  readonly schemas: object;
}

interface CallFacts {
  /** Null: the document names no body. */
  readonly body: object | null;
  readonly answers: Readonly<Record<string, object>>;
}

const facts = JSON.parse(
  readFileSync(new URL('./prolific-facts.json', import.meta.url), 'utf8'),
) as Facts;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'prolific', schemas: facts.schemas });

const compiled = new Map<object, ValidateFunction>();

/** What a validator has against a value, by a schema of the facts. */
function problemsOf(schema: object, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    const text = JSON.stringify(schema).replaceAll('#/schemas/', 'prolific#/schemas/');
    validate = ajv.compile(JSON.parse(text) as object);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  );
}

const calls = Object.entries(facts.calls).map(([name, call]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path
    .split(/\{\w+\}/)
    .map((part) => RegExp.escape(part))
    .join('[^/]+');
  return { method, pattern: new RegExp(`^${pattern}$`), call };
});

/** Faults that put a test's own words in the place of the sandbox's. */
const scripted = /status/;

/**
 * Every request of the action, and every answer of the sandbox, that is not what Prolific
 * publishes.
 */
export function judgeProlific(requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap((request) => {
    const { method, path } = request;
    const { pathname } = new URL(path, 'http://prolific');
    // `bonus-payments` is no id of a submission: the longest literal path comes first.
    const found = calls
      .filter((one) => one.method === method && one.pattern.test(pathname))
      .toSorted((a, b) => b.pattern.source.length - a.pattern.source.length)[0];
    const name = `${method} ${pathname}`;
    if (found === undefined) return [`${name} is none of the seven calls`];
    const answered = scripted.test(request.fault ?? '') ? [] : judgeAnswer(found.call, request);
    return [...judgeBody(found.call, request), ...answered].map((problem) => `${name}: ${problem}`);
  });
}

function judgeBody(
  { body: schema }: CallFacts,
  { method, headers, body }: RecordedRequest,
): string[] {
  if (method === 'GET') {
    const told = ['content-type', 'content-length'].filter((name) => name in headers);
    return [
      ...told.map((name) => `a GET with ${name}`),
      ...(body === '' ? [] : ['a GET with a body']),
    ];
  }
  // The pay page's own sample sends an empty object; the OpenAPI names no body. Both are
  // Prolific's.
  if (schema === null) return ['', '{}'].includes(body) ? [] : [`an undocumented body ${body}`];
  return problemsOf(schema, JSON.parse(body)).map((problem) => `request${problem}`);
}

function judgeAnswer({ answers }: CallFacts, { answered, answer }: RecordedRequest): string[] {
  if (answered === null || answered >= 500 || (typeof answer === 'string' && answered >= 400))
    return [];
  const schema = answers[String(answered)];
  if (schema !== undefined)
    return problemsOf(schema, answer).map((problem) => `answer ${answered}${problem}`);
  // The document names 400 alone; other refusals are seen in the same shapes.
  const errors = ['Error', 'ErrorDetail'].map((one) => ({ $ref: `#/schemas/${one}` }));
  const isError = answered >= 400 && errors.some((one) => problemsOf(one, answer).length === 0);
  return isError ? [] : [`an answer ${answered} that is not documented`];
}
