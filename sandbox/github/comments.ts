import type { Answer } from '../server/faults.ts';
import { renderAccount } from './account.ts';
import { type Asking, formatDate, type HostedRepository, type Hub } from './hub.ts';
import { requireText, RestError, type RestRequest } from './rest.ts';
import type { Comment, Commenter, Thread } from './thread.ts';

const mostBytes = 65_536;
const mostPerPage = 100;

function replaceComments(thread: Thread, comments: readonly Comment[]): void {
  thread.past.push(thread.comments);
  thread.comments = comments;
}

/** Adds a comment without asking for anybody's permission. */
export function appendComment(hub: Hub, thread: Thread, user: Commenter, body: string): Comment {
  const nowMs = hub.now();
  hub.nextCommentId += 1;
  const comment = { id: hub.nextCommentId, body, user, createdAtMs: nowMs, updatedAtMs: nowMs };
  replaceComments(thread, [...thread.comments, comment]);
  return comment;
}

function renderComment(
  { hub }: Asking,
  { owner, name }: HostedRepository,
  thread: Thread,
  comment: Comment,
): object {
  const path = `${owner}/${name}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${hub.url}/repos/${path}/issues/comments/${comment.id}`,
    html_url: `${hub.url}/${path}/pull/${thread.number}#issuecomment-${comment.id}`,
    issue_url: `${hub.url}/repos/${path}/issues/${thread.number}`,
    body: comment.body,
    user: comment.user === null ? null : renderAccount(hub, comment.user),
    author_association: 'NONE',
    created_at: formatDate(comment.createdAtMs),
    updated_at: formatDate(comment.updatedAtMs),
  };
}

function requirePermission({ asking }: RestRequest): void {
  if (asking.token.pullRequests !== 'write') {
    throw new RestError(403, 'Resource not accessible by integration');
  }
}

function requireThread({ repository, caught }: RestRequest): Thread {
  const thread = repository.threads.get(Number(caught[0]));
  if (thread === undefined) throw new RestError(404, 'Not Found');
  return thread;
}

function requireComment({ repository, caught }: RestRequest): { thread: Thread; comment: Comment } {
  for (const thread of repository.threads.values()) {
    const comment = thread.comments.find(({ id }) => id === Number(caught[0]));
    if (comment !== undefined) return { thread, comment };
  }
  throw new RestError(404, 'Not Found');
}

function requireCommentText(request: RestRequest): string {
  const text = requireText(request.body, 'body');
  if (text.trim() !== '' && text.length <= mostBytes) return text;
  const message =
    text.trim() === '' ? "body can't be blank" : 'Body is too long (maximum is 65536 characters)';
  const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }];
  throw new RestError(422, 'Validation Failed', { errors });
}

/**
 * `GET /repos/{owner}/{repo}/issues/{number}/comments`: oldest first, in pages that a Link header
 * joins.
 */
export function listComments(request: RestRequest): Answer {
  const { asking, repository, query } = request;
  const thread = requireThread(request);
  const past = thread.past[Math.max(thread.past.length - asking.updatesAgo, 0)];
  const comments = asking.updatesAgo > 0 ? (past ?? thread.comments) : thread.comments;
  const perPage = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), mostPerPage);
  const page = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const lastPage = Math.max(Math.ceil(comments.length / perPage), 1);
  const linkTo = (rel: string, to: number): string => {
    const path = `repos/${repository.owner}/${repository.name}/issues/${thread.number}/comments`;
    return `<${asking.hub.url}/${path}?per_page=${perPage}&page=${to}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo('prev', page - 1)] : []),
    ...(page < lastPage ? [linkTo('next', page + 1), linkTo('last', lastPage)] : []),
    ...(page > 1 ? [linkTo('first', 1)] : []),
  ];
  const shown = comments.slice((page - 1) * perPage, page * perPage);
  return {
    status: 200,
    body: shown.map((comment) => renderComment(asking, repository, thread, comment)),
    ...(links.length > 0 && { headers: { link: links.join(', ') } }),
  };
}

/** `POST` to the same address. */
export function createComment(request: RestRequest): Answer {
  const { asking, repository } = request;
  requirePermission(request);
  const thread = requireThread(request);
  if (thread.isLocked) {
    throw new RestError(403, 'Unable to create comment because issue is locked.');
  }
  const { login, type } = asking.token;
  const comment = appendComment(asking.hub, thread, { login, type }, requireCommentText(request));
  return { status: 201, body: renderComment(asking, repository, thread, comment) };
}

/** `PATCH /repos/{owner}/{repo}/issues/comments/{id}`. */
export function updateComment(request: RestRequest): Answer {
  const { asking, repository } = request;
  requirePermission(request);
  const { thread, comment } = requireComment(request);
  const body = requireCommentText(request);
  const updated = { ...comment, body, updatedAtMs: asking.hub.now() };
  const others = thread.comments.map((one) => (one.id === comment.id ? updated : one));
  replaceComments(thread, others);
  return { status: 200, body: renderComment(asking, repository, thread, updated) };
}

/** `DELETE` of the same address. */
export function deleteComment(request: RestRequest): Answer {
  requirePermission(request);
  const { thread, comment } = requireComment(request);
  replaceComments(
    thread,
    thread.comments.filter(({ id }) => id !== comment.id),
  );
  return { status: 204 };
}
