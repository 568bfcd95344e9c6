import type * as v from 'valibot';
import { ActionError } from '../../core/errors.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import type { GitHubAnswer, GitHubError } from './github-answer.ts';
import { parseAnswer, stopBy } from './github-stops.ts';
import { remedyFor } from './remedies.ts';
import { stopUnreadable } from '../ledger/stops.ts';

/** What access the ledger wanted to the repository `owner/name`. */
export interface Wanted {
  readonly repository: string;
  readonly access: 'read' | 'write';
}

/** The stop for an answer that is not a value. */
export function stopFor(
  answer: Exclude<GitHubAnswer, { kind: 'value' }>,
  wanted: Wanted,
): ActionError {
  const forbidden = (errors: readonly GitHubError[]) => forbiddenBy(errors, wanted);
  return stopBy({ unreadable: stopUnreadable, forbidden }, answer);
}

/** `LEDGER_FORBIDDEN` with its remedy, or null if no error says that access is forbidden. */
export function forbiddenBy(errors: readonly GitHubError[], wanted: Wanted): ActionError | null {
  for (const error of errors) {
    const hint = remedyFor(error, wanted.repository);
    if (hint === null) continue;
    const message = `GitHub does not let this run ${wanted.access} the ledger in ${wanted.repository}: ${endSentence(error.message)}`;
    return new ActionError('LEDGER_FORBIDDEN', message, hint);
  }
  return null;
}

/** The value in its shape, or `LEDGER_UNREADABLE`. */
export function expectShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  return parseAnswer({ unreadable: stopUnreadable }, schema, value);
}
