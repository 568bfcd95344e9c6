import { listActivities } from './activity.ts';
import { actionsRoutes } from './actions-routes.ts';
import { createComment, deleteComment, listComments, updateComment } from './comments.ts';
import { graphqlRoot } from '../graphql/graphql.ts';
import { authenticate, parseBody, RestError, type RestRoute, withCommonHeaders } from './rest.ts';
import { type Asking, findVisible, type Hub } from './hub.ts';
import { createCommit, createRef, createTree } from './rest-git.ts';
import { readBlob } from './rest-read.ts';
import { executeGraphql, isMutation, parseGraphqlRequest } from '../graphql/schema.ts';
import type { Answer } from '../server/faults.ts';
import type { Arrived, Routed } from '../server/scripted-server.ts';

const restRoutes: readonly RestRoute[] = [
  { method: 'GET', pattern: /^\/git\/blobs\/([^/]+)$/, endpoint: 'blob', answer: readBlob },
  { method: 'GET', pattern: /^\/activity$/, endpoint: 'activity', answer: listActivities },
  { method: 'POST', pattern: /^\/git\/trees$/, endpoint: 'tree', answer: createTree },
  { method: 'POST', pattern: /^\/git\/commits$/, endpoint: 'git-commit', answer: createCommit },
  { method: 'POST', pattern: /^\/git\/refs$/, endpoint: 'ref', answer: createRef },
  {
    method: 'GET',
    pattern: /^\/issues\/(\d+)\/comments$/,
    endpoint: 'comments-list',
    answer: listComments,
  },
  {
    method: 'POST',
    pattern: /^\/issues\/(\d+)\/comments$/,
    endpoint: 'comment-create',
    answer: createComment,
  },
  {
    method: 'PATCH',
    pattern: /^\/issues\/comments\/(\d+)$/,
    endpoint: 'comment-update',
    answer: updateComment,
  },
  {
    method: 'DELETE',
    pattern: /^\/issues\/comments\/(\d+)$/,
    endpoint: 'comment-delete',
    answer: deleteComment,
  },
  ...actionsRoutes,
];

type How = { stale: boolean };

function askingOf(hub: Hub, arrived: Arrived, { stale }: How): Asking {
  const token = authenticate(hub, arrived.headers);
  return { hub, token, updatesAgo: stale ? hub.staleUpdates : 0 };
}

/**
 * Runs an effect and sends what it refuses as GitHub does; whatever else it throws is a fault of
 * the sandbox.
 */
function answering(hub: Hub, effect: (how: How) => Answer | Promise<Answer>): Routed['effect'] {
  return async (how) => {
    try {
      return withCommonHeaders(hub, await effect(how));
    } catch (failure) {
      if (failure instanceof RestError) return withCommonHeaders(hub, failure.answer);
      throw failure;
    }
  };
}

function routeGraphql(hub: Hub, arrived: Arrived): Routed {
  const request = parseGraphqlRequest(arrived.body);
  const effect = answering(hub, async (how) => {
    const asking = askingOf(hub, arrived, how);
    if (request === null) {
      parseBody(arrived.body);
      const message = 'A query attribute must be specified and must be a string.';
      return { status: 200, body: { errors: [{ message }] } };
    }
    return { status: 200, body: await executeGraphql(request, graphqlRoot(asking)) };
  });
  return { endpoint: request !== null && isMutation(request) ? 'commit' : 'query', effect };
}

function routeRest(hub: Hub, arrived: Arrived): Routed {
  const [, owner, name, rest = ''] =
    /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(arrived.url.pathname) ?? [];
  const route =
    owner === undefined
      ? undefined
      : restRoutes.find(({ method, pattern }) => method === arrived.method && pattern.test(rest));
  const effect = answering(hub, (how) => {
    const asking = askingOf(hub, arrived, how);
    const repository = findVisible(asking, `${owner ?? ''}/${name ?? ''}`);
    if (route === undefined || repository === null) throw new RestError(404, 'Not Found');
    return route.answer({
      asking,
      repository,
      caught: (route.pattern.exec(rest) ?? []).slice(1),
      query: arrived.url.searchParams,
      accept: arrived.headers['accept'] ?? '',
      body: parseBody(arrived.body),
      stale: how.stale,
    });
  });
  return { endpoint: route?.endpoint ?? 'unknown', effect };
}

/**
 * Finds what a request asks of the sandbox. Its endpoint, for scripting faults, is `query` or
 * `commit` for GraphQL, the name in the table above for REST, and `unknown` for the rest.
 */
export function routeGithub(hub: Hub, arrived: Arrived): Routed {
  const isGraphql = arrived.method === 'POST' && arrived.url.pathname === '/graphql';
  return isGraphql ? routeGraphql(hub, arrived) : routeRest(hub, arrived);
}
