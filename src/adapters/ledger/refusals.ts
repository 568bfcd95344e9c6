import * as v from 'valibot';
import { ActionError, unreachable } from '../../core/errors.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import type { GitHubAnswer, GitHubError } from '../github/github-answer.ts';
import { remedyFor } from './remedies.ts';
import { stopUnreadable } from './stops.ts';

/** What the ledger wanted of the repository `owner/name`. */
export interface Wanted {
  readonly repository: string;
  readonly access: 'read' | 'write';
}

/** The stop for whatever answer is not a value, of a question that may be asked again. */
export function stopFor(
  answer: Exclude<GitHubAnswer, { kind: 'value' }>,
  wanted: Wanted,
): ActionError {
  switch (answer.kind) {
    case 'errors':
      return (
        forbiddenBy(answer.errors, wanted) ??
        stopUnreadable(`GitHub answered: ${answer.errors.map(({ message }) => message).join('; ')}`)
      );
    case 'limited':
      return stopUnreadable(`GitHub limits the requests of this token (${answer.reason})`);
    case 'unclear':
      return stopUnreadable(`GitHub gave no clear answer (${answer.reason})`);
    default:
      return unreachable(answer);
  }
}

/**
 * `LEDGER_FORBIDDEN` with its remedy, or null where no error says that this run may not. */
export function forbiddenBy(errors: readonly GitHubError[], wanted: Wanted): ActionError | null {
  for (const error of errors) {
    const hint = remedyFor(error, wanted.repository);
    if (hint === null) continue;
    const message = `GitHub does not let this run ${wanted.access} the ledger in ${wanted.repository}: ${endSentence(error.message)}`;
    return new ActionError('LEDGER_FORBIDDEN', message, hint);
  }
  return null;
}

/** GraphQL leaves a repository out, without an error, for some tokens; it means the same as `NOT_FOUND`. */
export const repositoryMissing = {
  kind: 'errors',
  errors: [{ status: 200, type: 'NOT_FOUND', message: 'No such repository for this token.' }],
} as const;

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
