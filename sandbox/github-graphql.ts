import { createCommitOnBranch, type CreateCommitInput } from './github-append.ts';
import { accessTo, type Asking, findVisible, type HostedRepository } from './github-hub.ts';
import { githubError } from './github-schema.ts';
import { findPath } from './github-trees.ts';
import { RepositoryViews } from './github-views.ts';

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

/** `<revision>` or `<revision>:<path>`; the revision is a hash, a ref's name or HEAD. */
async function resolveExpression(
  repository: HostedRepository,
  expression: string,
  updatesAgo: number,
): Promise<string | null> {
  const colon = expression.indexOf(':');
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const name = revision === 'HEAD' ? repository.defaultBranch : revision;
  const isHash = /^[0-9a-f]{40}$/.test(name);
  const oid = isHash ? name : (await findRef(repository, name, updatesAgo))?.oid;
  if (oid === undefined || colon < 0) return oid ?? null;
  const found = await repository.git.store.read(oid);
  if (found?.kind !== 'commit') return null;
  const { tree } = await repository.git.readCommit(oid);
  const path = expression.slice(colon + 1);
  return path === '' ? tree : ((await findPath(repository.git.store, tree, path))?.oid ?? null);
}

function repositoryFields(asking: Asking, repository: HostedRepository): object {
  const { updatesAgo } = asking;
  const views = new RepositoryViews(asking.hub, repository);
  const { owner, name, visibility, defaultBranch, git } = repository;
  return {
    name,
    nameWithOwner: `${owner}/${name}`,
    isPrivate: visibility === 'private',
    visibility: visibility.toUpperCase(),
    url: `${asking.hub.url}/${owner}/${name}`,
    viewerPermission: accessTo(asking.token, repository).toUpperCase(),
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
    object: async ({ expression, oid }: { expression?: string; oid?: string }) => {
      const found = oid ?? (await resolveExpression(repository, expression ?? '', updatesAgo));
      return found === null ? null : views.object(found);
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
