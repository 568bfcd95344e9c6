import type { Commit, Signature } from './commits.ts';
import { formatDate, type HostedRepository, noreplyDomain } from './hub.ts';
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

/** A commit and all before it, newest first by the date of the committer, as git lists them. */
export async function listHistory(
  { git }: HostedRepository,
  oid: string,
  first: number | undefined,
): Promise<{ commits: Commit[]; hasMore: boolean }> {
  if (first === undefined) throw githubError('MISSING_PAGINATION_BOUNDARIES', 'Say `first`.');
  if (first > mostNodes)
    throw githubError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${first} records on the \`history\` connection exceeds the \`first\` limit of ${mostNodes} records.`,
    );
  const waiting = [await git.readCommit(oid)];
  const known = new Set([oid]);
  const commits: Commit[] = [];
  while (waiting.length > 0 && commits.length < first) {
    waiting.sort((left, right) => right.committer.dateMs - left.committer.dateMs);
    const next = waiting.shift();
    if (next === undefined) break;
    commits.push(next);
    for (const parent of next.parents) {
      if (known.has(parent)) continue;
      known.add(parent);
      waiting.push(await git.readCommit(parent));
    }
  }
  return { commits, hasMore: waiting.length > 0 };
}
