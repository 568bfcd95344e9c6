import * as v from 'valibot';
import { maskIdsIn } from '../../core/ids.ts';
import type { Patience } from '../github/github.ts';
import { HttpFailure, send } from '../http/send.ts';
import { parseJson } from '../../core/text/parse-json.ts';
import type { RuntimeService } from './runtime-service.ts';

/** What the results service made of one call. */
export type TwirpAnswer =
  | { readonly kind: 'value'; readonly value: unknown }
  /** It says no. `code` is Twirp's name for it (Twirp: Errors). */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly reason: string;
    }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'unclear'; readonly reason: string };

/** Bounds of one call, which is sent once. */
export type OneTry = Omit<Patience, 'tries'>;

const service = 'twirp/github.actions.results.api.v1.ArtifactService';

/** An answer is an address at most. */
const longestAnswerBytes = 1024 * 1024;

const twirpError = v.object({ code: v.string(), msg: v.optional(v.string(), '') });

/** Statuses after which the service may nevertheless have done it, or may do it later. */
function isUnclear(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * Sends one call, once, and never throws because of the network or the service (actions/toolkit:
 * packages/artifact).
 */
export async function callTwirp(
  { origin, token, runBackendId, jobBackendId }: RuntimeService,
  method: 'CreateArtifact' | 'FinalizeArtifact',
  message: Readonly<Record<string, unknown>>,
  { signal, timeoutMs }: OneTry,
): Promise<TwirpAnswer> {
  try {
    const answer = await send({
      method: 'POST',
      url: new URL(`${service}/${method}`, origin),
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'pay-prolific-bonuses',
      },
      body: JSON.stringify({
        workflow_run_backend_id: runBackendId,
        workflow_job_run_backend_id: jobBackendId,
        ...message,
      }),
      timeoutMs,
      signal,
      longestAnswerBytes,
    });
    return judge(answer.status, parseJson(await answer.readText()));
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    return { kind: 'unclear', reason: failure.reason };
  }
}

function judge(status: number, value: unknown): TwirpAnswer {
  if (status === 200 && value !== undefined) return { kind: 'value', value };
  const parsed = v.safeParse(twirpError, value);
  if (status < 400 || !parsed.success)
    return { kind: 'unclear', reason: `status ${status} without an answer that is known` };
  const { code, msg } = parsed.output;
  const said = maskIdsIn(`${code}, ${msg}`.replace(/\s+/g, ' ').trim()).slice(0, 400);
  const reason = `status ${status}, ${said}`;
  return isUnclear(status)
    ? { kind: 'unclear', reason }
    : { kind: 'refused', status, code, reason };
}
