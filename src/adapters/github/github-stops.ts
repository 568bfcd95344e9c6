import * as v from 'valibot';
import { type ActionError, unreachable } from '../../core/errors.ts';
import type { GitHubAnswer, GitHubError } from './github-answer.ts';

/** How one that asks GitHub stops where the answer is of no use to it. */
export interface Stops {
  /** @param why a part of a sentence, without its full stop */
  readonly unreadable: (why: string) => ActionError;
  /** Null where no error says that this run may not. */
  readonly forbidden: (errors: readonly GitHubError[]) => ActionError | null;
}

/**
 * The stop for whatever answer is not a value, of a question that was asked as often as it may be.
 */
export function stopBy(
  { unreadable, forbidden }: Stops,
  answer: Exclude<GitHubAnswer, { kind: 'value' }>,
): ActionError {
  switch (answer.kind) {
    case 'errors': {
      const said = answer.errors.map(({ message }) => message).join('; ');
      return forbidden(answer.errors) ?? unreadable(`GitHub answered: ${said}`);
    }
    case 'limited':
      return unreadable(`GitHub limits the requests of this token (${answer.reason})`);
    case 'unclear':
      return unreadable(`GitHub gave no clear answer (${answer.reason})`);
    default:
      return unreachable(answer);
  }
}

/** The value in its shape; throws the stop with the place where it differs. */
export function parseAnswer<Schema extends v.GenericSchema>(
  { unreadable }: Pick<Stops, 'unreadable'>,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const where = v.getDotPath(parsed.issues[0]) ?? 'as a whole';
  throw unreadable(`GitHub's answer has an unexpected shape (${where})`);
}
