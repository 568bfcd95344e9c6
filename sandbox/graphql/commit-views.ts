import type { Commit, Signature } from '../git/commits.ts';
import { git } from '../git/git.ts';
import { formatDate, type HostedRepository, noreplyDomain } from '../github/hub.ts';
import { githubError } from './schema.ts';

/** The longest list that GitHub gives at once. */
const mostNodes = 100;

/** An author or committer as GraphQL shows them. A bot has an address, and no user. */
export function viewPerson({ name, email, dateMs }: Signature): object {
  const [account = '', domain] = email.split('@');
  const login = account.replace(/^\d+\+/, '');
  const isUser = domain === noreplyDomain && !login.endsWith('[bot]');
  return { name, email, date: formatDate(dateMs), user: isUser ? { login } : null };
}

/**
 * The signature of a commit that GitHub itself made; null for one that was pushed, for nobody here
 * signs on their own machine.
 */
export function viewSignature({ signed }: HostedRepository, oid: string): object | null {
  return signed.has(oid)
    ? { __typename: 'GpgSignature', isValid: true, wasSignedByGitHub: true, state: 'VALID' }
    : null;
}

/**
 * A commit and all before it, newest first by the date of the committer, as git lists them; with a
 * path, those alone that changed what is there.
 */
export async function listHistory(
  repository: HostedRepository,
  oid: string,
  { first, path }: { first?: number; path?: string },
): Promise<{ commits: Commit[]; hasMore: boolean }> {
  if (first === undefined) throw githubError('MISSING_PAGINATION_BOUNDARIES', 'Say `first`.');
  if (first > mostNodes)
    throw githubError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${first} records on the \`history\` connection exceeds the \`first\` limit of ${mostNodes} records.`,
    );
  const only = path === undefined ? [] : ['--', path];
  const listed = await git(repository.git.gitDir, [
    ...['log', '--format=%H', `--max-count=${first + 1}`, oid],
    ...only,
  ]);
  const oids = listed.toString('latin1').split('\n').filter(Boolean);
  const commits = await Promise.all(
    oids.slice(0, first).map((one) => repository.git.readCommit(one)),
  );
  return { commits, hasMore: oids.length > first };
}
