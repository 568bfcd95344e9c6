import * as v from 'valibot';
import { ActionError, unreachable } from '../../core/errors.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import type { GitHubAnswer } from '../github/github-answer.ts';

/** `LEDGER_UNREADABLE`: it cannot be said what the artifacts hold. */
export function stopUnreadable(why: string): ActionError {
  return new ActionError(
    'LEDGER_UNREADABLE',
    `The ledger cannot be read from the artifacts of this repository: ${endSentence(why)}`,
    'Nothing more is paid until it can be read. If GitHub is in trouble (https://www.githubstatus.com), run again later. ' +
      'Delete no artifact whose name begins with `prolific-bonus-`: without it, somebody may be paid again.',
  );
}

/** The stop for an answer that is not a value, of a question that was asked as often as it may be. */
export function stopFor(answer: Exclude<GitHubAnswer, { kind: 'value' }>): ActionError {
  switch (answer.kind) {
    case 'errors': {
      const said = answer.errors.map(({ message }) => message).join('; ');
      const isForbidden = answer.errors.some(({ status }) => status === 401 || status === 403);
      return isForbidden ? stopForbidden(said) : stopUnreadable(`GitHub answered: ${said}`);
    }
    case 'limited':
      return stopUnreadable(`GitHub limits the requests of this token (${answer.reason})`);
    case 'unclear':
      return stopUnreadable(`GitHub gave no clear answer (${answer.reason})`);
    default:
      return unreachable(answer);
  }
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

/** The value in its shape, or `LEDGER_UNREADABLE` with the place where it differs. */
export function expectShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const where = v.getDotPath(parsed.issues[0]) ?? 'as a whole';
  throw stopUnreadable(`GitHub's answer has an unexpected shape (${where})`);
}
