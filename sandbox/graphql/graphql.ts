import { createCommitOnBranch, type CreateCommitInput } from './append.ts';
import { type Asking, findVisible, type HostedRepository } from '../github/hub.ts';
import { githubError } from './schema.ts';
import { RepositoryViews } from './views.ts';

/** The first of a full name, a branch's and a tag's that is there. */
async function findRef(
  { git }: HostedRepository,
  name: string,
  updatesAgo: number,
): Promise<{ ref: string; oid: string } | null> {
  for (const ref of [name, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const oid = await git.refAt(ref, updatesAgo);
    if (oid !== null) return { ref, oid };
  }
  return null;
}

function repositoryFields(asking: Asking, repository: HostedRepository): object {
  const { updatesAgo } = asking;
  const views = new RepositoryViews(asking.hub, repository, asking.token);
  const { owner, name, visibility, defaultBranch, git } = repository;
  return {
    name,
    nameWithOwner: `${owner}/${name}`,
    isPrivate: visibility === 'private',
    visibility: visibility.toUpperCase(),
    url: `${asking.hub.url}/${owner}/${name}`,
    isEmpty: async () => !(await git.hasRefs()),
    defaultBranchRef: async () => {
      const ref = `refs/heads/${defaultBranch}`;
      const oid = await git.refAt(ref, updatesAgo);
      return oid === null ? null : views.ref(ref, oid);
    },
    ref: async ({ qualifiedName }: { qualifiedName: string }) => {
      const found = await findRef(repository, qualifiedName, updatesAgo);
      return found === null ? null : views.ref(found.ref, found.oid);
    },
    object: ({ oid }: { oid?: string }) => {
      if (oid === undefined) throw new Error('The sandbox knows object(oid) only');
      return views.object(oid);
    },
  };
}

/** The root of every query and mutation that the sandbox answers. */
export function graphqlRoot(asking: Asking): object {
  const { login } = asking.token;
  return {
    viewer: { __typename: 'User', login },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = findVisible(asking, `${owner}/${name}`);
      if (repository !== null) return repositoryFields(asking, repository);
      throw githubError(
        'NOT_FOUND',
        `Could not resolve to a Repository with the name '${owner}/${name}'.`,
      );
    },
    createCommitOnBranch: ({ input }: { input: CreateCommitInput }) =>
      createCommitOnBranch(asking, input),
  };
}
