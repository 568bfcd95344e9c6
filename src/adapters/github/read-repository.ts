import type * as v from 'valibot';
import { ownerAndName, type RepositoryName } from '../../core/inputs/places.ts';
import type { GitHub, Patience } from './github.ts';
import type { FieldPath } from './github-answer.ts';
import type { GraphqlDocument } from './graphql-document.ts';
import { expectShape, stopFor } from './refusals.ts';

/** One query about a repository. */
export interface RepositoryQuestion<Answer> {
  /** Asks for `repository(owner: $owner, name: $name)`. */
  readonly query: GraphqlDocument;
  /** Those beside `owner` and `name`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly shape: v.GenericSchema<unknown, Answer>;
  readonly mayBeHidden?: readonly FieldPath[];
}

/**
 * Asks GitHub about a repository. Throws `LEDGER_FORBIDDEN` where the token may not read it, and
 * `LEDGER_UNREADABLE` where GitHub gives no clear answer.
 *
 * @returns the answer, with GitHub's clock, null where it did not say
 */
export async function readRepository<Answer extends { readonly repository: unknown }>(
  github: GitHub,
  repository: RepositoryName,
  { query, variables, shape, mayBeHidden = [] }: RepositoryQuestion<Answer>,
  patience: Patience,
): Promise<Answer & { repository: NonNullable<Answer['repository']>; date: Date | null }> {
  const all = { ...ownerAndName(repository), ...variables };
  const answer = await github.graphql(query, all, patience, mayBeHidden);
  const wanted = { repository, access: 'read' } as const;
  if (answer.kind !== 'value') throw stopFor(answer, wanted);
  const parsed = expectShape(shape, answer.value);
  const found = parsed.repository;
  if (found === null || found === undefined) throw stopFor(repositoryMissing, wanted);
  return { ...parsed, repository: found, date: answer.date };
}

/**
 * For some tokens, GraphQL leaves a repository out without an error; that means the same as
 * `NOT_FOUND`.
 */
const repositoryMissing = {
  kind: 'errors',
  errors: [{ status: 200, type: 'NOT_FOUND', message: 'No such repository for this token.' }],
} as const;
