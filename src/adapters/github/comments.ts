import * as v from 'valibot';
import { connectGitHub, type GitHubAddress, type RestCall } from './github.ts';
import type { GitHubAnswer } from './github-answer.ts';
import { graphqlDocument } from './graphql-document.ts';

/**
 * The comments of one pull request, over GitHub's REST API (GitHub: REST API endpoints for issue
 * comments).
 */

export interface CommentThread {
  readonly address: GitHubAddress;
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  readonly signal: AbortSignal;
}

const timeoutMs = 30_000;
/** For requests that are safe to repeat; creating a comment gets one try. */
const repeatableTries = 3;
const commentsPerPage = 100;
/** A longer conversation is not searched. */
const pagesAtMost = 100;

const commentShape = v.object({
  id: v.pipe(v.number(), v.integer()),
  body: v.nullish(v.string(), ''),
  /** Null: the account is gone. */
  user: v.nullable(v.object({ login: v.string(), type: v.string() })),
});
export type Comment = v.InferOutput<typeof commentShape>;

const viewerQuery = graphqlDocument('query { viewer { login } }');
const viewerShape = v.object({ viewer: v.object({ login: v.string() }) });

/** GitHub did not do it. The message comes from GitHub or the network. */
export class CommentRefused extends Error {
  override readonly name = 'CommentRefused';
  /** GitHub's status; null if no answer refused the request. */
  readonly status: number | null;

  constructor(status: number | null, reason: string) {
    super(reason);
    this.status = status;
  }
}

/**
 * The login of the token's owner; that of a workflow's own token is `github-actions[bot]`. Throws
 * `CommentRefused`.
 */
export async function readLogin({ address, signal }: CommentThread): Promise<string> {
  const patience = { signal, timeoutMs, tries: repeatableTries };
  const answer = await connectGitHub(address).graphql(viewerQuery, {}, patience);
  return expect(viewerShape, answer).viewer.login;
}

/** All comments, oldest first. Throws `CommentRefused`. */
export async function listComments(thread: CommentThread): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (let page = 1; page <= pagesAtMost; page += 1) {
    const path = `${pathOf(thread)}/issues/${thread.number}/comments?per_page=${commentsPerPage}&page=${page}`;
    const shown = expect(
      v.array(commentShape),
      await ask(thread, { method: 'GET', path }, repeatableTries),
    );
    comments.push(...shown);
    if (shown.length < commentsPerPage) return comments;
  }
  throw new CommentRefused(null, `it has more than ${pagesAtMost * commentsPerPage} comments`);
}

/**
 * Null if GitHub's answer did not come, so the comment may or may not be there. Throws
 * `CommentRefused`.
 */
export async function createComment(thread: CommentThread, body: string): Promise<Comment | null> {
  const path = `${pathOf(thread)}/issues/${thread.number}/comments`;
  const answer = await ask(thread, { method: 'POST', path, body: { body } }, 1);
  return answer.kind === 'unclear' ? null : expect(commentShape, answer);
}

/** Throws `CommentRefused`. */
export async function updateComment(
  thread: CommentThread,
  id: number,
  body: string,
): Promise<void> {
  const path = `${pathOf(thread)}/issues/comments/${id}`;
  expect(
    commentShape,
    await ask(thread, { method: 'PATCH', path, body: { body } }, repeatableTries),
  );
}

/** A comment that is already gone counts as deleted. Throws `CommentRefused`. */
export async function deleteComment(thread: CommentThread, id: number): Promise<void> {
  const path = `${pathOf(thread)}/issues/comments/${id}`;
  const answer = await ask(thread, { method: 'DELETE', path }, repeatableTries);
  if (answer.kind !== 'errors') {
    expect(v.null(), answer);
    return;
  }
  const [first] = answer.errors;
  if (first?.status === 404) return;
  const reason = first?.message ?? 'no reason given';
  throw new CommentRefused(
    first?.status ?? null,
    `a second comment could not be deleted: ${reason}`,
  );
}

function pathOf({ repository }: CommentThread): string {
  return `repos/${repository}`;
}

async function ask(
  { address, signal }: CommentThread,
  call: RestCall,
  tries: number,
): Promise<GitHubAnswer> {
  return await connectGitHub(address).rest(call, { signal, timeoutMs, tries });
}

function expect<S extends v.GenericSchema>(schema: S, answer: GitHubAnswer): v.InferOutput<S> {
  if (answer.kind === 'errors') {
    const [first] = answer.errors;
    throw new CommentRefused(first?.status ?? null, first?.message ?? 'no reason given');
  }
  if (answer.kind !== 'value') throw new CommentRefused(null, answer.reason);
  const parsed = v.safeParse(schema, answer.value);
  if (!parsed.success)
    throw new CommentRefused(null, 'an answer that is not what GitHub documents');
  return parsed.output;
}
