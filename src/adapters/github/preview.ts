import {
  type Comment,
  CommentRefused,
  type CommentThread,
  createComment,
  deleteComment,
  listComments,
  readLogin,
  updateComment,
} from './comments.ts';
import { isOwnAccount } from './own-account.ts';

/** One comment of a pull request that is kept up to date. */
export interface Preview extends CommentThread {
  /** How the comment is found again: its body begins with this. */
  readonly marker: string;
  readonly body: string;
}

export type PreviewOutcome =
  | { readonly kind: 'published' }
  /** The plan is valid anyway. For people, with the remedy. */
  | { readonly kind: 'failed'; readonly warning: string };

/**
 * Writes the preview into this token's own comment that begins with the marker, or into a new one.
 * Two runs at once end with one comment: the oldest. Comments by others are left alone, however
 * they begin. Never throws because of GitHub or the network.
 */
export async function publishPreview(preview: Preview): Promise<PreviewOutcome> {
  try {
    const login = await readLogin(preview);
    const own = await listOwn(preview, login);
    if (own.length > 0) await keepOldest(preview, own);
    else await createOne(preview, login);
    return { kind: 'published' };
  } catch (error) {
    if (!(error instanceof CommentRefused)) throw error;
    return { kind: 'failed', warning: renderFailure(preview, error) };
  }
}

/**
 * Another run may also have found no comment and made one: looking again after making ours shows
 * both.
 */
async function createOne(preview: Preview, login: string): Promise<void> {
  const created = await createComment(preview, preview.body);
  const seen = await listOwn(preview, login);
  // The list can lag behind what was just made.
  if (created !== null && !seen.some(({ id }) => id === created.id)) seen.push(created);
  if (seen.length === 0)
    throw new CommentRefused(null, 'GitHub did not say whether it was written');
  await keepOldest(preview, seen);
}

async function keepOldest(preview: Preview, own: readonly Comment[]): Promise<void> {
  const [oldest, ...others] = own.toSorted((a, b) => a.id - b.id);
  if (oldest !== undefined && oldest.body !== preview.body)
    await updateComment(preview, oldest.id, preview.body);
  for (const { id } of others) await deleteComment(preview, id);
}

async function listOwn(preview: Preview, login: string): Promise<Comment[]> {
  const comments = await listComments(preview);
  return comments.filter(
    ({ body, user }) => body.startsWith(preview.marker) && isOwnAccount(login, user),
  );
}

function renderFailure({ number }: Preview, { status, message }: CommentRefused): string {
  const reason = message.replace(/\.$/, '');
  return `The preview could not be written to pull request #${number}: ${reason}. ${remedyFor(status, message)} The plan is valid anyway, and the summary shows it.`;
}

function remedyFor(status: number | null, message: string): string {
  if (/\blocked\b/i.test(message)) return 'Unlock the conversation, or leave `comment` out.';
  if (status === 401) return 'Look at `github-token`.';
  if (status === 403 || status === 404)
    return 'Give the job the permission `pull-requests: write`; a pull request from a fork cannot have it.';
  return 'Run again to try once more.';
}
