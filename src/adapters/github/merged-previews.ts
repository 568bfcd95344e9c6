import * as v from 'valibot';
import type { RepositoryName } from '../../core/inputs/places.ts';
import { type Previews, parsePreviewMark } from '../../core/plan/previewed.ts';
import { readRepository } from './read-repository.ts';
import type { GitHub, Patience } from './github.ts';
import { graphqlDocument } from './graphql-document.ts';
import { isOwnAccount } from './own-account.ts';

/**
 * The preview is one of a pull request's first comments, and a commit has one or two pull requests.
 * Anything beyond that is not searched, and counts as no preview.
 */
const previewsQuery =
  graphqlDocument(`query Previews($owner: String!, $name: String!, $sha: GitObjectID!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        associatedPullRequests(first: 10) {
          nodes {
            number
            title
            merged
            baseRefName
            reviews(first: 20, states: [APPROVED]) { nodes { author { __typename login } } }
            comments(first: 100) { nodes { body author { __typename login } } }
          }
        }
      }
    }
  }
}`);

/** Null is an account that is gone. */
const author = v.nullable(v.object({ __typename: v.string(), login: v.string() }));
const comment = v.object({ body: v.string(), author });
const review = v.object({ author });

const pullRequest = v.object({
  number: v.number(),
  title: v.string(),
  merged: v.boolean(),
  baseRefName: v.string(),
  reviews: v.nullish(v.object({ nodes: v.nullish(v.array(v.nullable(review)), []) })),
  comments: v.object({ nodes: v.nullish(v.array(v.nullable(comment)), []) }),
});

const answerShape = v.object({
  viewer: v.object({ login: v.string() }),
  repository: v.nullable(
    v.object({
      // Null: GitHub does not know the commit, or the object is not a commit.
      object: v.nullable(
        v.object({
          associatedPullRequests: v.nullish(
            v.object({ nodes: v.nullish(v.array(v.nullable(pullRequest)), []) }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * Asks which merged pull requests brought a commit to a branch, and what this token's own previews
 * on them show. Throws `LEDGER_FORBIDDEN` if the token may not read pull requests.
 *
 * @param repository `owner/name`
 * @param branch its full name, `refs/heads/main`
 */
export async function readMergedPreviews(
  github: GitHub,
  repository: RepositoryName,
  { sha, branch }: { readonly sha: string; readonly branch: string },
  patience: Patience,
): Promise<Previews> {
  const { viewer, repository: found } = await readRepository(
    github,
    repository,
    { query: previewsQuery, variables: { sha }, shape: answerShape },
    patience,
  );
  const merged = (found.object?.associatedPullRequests?.nodes ?? []).flatMap((one) =>
    one !== null && one.merged && `refs/heads/${one.baseRefName}` === branch ? [one] : [],
  );
  const digests = merged.flatMap(({ comments }) =>
    comments.nodes.flatMap((one) => {
      const isOwn = one !== null && isOwnAccount(viewer.login, authorOf(one));
      const digest = isOwn ? parsePreviewMark(one.body) : null;
      return digest === null ? [] : [digest];
    }),
  );
  const pullRequests = merged.map(({ number, title, reviews }) => {
    const logins = (reviews?.nodes ?? []).flatMap((one) => one?.author?.login ?? []);
    return { number, title, approvedBy: [...new Set(logins)] };
  });
  return { pullRequests, digests: new Set(digests) };
}

/** What GraphQL calls `__typename`, REST calls an account's type. */
function authorOf({ author }: v.InferOutput<typeof comment>) {
  return author === null ? null : { login: author.login, type: author.__typename };
}
