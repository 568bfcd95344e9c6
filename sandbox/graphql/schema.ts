import { readFile } from 'node:fs/promises';
import {
  buildASTSchema,
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql16';

/** A GraphQL request as GitHub takes it. */
export interface GraphqlRequest {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

let loading: Promise<GraphQLSchema> | undefined;

// Version 16 of the library goes by the grammar; 17 forgives an empty selection, and nobody knows
// what GitHub does.

/**
 * GitHub's own published schema. It is 1.5 MB of text, so it is built once and only when asked for.
 */
function loadSchema(): Promise<GraphQLSchema> {
  loading ??= (async () => {
    // The package's index would also load a second graphql library and the schema once more as
    // JSON.
    const file = new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
    const text = await readFile(file, 'utf8');
    return buildASTSchema(parse(text, { noLocation: true }), { assumeValid: true });
  })();
  return loading;
}

/** An error as GitHub types it, such as `NOT_FOUND`. */
export function githubError(
  type: string | null,
  message: string,
  extensions?: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...(type && { type }), ...extensions } });
}

/** The request in a POST body, or null where there is no query in it. */
export function parseGraphqlRequest(body: string): GraphqlRequest | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('query' in value)) return null;
  const { query, operationName, variables } = value as Record<string, unknown>;
  if (typeof query !== 'string') return null;
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables:
      typeof variables === 'object' && variables !== null
        ? (variables as Record<string, unknown>)
        : {},
  };
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (failure) {
    if (failure instanceof GraphQLError) return failure;
    throw failure;
  }
}

/** Whether the request would commit; a query that does not parse would not. */
export function isMutation({ query, operationName }: GraphqlRequest): boolean {
  const document = parseDocument(query);
  if (document instanceof GraphQLError) return false;
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}

/**
 * Takes a field from an object of the sandbox; what is in the schema and not built is an error,
 * never null.
 */
const readField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const fields = (source ?? {}) as Record<string, unknown>;
  if (!(info.fieldName in fields)) {
    throw new Error(`The sandbox has no ${info.parentType.name}.${info.fieldName}`);
  }
  const field = fields[info.fieldName];
  return typeof field === 'function' ? (field.call(source, args) as unknown) : field;
};

/** GitHub puts an error's type beside its message, and has no `extensions` where there are none. */
function formatError(error: GraphQLError): object {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type !== undefined && { type }),
    ...(error.path !== undefined && { path: error.path }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
    ...(error.locations !== undefined && { locations: error.locations }),
    message: error.message,
  };
}

/**
 * Validates the request against GitHub's schema and executes it on `root`: the body of the answer.
 * Rejects with faults of the sandbox.
 */
export async function executeGraphql(request: GraphqlRequest, root: object): Promise<object> {
  const schema = await loadSchema();
  const document = parseDocument(request.query);
  if (document instanceof GraphQLError) return { errors: [formatError(document)] };
  const problems = validate(schema, document);
  if (problems.length > 0) return { errors: problems.map(formatError) };
  const result = await execute({
    schema,
    document,
    rootValue: root,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: readField,
  });
  for (const { originalError: cause } of result.errors ?? []) {
    // A fault of the sandbox must not look like an answer of GitHub: the server says 500 and the
    // test fails.
    if (cause instanceof Error && !(cause instanceof GraphQLError)) throw cause;
  }
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors !== undefined && { errors: result.errors.map(formatError) }),
  };
}
