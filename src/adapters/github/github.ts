import { HttpFailure, type HttpRequest, send } from '../http/send.ts';
import {
  type FieldPath,
  type GitHubAnswer,
  judgeGraphql,
  judgeRest,
  judgeText,
} from './github-answer.ts';
import type { GraphqlDocument } from './graphql-document.ts';
import { jsonInPieces } from '../http/json.ts';
import { sendWithRetries, type WholeAnswer } from '../http/retries.ts';

export interface GitHubAddress {
  readonly graphqlUrl: URL;
  readonly apiUrl: URL;
  readonly token: string;
  /** May end early when the run is cancelled; the number of tries is bounded anyway. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** How long and how often one question may be asked. */
export interface Patience {
  readonly signal: AbortSignal;
  /** For one try, connection to last byte. */
  readonly timeoutMs: number;
  readonly tries: number;
}

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the API's root, without a slash at its start; foreign parts already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** `text` returns the raw body; the default is JSON. */
  readonly accept?: 'text';
  /** The longest answer to read; the default is the HTTP client's own limit. */
  readonly longestAnswerBytes?: number;
}

/** GitHub's two APIs. None of these calls throws because of the network or GitHub. */
export interface GitHub {
  /**
   * Use more than one try only for requests that are safe to repeat: an unclear one is sent again.
   *
   * @param variables whose long texts may be `PlainText`
   * @param mayBeHidden fields that count as null if GitHub returns an error instead, as it does
   * when a token may not see them
   */
  graphql(
    query: GraphqlDocument,
    variables: Readonly<Record<string, unknown>>,
    patience: Patience,
    mayBeHidden?: readonly FieldPath[],
  ): Promise<GitHubAnswer>;
  rest(call: RestCall, patience: Patience): Promise<GitHubAnswer>;
}

/** Only for requests with a body. */
const withJson = { 'content-type': 'application/json' } as const;

type Judge = (answer: WholeAnswer) => GitHubAnswer;

export function connectGitHub(address: GitHubAddress): GitHub {
  const headers = {
    authorization: `Bearer ${address.token}`,
    'user-agent': 'pay-prolific-bonuses',
    // GitHub: REST API versions. GraphQL ignores it.
    'x-github-api-version': '2022-11-28',
  };
  const restRoot = address.apiUrl.href.replace(/\/$/, '');
  const ask = (request: HttpRequest, judge: Judge, tries: number): Promise<GitHubAnswer> =>
    tries > 1
      ? askPatiently(request, judge, { tries, sleep: address.sleep })
      : askOnce(request, judge);

  return {
    graphql: (query, variables, { signal, timeoutMs, tries }, mayBeHidden = []) =>
      ask(
        {
          method: 'POST',
          url: address.graphqlUrl,
          headers: { ...headers, ...withJson, accept: 'application/json' },
          body: jsonInPieces({ query, variables }),
          timeoutMs,
          signal,
        },
        (answer) => judgeGraphql(answer, mayBeHidden),
        tries,
      ),
    rest: (call, { signal, timeoutMs, tries }) =>
      ask(
        {
          method: call.method,
          url: new URL(`${restRoot}/${call.path}`),
          headers: {
            ...headers,
            ...(call.body === undefined ? {} : withJson),
            accept:
              call.accept === 'text' ? 'application/vnd.github.raw' : 'application/vnd.github+json',
          },

          ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
          ...(call.longestAnswerBytes === undefined
            ? {}
            : { longestAnswerBytes: call.longestAnswerBytes }),
          timeoutMs,
          signal,
        },
        call.accept === 'text' ? judgeText : judgeRest,
        tries,
      ),
  };
}

async function askOnce(request: HttpRequest, judge: Judge): Promise<GitHubAnswer> {
  try {
    const answer = await send(request);
    return judge({
      status: answer.status,
      headers: answer.headers,
      text: await answer.readText(),
    });
  } catch (failure) {
    return unclearFrom(failure);
  }
}

async function askPatiently(
  request: HttpRequest,
  judge: Judge,
  retries: { readonly tries: number; readonly sleep: (ms: number) => Promise<void> },
): Promise<GitHubAnswer> {
  const isTransient = (answer: WholeAnswer): boolean => {
    const { kind } = judge(answer);
    // Without `Retry-After` a limit lasts up to an hour, and further requests prolong it.
    return kind === 'unclear' || (kind === 'limited' && 'retry-after' in answer.headers);
  };
  try {
    return judge(await sendWithRetries(request, { ...retries, isTransient }));
  } catch (failure) {
    return unclearFrom(failure);
  }
}

function unclearFrom(failure: unknown): GitHubAnswer {
  if (!(failure instanceof HttpFailure)) throw failure;
  return { kind: 'unclear', reason: failure.reason, wasSent: failure.written };
}
