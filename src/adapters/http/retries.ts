import type { IncomingHttpHeaders } from 'node:http';
import { HttpFailure, type HttpRequest, send } from './send.ts';

/** The longest pause that a server may ask for between two tries. */
export const longestRetryAfterMs = 60_000;

/** Before the second try, and before each later one. */
const pausesMs = [1_000, 3_000];

export interface WholeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Retries {
  /** The most times to send the request, including the first. */
  readonly tries: number;
  /** May end early when the run is cancelled. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Which answers are worth another try; the default is 429 and 5xx. */
  readonly isTransient?: (answer: WholeAnswer) => boolean;
}

/** The result of one try. */
export interface Tried<T> {
  readonly outcome: T;
  /** Whether another try is worth it. */
  readonly isTransient: boolean;
  /** How long the server asks us to wait first, in milliseconds. */
  readonly askedMs: number;
}

/**
 * Tries something that moves no money until it succeeds or the tries are used up, and returns the
 * last result. Each pause is longer, and at least as long as the server asks for, up to a minute.
 * It tries nothing after the signal is aborted.
 */
export async function tryPatiently<T>(
  once: () => Promise<Tried<T>>,
  { tries, sleep, signal }: Pick<Retries, 'tries' | 'sleep'> & Pick<HttpRequest, 'signal'>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const { outcome, isTransient, askedMs } = await once();
    if (!isTransient || tried >= tries || signal?.aborted === true) return outcome;
    const pauseMs = pausesMs[Math.min(tried, pausesMs.length) - 1] ?? 0;
    await sleep(Math.max(pauseMs, Math.min(askedMs, longestRetryAfterMs)));
  }
}

/**
 * Sends a request that moves no money, and repeats it after a network failure, an answer that was
 * cut off, 429 or 5xx. Returns the last answer as it is; rejects with `HttpFailure` if the last try
 * failed.
 */
export async function sendWithRetries(
  request: HttpRequest,
  retries: Retries,
): Promise<WholeAnswer> {
  const isTransient = retries.isTransient ?? (({ status }) => status === 429 || status >= 500);
  const once = async (): Promise<Tried<WholeAnswer | HttpFailure>> => {
    const outcome = await tryOnce(request);
    return outcome instanceof HttpFailure
      ? { outcome, isTransient: true, askedMs: 0 }
      : { outcome, isTransient: isTransient(outcome), askedMs: retryAfterMs(outcome.headers) };
  };
  const { tries, sleep } = retries;
  const signal = request.signal === undefined ? {} : { signal: request.signal };
  const outcome = await tryPatiently(once, { tries, sleep, ...signal });
  if (outcome instanceof HttpFailure) throw outcome;
  return outcome;
}

async function tryOnce(request: HttpRequest): Promise<WholeAnswer | HttpFailure> {
  try {
    const answer = await send(request);
    return { status: answer.status, headers: answer.headers, text: await answer.readText() };
  } catch (failure) {
    if (failure instanceof HttpFailure) return failure;
    throw failure;
  }
}

/**
 * What `Retry-After` asks for, in milliseconds; 0 if it is missing or unreadable. A date is
 * compared with the answer's own date, so that a wrong clock here does not matter.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number {
  const asked = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1_000;
  const untilMs = Date.parse(asked);
  const fromMs = Date.parse(headers.date ?? '');
  if (Number.isNaN(untilMs) || Number.isNaN(fromMs)) return 0;
  return Math.max(0, untilMs - fromMs);
}

/**
 * When it was answered, by the server's own clock (RFC 9110, 6.6.1: `Date`); null if it does not
 * say.
 */
export function dateOf({ headers }: WholeAnswer): Date | null {
  const ms = Date.parse(headers.date ?? '');
  return Number.isNaN(ms) ? null : new Date(ms);
}
