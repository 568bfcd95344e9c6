import type { Answer } from '../server/faults.ts';
import { renderAccount } from './account.ts';
import type { Moved } from './branches.ts';
import { git } from '../git/git.ts';
import { type Activity, formatDate, type HostedRepository } from './hub.ts';
import { RestError, type RestRequest } from './rest.ts';

/** GitHub: "List repository activities". */

const types = [
  ...['push', 'force_push', 'branch_creation', 'branch_deletion', 'pr_merge', 'merge_queue_merge'],
];

const noCommit = '0'.repeat(40);

/** Notes an update; `before` or `after` null: the branch was not there. */
export function noteActivity(
  repository: HostedRepository,
  update: Omit<Activity, 'before' | 'after'> & { before: string | null; after: string | null },
): void {
  const { before, after } = update;
  repository.activities.push({ ...update, before: before ?? noCommit, after: after ?? noCommit });
}

/** Notes that somebody has committed to a branch, and gives the commit's hash. */
export function notePush(
  repository: HostedRepository,
  branch: string,
  { oid, before }: Moved,
  atMs: number,
): string {
  const type = before === null ? 'branch_creation' : 'push';
  const update = { ref: `refs/heads/${branch}`, before, after: oid, atMs, login: 'octocat' };
  noteActivity(repository, { ...update, type });
  return oid;
}

/** `GET activity`, newest first. */
export function listActivities({ asking, repository, query }: RestRequest): Answer {
  const type = query.get('activity_type');
  if (type !== null && !types.includes(type))
    throw new RestError(422, `Invalid request.\n\n${type} is not a member of the enum.`);
  const ref = query.get('ref')?.replace(/^refs\/heads\//, '') ?? null;
  const perPage = Math.min(Number(query.get('per_page') ?? '30'), 100);
  const found = repository.activities
    .filter((one) => ref === null || one.ref === `refs/heads/${ref}`)
    .filter((one) => type === null || one.type === type)
    .reverse()
    .slice(0, perPage);
  const body = found.map((one, at) => ({
    id: at + 1,
    node_id: `ACT_${at + 1}`,
    before: one.before,
    after: one.after,
    ref: one.ref,
    timestamp: formatDate(one.atMs),
    activity_type: one.type,
    actor: renderAccount(asking.hub, accountOf(one.login)),
  }));
  return { status: 200, body };
}

function accountOf(login: string): { login: string; type: 'Bot' | 'User' } {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

/**
 * Moves a branch anywhere, or deletes it (null), as somebody with all rights can; rejects where it
 * is not there. Where no commit is left out by that, it is a push like any other.
 *
 * @param from the repository that has the commit; what GitHub has signed there stays signed
 */
export async function forceBranch(
  repository: HostedRepository,
  branch: string,
  after: string | null,
  atMs: number,
  from = repository,
): Promise<void> {
  if (after !== null && from !== repository) {
    await git(repository.git.gitDir, ['fetch', '--quiet', from.git.gitDir, after]);
    for (const one of from.signed) repository.signed.add(one);
  }
  const ref = `refs/heads/${branch}`;
  const before = await repository.git.refAt(ref);
  if (before === null || (await repository.git.moveRef(ref, after, before)) !== 'moved')
    throw new Error(`The branch ${branch} could not be ${after === null ? 'deleted' : 'moved'}`);
  const type = after === null ? 'branch_deletion' : await typeOfPush(repository, before, after);
  noteActivity(repository, { type, ref, before, after, atMs, login: 'octocat' });
}

async function typeOfPush(
  { git: { gitDir } }: HostedRepository,
  before: string,
  after: string,
): Promise<Activity['type']> {
  const leftOut = await git(gitDir, ['rev-list', '--count', before, `^${after}`]);
  return leftOut.toString().trim() === '0' ? 'push' : 'force_push';
}
