import * as v from 'valibot';
import { type ActionError, unreachable } from '../../core/errors.ts';
import type { GitHubAnswer, GitHubError } from './github-answer.ts';

/** The errors with which a caller stops if GitHub's answer is of no use. */
export interface Stops {
  /** @param why part of a sentence, without a full stop */
  readonly unreadable: (why: string) => ActionError;
  /** Null if no error says that this run is forbidden to. */
  readonly forbidden: (errors: readonly GitHubError[]) => ActionError | null;
}

/** The stop for an answer that is not a value, after all tries are used up. */
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

/** The value in its expected shape; throws the stop with the place where it differs. */
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
