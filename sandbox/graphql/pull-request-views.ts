import type { HostedRepository, Token } from '../github/hub.ts';
import { githubError } from './schema.ts';
import type { Commenter, Thread } from '../github/thread.ts';

/**
 * GitHub: the merged pull requests that brought a commit, oldest first. Who may not see pull
 * requests gets an error in their place.
 */
export function viewPullRequests(
  repository: HostedRepository,
  token: Token,
  oid: string,
  first = 10,
): object {
  if (token.pullRequests === 'none')
    throw githubError('FORBIDDEN', 'Resource not accessible by integration');
  const all = [...repository.threads.values()]
    .filter(({ merged }) => merged?.commits.includes(oid) === true)
    .map((thread) => viewPullRequest(repository, thread));
  return { nodes: all.slice(0, first), totalCount: all.length };
}

function viewPullRequest(
  { defaultBranch }: HostedRepository,
  { number, title, approvals, merged, comments }: Thread,
): object {
  return {
    __typename: 'PullRequest',
    number,
    title,
    merged: merged !== null,
    baseRefName: merged?.base ?? defaultBranch,
    reviews: ({ first = 20 }: { first?: number }) => ({
      nodes: approvals
        .slice(0, first)
        .map((user) => ({ __typename: 'PullRequestReview', author: viewAuthor(user) })),
      totalCount: approvals.length,
    }),
    comments: ({ first = 100 }: { first?: number }) => ({
      nodes: comments
        .slice(0, first)
        .map(({ body, user }) => ({ __typename: 'IssueComment', body, author: viewAuthor(user) })),
      totalCount: comments.length,
    }),
  };
}

/** GraphQL spells the login of a bot without what REST puts behind it. */
function viewAuthor(user: Commenter): object | null {
  return user === null
    ? null
    : { __typename: user.type, login: user.login.replace(/\[bot\]$/, '') };
}
