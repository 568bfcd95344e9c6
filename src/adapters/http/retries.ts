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
  /** How often the request is sent at most, the first time included. */
  readonly tries: number;
  /** May end early when the run is cancelled. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Which answers are worth another try; 429 and 5xx when left out. */
  readonly isTransient?: (answer: WholeAnswer) => boolean;
}

/**
 * Sends a request that moves no money, and sends it again after a failure of the network, an answer that was cut off, 429 or 5xx.
 * It pauses longer each time, and as long as `Retry-After` asks, up to a minute. The last answer is given as it is; a last
 * failure rejects with `HttpFailure`. Nothing is sent after the request's signal was aborted.
 */
export async function sendWithRetries(
  request: HttpRequest,
  retries: Retries,
): Promise<WholeAnswer> {
  const isTransient = retries.isTransient ?? (({ status }) => status === 429 || status >= 500);
  for (let tried = 1; ; tried += 1) {
    const outcome = await tryOnce(request);
    const isLast = tried >= retries.tries || request.signal?.aborted === true;
    if (outcome instanceof HttpFailure) {
      if (isLast) throw outcome;
    } else if (isLast || !isTransient(outcome)) {
      return outcome;
    }
    const pauseMs = pausesMs[Math.min(tried, pausesMs.length) - 1] ?? 0;
    const askedMs = outcome instanceof HttpFailure ? 0 : retryAfterMs(outcome.headers);
    await retries.sleep(Math.max(pauseMs, Math.min(askedMs, longestRetryAfterMs)));
  }
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
 * What `Retry-After` asks for, in milliseconds; 0 where it says nothing that can be read. A date is compared with the date of the
 * answer, so that a wrong clock here does not matter.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number {
  const asked = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1_000;
  const untilMs = Date.parse(asked);
  const fromMs = Date.parse(headers.date ?? '');
  if (Number.isNaN(untilMs) || Number.isNaN(fromMs)) return 0;
  return Math.max(0, untilMs - fromMs);
}
