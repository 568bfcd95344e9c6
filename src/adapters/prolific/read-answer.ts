import type * as v from 'valibot';
import { readShape } from './answers.ts';
import { dateOf } from '../http/retries.ts';
import { addressOf, ask, bodyOf, type SharedConnection } from './requests.ts';

/**
 * A question to Prolific, with its path below the API's address, and with the documented path,
 * which has no ids.
 */
export interface Question<T> {
  readonly path: string;
  readonly endpoint: string;
  readonly shape: v.GenericSchema<unknown, T>;
}

/**
 * What Prolific answers to a GET, in our words, and when, by its own clock. Throws what the port
 * says.
 */
export async function readAnswer<T>(
  connection: SharedConnection,
  { path, endpoint, shape }: Question<T>,
  tries?: number,
): Promise<{ readonly value: T; readonly readAt: Date | null }> {
  const call = { method: 'GET', url: addressOf(connection, path), endpoint } as const;
  const answer = await ask(connection, call, tries);
  const body = bodyOf(connection, call, answer);
  return { value: readShape(shape, body, endpoint, connection), readAt: dateOf(answer) };
}
