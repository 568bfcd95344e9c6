import * as v from 'valibot';
import { maskIdsIn } from '../../core/ids.ts';
import { dateOf, retryAfterMs, type WholeAnswer } from '../http/retries.ts';
import { parseJson } from '../../core/text/parse-json.ts';

/** One objection of GitHub to a request. */
export interface GitHubError {
  readonly status: number;
  /** GraphQL's name for it, such as `STALE_DATA`; null in REST, and if GitHub gives none. */
  readonly type: string | null;
  /** GitHub's words, in one line, ids masked. */
  readonly message: string;
}

export type GitHubAnswer =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** GitHub's clock; null if it did not say. */
      readonly date: Date | null;
    }
  /** Only errors, at least one, and no data. */
  | { readonly kind: 'errors'; readonly errors: readonly GitHubError[] }
  /**
   * Not done, because a limit on requests was reached; `waitMs` is null if GitHub does not say how
   * long to wait.
   */
  | { readonly kind: 'limited'; readonly waitMs: number | null; readonly reason: string }
  /** Nobody knows whether it was done. `wasSent` is false only if no byte of the request left. */
  | { readonly kind: 'unclear'; readonly reason: string; readonly wasSent: boolean };

/**
 * GitHub: GraphQL errors. An error without a type is a syntax error, or a failure inside GitHub.
 */
const graphqlAnswer = v.object({
  data: v.nullish(v.record(v.string(), v.unknown())),
  errors: v.nullish(
    v.array(
      v.object({
        type: v.nullish(v.string()),
        message: v.fallback(v.string(), 'no message'),
        path: v.nullish(v.array(v.union([v.string(), v.number()]))),
      }),
    ),
  ),
});

/** GitHub: REST client errors; details are objects or plain strings. */
const restErrors = v.object({
  message: v.string(),
  errors: v.optional(
    v.array(v.union([v.string(), v.looseObject({ message: v.optional(v.string()) })])),
  ),
});

/** Statuses with which GitHub refuses a request that it has understood. */
const refusals = [401, 403, 404, 409, 410, 422];

/** The path to a field in GraphQL's answer, by the names or aliases in the query. */
export type FieldPath = readonly string[];

/** @param mayBeHidden fields for which an error means only that they are null */
export function judgeGraphql(
  answer: WholeAnswer,
  mayBeHidden: readonly FieldPath[] = [],
): GitHubAnswer {
  if (answer.status !== 200) return judgeFailure(answer);
  const parsed = v.safeParse(graphqlAnswer, parseJson(answer.text));
  if (!parsed.success) return unclear("an answer that is not GraphQL's JSON");
  const { data } = parsed.output;
  const errors = (parsed.output.errors ?? []).filter(
    ({ path }) => !mayBeHidden.some((hidden) => isWithin(path ?? [], hidden)),
  );
  if (errors.length === 0) {
    return data === null || data === undefined
      ? unclear('an answer with neither data nor errors')
      : { kind: 'value', value: data, date: dateOf(answer) };
  }
  const told = errors.map(
    ({ type, message }): GitHubError => ({
      status: 200,
      type: type ?? null,
      message: oneLine(message),
    }),
  );
  const reason = told.map(({ message }) => message).join('; ');
  if (told.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT'))
    return { kind: 'limited', waitMs: waitMsOf(answer), reason };
  // Half an answer counts as none: the missing part may be the one that matters.
  if (data !== null && data !== undefined && Object.values(data).some((value) => value !== null))
    return unclear(`an answer with data and errors: ${reason}`);
  if (told.some(({ message }) => message.startsWith('Something went wrong')))
    return unclear(reason);
  return { kind: 'errors', errors: told };
}

function isWithin(path: readonly (string | number)[], field: FieldPath): boolean {
  return field.every((name, at) => path[at] === name);
}

export function judgeRest(answer: WholeAnswer): GitHubAnswer {
  if (answer.status < 200 || answer.status > 299) return judgeFailure(answer);
  // GitHub: "No Content", its answer to a deletion.
  if (answer.status === 204) return { kind: 'value', value: null, date: dateOf(answer) };
  const value = parseJson(answer.text);
  return value === undefined
    ? unclear(`status ${answer.status} without JSON`)
    : { kind: 'value', value, date: dateOf(answer) };
}

/** For a raw body. */
export function judgeText(answer: WholeAnswer): GitHubAnswer {
  return answer.status === 200
    ? { kind: 'value', value: answer.text, date: dateOf(answer) }
    : judgeFailure(answer);
}

function judgeFailure(answer: WholeAnswer): GitHubAnswer {
  const { status, headers } = answer;
  const parsed = v.safeParse(restErrors, parseJson(answer.text));
  const message = parsed.success ? textOf(parsed.output) : '';
  const reason = message === '' ? `status ${status}` : `status ${status}, ${message}`;
  // GitHub: rate limits. Both kinds answer 403 or 429; a secondary limit may come without a header.
  const isLimited =
    'retry-after' in headers ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(message);
  if (status === 429 || (status === 403 && isLimited))
    return { kind: 'limited', waitMs: waitMsOf(answer), reason };
  if (refusals.includes(status) && message !== '')
    return { kind: 'errors', errors: [{ status, type: null, message }] };
  return unclear(reason);
}

function unclear(reason: string): GitHubAnswer {
  return { kind: 'unclear', reason, wasSent: true };
}

function textOf({ message, errors = [] }: v.InferOutput<typeof restErrors>): string {
  const details = errors.map((one) => (typeof one === 'string' ? one : (one.message ?? '')));
  return oneLine([message, ...details.filter((detail) => detail !== '')].join(': '));
}

function oneLine(text: string): string {
  return maskIdsIn(text.replace(/\s+/g, ' ').trim()).slice(0, 400);
}

/**
 * GitHub: rate limits. `retry-after` comes first; the reset is in seconds since 1970 by GitHub's
 * clock.
 */
function waitMsOf(answer: WholeAnswer): number | null {
  const { headers } = answer;
  if ('retry-after' in headers) return retryAfterMs(headers);
  const resetSeconds = Number(headers['x-ratelimit-reset']);
  const date = dateOf(answer);
  if (headers['x-ratelimit-remaining'] !== '0' || !(resetSeconds > 0) || date === null) return null;
  return Math.max(0, resetSeconds * 1_000 - date.getTime());
}
