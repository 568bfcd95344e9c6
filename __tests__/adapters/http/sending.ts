import { HttpFailure, type HttpRequest, send } from '../../../src/adapters/http/send.ts';

const toClose: { close: () => Promise<void> }[] = [];

/** Starts something that `closeAll` ends. */
export async function open<T extends { close: () => Promise<void> }>(
  starting: Promise<T>,
): Promise<T> {
  const started = await starting;
  toClose.push(started);
  return started;
}

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(toClose.splice(0).map((one) => one.close()));
}

export function post(url: URL | string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'POST',
    url: new URL(url),
    headers: { authorization: 'Token secret' },
    body: '{}',
    timeoutMs: 5_000,
    ...changes,
  };
}

/** What `send`, or the reading of the body after it, fails with. */
export async function failureOf(request: HttpRequest): Promise<HttpFailure> {
  try {
    const answer = await send(request);
    await answer.readText();
  } catch (failure) {
    if (failure instanceof HttpFailure) return failure;
    throw failure;
  }
  throw new Error('It did not fail');
}
