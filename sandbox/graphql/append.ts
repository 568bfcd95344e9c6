import { noteActivity } from '../github/activity.ts';
import {
  accessTo,
  type Asking,
  findVisible,
  type HostedRepository,
  signatureOf,
} from '../github/hub.ts';
import { githubError } from './schema.ts';
import { isTreePath, type PathChange } from '../git/trees.ts';
import { RepositoryViews } from './views.ts';

/** `CreateCommitOnBranchInput` of GitHub's schema, after validation. */
export interface CreateCommitInput {
  clientMutationId?: string | null;
  branch: {
    id?: string | null;
    repositoryNameWithOwner?: string | null;
    branchName?: string | null;
  };
  expectedHeadOid: string;
  message: { headline: string; body?: string | null };
  fileChanges?: {
    additions?: { path: string; contents: string }[] | null;
    deletions?: unknown[] | null;
  } | null;
}

const integrationRefused = 'Resource not accessible by integration';

/** The wording that a ruleset's refusal begins with. */
export const ruleViolation =
  'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';

function findTarget(asking: Asking, { branch }: CreateCommitInput): HostedRepository {
  if (!branch.repositoryNameWithOwner || !branch.branchName) {
    throw new Error('The sandbox knows a branch by repositoryNameWithOwner and branchName only');
  }
  const fullName = branch.repositoryNameWithOwner;
  const repository = findVisible(asking, fullName);
  if (repository === null) {
    const message = `Could not resolve to a Repository with the name '${fullName}'.`;
    throw githubError('NOT_FOUND', message);
  }
  if (accessTo(asking.token, repository) !== 'write') {
    throw githubError('FORBIDDEN', integrationRefused, { saml_failure: false });
  }
  return repository;
}

function staleError(asking: Asking, ref: string, expected: string, actual: string | null): Error {
  if (asking.hub.staleWording === 'is-at-but-expected') {
    return githubError('UNPROCESSABLE', `${ref} is at ${actual ?? ''} but expected ${expected}`);
  }
  return githubError(
    'STALE_DATA',
    `Expected branch to point to "${expected}" but it did not.  Pull and try again.`,
  );
}

async function readChanges(
  { git }: HostedRepository,
  fileChanges: CreateCommitInput['fileChanges'],
): Promise<PathChange[]> {
  const additions = fileChanges?.additions ?? [];
  if ((fileChanges?.deletions ?? []).length > 0)
    throw new Error('The sandbox knows additions only');
  const paths = additions.map(({ path }) => path);
  const bad = paths.find((path, at) => !isTreePath(path) || paths.indexOf(path) !== at);
  if (bad !== undefined) {
    throw githubError('UNPROCESSABLE', `The path '${bad}' is malformed or named more than once`);
  }
  const added = additions.map(async ({ path, contents }): Promise<PathChange> => {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(contents)) {
      throw githubError('UNPROCESSABLE', `The contents of '${path}' are not base64`);
    }
    const oid = await git.store.write('blob', Buffer.from(contents, 'base64'));
    return { path, becomes: { mode: '100644', oid } };
  });
  return Promise.all(added);
}

/**
 * GitHub's `createCommitOnBranch`: the one commit on `expectedHeadOid` that wins moves the branch,
 * and all others are told that the branch is elsewhere. A stale answer can only be that a new
 * branch is not there yet.
 */
export async function createCommitOnBranch(
  asking: Asking,
  input: CreateCommitInput,
): Promise<object> {
  const repository = findTarget(asking, input);
  const { git } = repository;
  const branchName = (input.branch.branchName ?? '').replace(/^refs\/heads\//, '');
  const ref = `refs/heads/${branchName}`;
  const wasThere = (await git.refAt(ref, asking.updatesAgo)) !== null;
  const head = await git.refAt(ref);
  if (head === null || !wasThere) {
    throw githubError('NOT_FOUND', `Could not resolve to a branch with the name '${branchName}'.`);
  }
  if (repository.protectedBranches.has(branchName)) {
    throw githubError('UNPROCESSABLE', ruleViolation);
  }
  const expected = input.expectedHeadOid;
  if (head !== expected) throw staleError(asking, ref, expected, head);

  const { headline, body } = input.message;
  const made = {
    message: body ? `${headline}\n\n${body}` : headline,
    author: signatureOf(asking),
    committer: { ...signatureOf(asking), name: 'GitHub', email: 'noreply@github.com' },
  };
  const changes = await readChanges(repository, input.fileChanges);
  const oid = await git.writeChanges(head, changes, made);
  const move = await git.moveRef(ref, oid, expected);
  if (move === 'lost') throw staleError(asking, ref, expected, await git.refAt(ref));
  if (move === 'refused') throw new Error(`git refuses ${ref}`);
  repository.signed.add(oid);
  const update = { ref, before: expected, after: oid, atMs: asking.hub.now() };
  noteActivity(repository, { ...update, type: 'push', login: asking.token.login });
  const views = new RepositoryViews(asking.hub, repository, asking.token);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: await views.commit(oid),
    ref: views.ref(ref, oid),
  };
}
