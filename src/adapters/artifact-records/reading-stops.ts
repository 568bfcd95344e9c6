import type * as v from 'valibot';
import { ActionError } from '../../core/errors.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import type { GitHubAnswer, GitHubError } from '../github/github-answer.ts';
import { parseAnswer, stopBy } from '../github/github-stops.ts';

/** `LEDGER_UNREADABLE`: nobody can tell what the artifacts hold. */
export function stopUnreadable(why: string): ActionError {
  return new ActionError(
    'LEDGER_UNREADABLE',
    `The ledger cannot be read from the artifacts of this repository: ${endSentence(why)}`,
    'Nothing more is paid until it can be read. If GitHub is in trouble (https://www.githubstatus.com), run again later. ' +
      'Delete no artifact whose name begins with `prolific-bonus-`: without it, somebody may be paid again.',
  );
}

/** The stop for an answer that is not a value. */
export function stopFor(answer: Exclude<GitHubAnswer, { kind: 'value' }>): ActionError {
  return stopBy({ unreadable: stopUnreadable, forbidden }, answer);
}

function forbidden(errors: readonly GitHubError[]): ActionError | null {
  const isForbidden = errors.some(({ status }) => status === 401 || status === 403);
  return isForbidden ? stopForbidden(errors.map(({ message }) => message).join('; ')) : null;
}

/** `LEDGER_FORBIDDEN` for a reading. */
export function stopForbidden(said: string): ActionError {
  return new ActionError(
    'LEDGER_FORBIDDEN',
    `GitHub does not let this run read the artifacts of its repository: ${endSentence(said)}`,
    'Give the job `permissions: actions: read`, and leave `github-token` as it is or give it a token that may read the ' +
      'actions of this repository.',
  );
}

/** The value in its shape, or `LEDGER_UNREADABLE`. */
export function expectShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  return parseAnswer({ unreadable: stopUnreadable }, schema, value);
}
