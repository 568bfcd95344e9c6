import { ActionError } from '../../core/errors.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import { type Discretion, discreet, reasonIn } from './errors-said.ts';
import { HttpFailure } from '../http/send.ts';
import { sendWithRetries, type WholeAnswer } from '../http/retries.ts';
import type { Turns } from '../http/turns.ts';

/** The most times to send a request that moves no money. */
const triesOfRead = 3;

export interface ProlificConnection extends Discretion {
  /** Where the seven calls go; the token goes nowhere else. */
  readonly apiUrl: URL;
  /** Limit for one whole request. */
  readonly timeoutMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signals: {
    /** Ends reads and set-ups. */
    readonly now: AbortSignal;
    /** Ends a pay request that is in flight. */
    readonly pay: AbortSignal;
  };
}

/** The most requests without money that a run has under way at the same time. */
export const sideBySideAtMost = 4;

/** The connection, with what limits the simultaneous requests of a whole run. */
export interface SharedConnection extends ProlificConnection {
  readonly turns: Turns;
}

/** One request that moves no money. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The documented path, for messages: it holds no ids. */
  readonly endpoint: string;
  readonly body?: string;
}

/** The address of a path such as `api/v1/submissions/` below the API's own. */
export function addressOf(connection: ProlificConnection, path: string): URL {
  const { origin, pathname } = connection.apiUrl;
  return new URL(path, `${origin}${pathname.replace(/\/*$/, '/')}`);
}

/** @param method of the request; a GET states no content type */
export function headersOf(
  connection: ProlificConnection,
  method: Call['method'],
): Record<string, string> {
  return {
    accept: 'application/json',
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    authorization: `Token ${connection.token}`,
    'user-agent': 'pay-prolific-bonuses',
  };
}

/**
 * Waits for its turn, then asks until there is an answer, at most `tries` times. Throws
 * `PROLIFIC_UNREACHABLE` if there is none; any status is an answer.
 */
export async function ask(
  connection: SharedConnection,
  call: Call,
  tries = triesOfRead,
): Promise<WholeAnswer> {
  try {
    const request = {
      method: call.method,
      url: call.url,
      headers: headersOf(connection, call.method),
      ...(call.body === undefined ? {} : { body: call.body }),
      timeoutMs: connection.timeoutMs,
      signal: connection.signals.now,
    };
    const retries = { tries, sleep: connection.sleep };
    return await connection.turns.take(() => sendWithRetries(request, retries));
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    const why = discreet(failure.reason, connection);
    const isCancelled = connection.signals.now.aborted;
    throw new ActionError(
      'PROLIFIC_UNREACHABLE',
      isCancelled
        ? `The run was cancelled while it asked Prolific (${call.endpoint}).`
        : `Prolific could not be reached (${call.endpoint}), after ${tries} tries: ${why}.`,
      isCancelled
        ? 'Run the workflow again when you want to go on.'
        : "Look at https://status.prolific.com, at the runner's network and at `api-url`, and run the workflow again.",
      failure,
    );
  }
}

/** A status with what Prolific's documentation blames for it, where that helps. */
export function renderStatus(status: number): string {
  if (status === 429)
    return 'status 429 (which Prolific blames on other payments in the same workspace at that moment)';
  return status >= 300 && status < 400
    ? `status ${status}, a redirect, which is not followed`
    : `status ${status}`;
}

/** The body of an answer with a 2xx status; any other status throws as the port's contract says. */
export function bodyOf(connection: ProlificConnection, call: Call, answer: WholeAnswer): string {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer.text;
  const what = `${call.endpoint}, ${renderStatus(status)}`;
  const reason = reasonIn(answer.text, connection);
  if (status === 401 || status === 403) {
    throw new ActionError(
      'TOKEN_INVALID',
      `Prolific does not accept this token (${what}): ${endSentence(reason)}`,
      "Check that `prolific-token` is a complete, current API token of somebody with access to this study's workspace.",
    );
  }
  if (status >= 400 && status < 500 && status !== 429) {
    throw new ActionError(
      'PROLIFIC_REFUSED',
      `Prolific refused (${what}): ${endSentence(reason)}`,
      status === 404
        ? "Check the study id, the workspace id and the ids of the CSV, and that the token's owner can see them in Prolific."
        : 'Fix what Prolific names, and run the workflow again.',
    );
  }
  const isRedirect = status >= 300 && status < 400;
  throw new ActionError(
    'PROLIFIC_UNREACHABLE',
    isRedirect
      ? `Prolific redirected this request (${what}).`
      : `Prolific cannot answer at the moment (${what}, after ${triesOfRead} tries): ${endSentence(reason)}`,
    isRedirect
      ? 'Check `api-url`: it must be the final address, not one that redirects.'
      : status === 429
        ? 'Run the workflow again when no other payment of the workspace is under way; pay one study after another.'
        : 'Look at https://status.prolific.com, and run the workflow again later.',
  );
}
