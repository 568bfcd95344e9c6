import type { BulkId } from '../../core/ids.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import type { FreshConnection } from '../http/fresh-connection.ts';
import { type HttpAnswer, HttpFailure, send } from '../http/send.ts';
import { discreet, isProlificError, reasonIn } from './errors-said.ts';
import { addressOf, headersOf, type ProlificConnection, renderStatus } from './requests.ts';

/** How long to wait for the body of an accepted payment; its content does not matter. */
const courtesyMs = 500;

/** How long to wait for the words of an answer that decides nothing. */
const wordsMs = 2_000;

/**
 * The statuses with which Prolific says that it did not pay, if it really is Prolific that answers.
 */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/**
 * Asks Prolific to pay everybody in one bulk payment: one request, on its own connection, whatever
 * comes back. Another request would pay everybody again (Prolific: Pay bonuses), so an unknown
 * outcome stays unknown.
 *
 * @param fresh opened for this request during the claim; the request uses it up
 * @param mayLeave asked once more when the connection is open; if false, nothing is sent
 */
export async function payBulk(
  connection: ProlificConnection,
  bulk: BulkId,
  fresh: FreshConnection,
  mayLeave: () => boolean,
): Promise<PayOutcome> {
  if (connection.signals.now.aborted) {
    return { kind: 'refused', status: null, reason: 'the run was cancelled before it was sent' };
  }
  try {
    // `send` with `fresh` shares no connection, follows no redirect and tries nothing twice. It
    // does not stop with the run, but 4 seconds later.
    const answer = await send({
      method: 'POST',
      url: addressOf(connection, `api/v1/bulk-bonus-payments/${bulk}/pay/`),
      headers: headersOf(connection, 'POST'),
      body: '{}',
      timeoutMs: connection.timeoutMs,
      signal: connection.signals.pay,
      fresh,
      mayLeave,
    });
    return await outcomeOf(connection, answer);
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    const reason = discreet(failure.reason, connection);
    return failure.written
      ? { kind: 'unknown', reason }
      : { kind: 'refused', status: null, reason };
  }
}

async function outcomeOf(connection: ProlificConnection, answer: HttpAnswer): Promise<PayOutcome> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    // The status line decides. We wait a moment for the end, so that nobody on the way sees a
    // broken connection.
    await readWithin(answer, courtesyMs);
    return { kind: 'accepted', status };
  }
  // Only a refusal's words decide anything, so we wait for them as long as the request may take.
  const waitMs = refusals.has(status) ? connection.timeoutMs : wordsMs;
  const body = await readWithin(answer, waitMs);
  if (body instanceof HttpFailure)
    return {
      kind: 'unknown',
      reason: `Prolific answered with ${renderStatus(status)}, and no more: ${discreet(body.reason, connection)}`,
    };
  const reason = reasonIn(body, connection);
  if (refusals.has(status) && isProlificError(body)) return { kind: 'refused', status, reason };
  const whose = refusals.has(status) ? ", not in Prolific's own words" : '';
  return {
    kind: 'unknown',
    reason: `Prolific answered with ${renderStatus(status)}${whose}: ${reason}`,
  };
}

/** Reads the whole body, or says why not; gives up the connection after `ms` milliseconds. */
async function readWithin(answer: HttpAnswer, ms: number): Promise<string | HttpFailure> {
  const timer = setTimeout(() => {
    answer.drop();
  }, ms);
  try {
    return await answer.readText();
  } catch (failure) {
    if (failure instanceof HttpFailure) return failure;
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}
