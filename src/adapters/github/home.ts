import * as v from 'valibot';
import type { RepositoryName } from '../../core/inputs/places.ts';
import type { Previews } from '../../core/plan/previewed.ts';
import type { HomeAnswer, HomeQuestion } from '../../core/checks/tip.ts';
import type { Home } from '../../ports.ts';
import { readRepository } from './read-repository.ts';
import { expectShape } from './refusals.ts';
import type { GitHub, Patience } from './github.ts';
import { graphqlDocument, selectionOn } from './graphql-document.ts';
import { readMergedPreviews } from './merged-previews.ts';

/** A question about a repository that can ride along in another query of the same repository. */
export interface HomeRider {
  /** For the selection of `repository(…)`. */
  readonly fields: string;
  /** All of type `String!`. */
  readonly variables: Readonly<Record<string, string>>;
  /**
   * Takes what the query returned for the repository. Throws `LEDGER_UNREADABLE` if the shape is
   * not the requested one.
   */
  take(repository: unknown): void;
}

/**
 * The run's own repository. It sends its own query, unless another query of the same repository
 * takes the question along.
 */
export class GitHubHome implements Home {
  readonly #github: GitHub;
  /** `owner/name` */
  readonly repository: RepositoryName;
  readonly #patience: Patience;
  #next: HomeRider | null = null;

  constructor(github: GitHub, repository: RepositoryName, patience: Patience) {
    this.#github = github;
    this.repository = repository;
    this.#patience = patience;
  }

  prepare(question: HomeQuestion): () => Promise<HomeAnswer> {
    let answer: HomeAnswer | null = null;
    this.#next = {
      fields: homeFields(question),
      variables: homeVariables(question),
      take: (repository) => {
        answer = homeOf(question, repository);
      },
    };
    return async () => {
      answer ??= await readHome(this.#github, this.repository, question, this.#patience);
      return answer;
    };
  }

  readPreviews(sha: string, branch: string): Promise<Previews> {
    return readMergedPreviews(this.#github, this.repository, { sha, branch }, this.#patience);
  }

  /**
   * The question prepared last, for a query of this repository; null for any other repository, or
   * if there is none.
   *
   * @param repository `owner/name`
   */
  riderTo(repository: string): HomeRider | null {
    return repository.toLowerCase() === this.repository.toLowerCase() ? this.#next : null;
  }
}

/** Fields of the repository for the question, with the variables of `homeVariables`. */
function homeFields(question: HomeQuestion): string {
  const files = question.paths.map((_, at) => `csv${at}: file(path: $csv${at}) { object { oid } }`);
  const tip = `tip: ref(qualifiedName: $tip) {
      target { __typename oid ${selectionOn('Commit', files)} }
    }`;
  return `defaultBranchRef { name } ${question.ref === null ? '' : tip}`;
}

function homeVariables({ ref, paths }: HomeQuestion): Record<string, string> {
  if (ref === null) return {};
  return { tip: ref, ...Object.fromEntries(paths.map((path, at) => [`csv${at}`, path])) };
}

const tipShape = v.nullable(v.object({ target: v.looseObject({ oid: v.string() }) }));
const csvShape = v.nullable(v.object({ object: v.nullable(v.object({ oid: v.string() })) }));
const homeShape = v.looseObject({ defaultBranchRef: v.nullable(v.object({ name: v.string() })) });

/** The answer from the repository's fields. */
function homeOf(question: HomeQuestion, repository: unknown): HomeAnswer {
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

/** Sends its own query. Throws `LEDGER_FORBIDDEN` if the token may not read the repository. */
async function readHome(
  github: GitHub,
  repository: RepositoryName,
  question: HomeQuestion,
  patience: Patience,
): Promise<HomeAnswer> {
  const variables = homeVariables(question);
  const declared = ['owner', 'name', ...Object.keys(variables)].map((name) => `$${name}: String!`);
  const query = graphqlDocument(`query Home(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) { ${homeFields(question)} }
}`);
  const asked = { query, variables, shape: v.object({ repository: v.unknown() }) };
  const found = await readRepository(github, repository, asked, patience);
  return homeOf(question, found.repository);
}
