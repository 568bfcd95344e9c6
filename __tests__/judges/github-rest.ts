import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { RecordedRequest } from '../../sandbox/server/recorded-request.ts';

/**
 * GitHub publishes what its REST calls take and answer; `@octokit/openapi-types` is that document
 * as types. So the compiler is the judge here: each exchange is written down as constants of the
 * types of its call, and what does not fit is an error.
 */

/** What stands in front of the constants. */
const prelude = `import type { paths } from '@octokit/openapi-types';
type Call<P extends keyof paths, M extends string> = paths[P][M & keyof paths[P]];
type Body<P extends keyof paths, M extends string> =
  Call<P, M> extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;
type Answer<P extends keyof paths, M extends string, S extends number> =
  Call<P, M> extends { responses: { [K in S]: { content: { 'application/json': infer A } } } }
    ? A
    : undefined;
`;

/** The paths of all calls that the action makes, as the document names them. */
const paths = [
  '/repos/{owner}/{repo}/git/blobs/{file_sha}',
  '/repos/{owner}/{repo}/git/trees',
  '/repos/{owner}/{repo}/git/commits',
  '/repos/{owner}/{repo}/git/refs',
  '/repos/{owner}/{repo}/issues/{issue_number}/comments',
  '/repos/{owner}/{repo}/issues/comments/{comment_id}',
  '/repos/{owner}/{repo}/activity',
  '/repos/{owner}/{repo}/actions/artifacts',
  '/repos/{owner}/{repo}/actions/runs/{run_id}',
  '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
].map((path) => ({
  path,
  pattern: new RegExp(
    `^${path
      .split(/\{\w+\}/)
      .map((part) => RegExp.escape(part))
      .join('[^/]+')}$`,
  ),
}));

/**
 * Every REST exchange with GitHub that is not what it publishes: an undocumented call, body, status
 * or answer.
 */
export function judgeGithubRest(requests: readonly RecordedRequest[]): string[] {
  const rest = requests.filter(({ path, fault }) => path !== '/graphql' && fault === null);
  const unknown = rest.filter((request) => pathOf(request) === undefined);
  const written = rest
    .filter((request) => pathOf(request) !== undefined)
    .map((request, index) => writeDown(request, index));
  return [
    ...unknown.map(({ method, path }) => `${method} ${path} is no call of the action`),
    ...compile([prelude, ...written].join('\n')),
  ];
}

function pathOf({ path }: RecordedRequest): string | undefined {
  const { pathname } = new URL(path, 'http://github');
  return paths.find(({ pattern }) => pattern.test(pathname))?.path;
}

/** Two constants; what the document leaves open (\`undefined\`) must not be there. */
function writeDown(request: RecordedRequest, index: number): string {
  const call = `'${pathOf(request) ?? ''}', '${request.method.toLowerCase()}'`;
  const body = request.body === '' ? 'undefined' : request.body;
  const answer = request.answer === undefined ? 'undefined' : JSON.stringify(request.answer);
  return [
    `const body${index}: Body<${call}> = ${body};`,
    `const answer${index}: Answer<${call}, ${request.answered ?? 0}> = ${answer};`,
  ].join('\n');
}

/** The compiler's errors, each with the line that it is about. */
function compile(text: string): string[] {
  const name = join(dirname(fileURLToPath(import.meta.url)), 'exchanges.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
  };
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (file) => file === name || disk.fileExists(file);
  host.getSourceFile = (file, languageVersion) =>
    file === name
      ? ts.createSourceFile(file, text, languageVersion)
      : disk.getSourceFile(file, languageVersion);
  const program = ts.createProgram([name], options, host);
  const source = program.getSourceFile(name);
  return program.getSemanticDiagnostics(source).map(({ messageText, start = 0 }) => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1).split('\n')[0] ?? '';
    return `${line.slice(0, 120)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
