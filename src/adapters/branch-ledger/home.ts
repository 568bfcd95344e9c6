import * as v from 'valibot';
import type { Home, HomeQuestion } from '../../ports.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { graphqlDocument, selectionOn } from '../github/graphql-document.ts';
import { expectShape, repositoryMissing, stopFor } from '../ledger/stops.ts';

/** What a run asks of its own repository: alone, or as a part of the ledger's query. */

/** Fields of the repository for the question, with the variables of `homeVariables`. */
export function homeFields(question: HomeQuestion): string {
  const files = question.paths.map((_, at) => `csv${at}: file(path: $csv${at}) { object { oid } }`);
  const tip = `tip: ref(qualifiedName: $tip) {
      target { __typename oid ${selectionOn('Commit', files)} }
    }`;
  return `defaultBranchRef { name } ${question.ref === null ? '' : tip}`;
}

export function homeVariables({ ref, paths }: HomeQuestion): Record<string, string> {
  if (ref === null) return {};
  return { tip: ref, ...Object.fromEntries(paths.map((path, at) => [`csv${at}`, path])) };
}

const tipShape = v.nullable(v.object({ target: v.looseObject({ oid: v.string() }) }));
const csvShape = v.nullable(v.object({ object: v.nullable(v.object({ oid: v.string() })) }));
const homeShape = v.looseObject({ defaultBranchRef: v.nullable(v.object({ name: v.string() })) });

/** The answer from the repository's fields. */
export function homeOf(question: HomeQuestion, repository: unknown): Home {
  const fields = expectShape(homeShape, repository);
  const tip = question.ref === null ? null : expectShape(tipShape, fields['tip']);
  return {
    defaultBranch: fields.defaultBranchRef?.name ?? null,
    tip:
      tip === null
        ? null
        : new Map(
            question.paths.map((path, at) => {
              const file = expectShape(csvShape, tip.target[`csv${at}`]);
              return [path, file?.object?.oid ?? null];
            }),
          ),
  };
}

/** Asks in a query of its own. Throws `LEDGER_FORBIDDEN` where the token may not read the repository. */
export async function readHome(
  github: GitHub,
  repository: string,
  question: HomeQuestion,
  patience: Patience,
): Promise<Home> {
  const [owner = '', name = ''] = repository.split('/');
  const variables = { owner, name, ...homeVariables(question) };
  const declared = Object.keys(variables).map((variable) => `$${variable}: String!`);
  const query = graphqlDocument(`query Home(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) { ${homeFields(question)} }
}`);
  const answer = await github.graphql(query, variables, patience);
  const wanted = { repository, access: 'read' } as const;
  if (answer.kind !== 'value') throw stopFor(answer, wanted);
  const shape = v.object({ repository: v.nullable(v.unknown()) });
  const found = expectShape(shape, answer.value).repository;
  if (found === null || found === undefined) throw stopFor(repositoryMissing, wanted);
  return homeOf(question, found);
}
