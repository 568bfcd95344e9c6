import type { Github } from '../../../sandbox/github/host.ts';
import type { Token } from '../../../sandbox/github/hub.ts';
import { type GithubOptions, startGitHub } from '../../../sandbox/github/github.ts';

/**
 * The repository that every test of the sandbox's GitHub begins with: private, one commit on
 * `main`.
 */
export const lab = 'lab/study';

const tokens = {
  writer: {
    login: 'github-actions[bot]',
    type: 'Bot',
    repositories: { [lab]: 'write' },
    pullRequests: 'write',
  },
  reader: { login: 'reader', type: 'User', repositories: { [lab]: 'read' } },
  stranger: { login: 'stranger', type: 'User', repositories: {} },
} satisfies Record<string, Token>;

interface GraphqlError {
  type?: string;
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

export interface GraphqlAnswer {
  status: number;
  body: { data?: Record<string, unknown> | null; errors?: GraphqlError[] };
}

export async function startLab(options: Partial<GithubOptions> = {}): Promise<Github> {
  const github = await startGitHub({ tokens, ...options });
  await github.addRepository(lab);
  return github;
}

export async function askGraphql(
  github: Github,
  query: string,
  variables: object = {},
  token = 'writer',
): Promise<GraphqlAnswer> {
  const response = await fetch(github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as GraphqlAnswer['body'] };
}

/** The commit that an append made, where it made one. */
export function oidOf({ body }: GraphqlAnswer): string | undefined {
  const made = body.data?.['createCommitOnBranch'] as { commit: { oid: string } } | null;
  return made?.commit.oid;
}

export interface RestAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

export async function askRest(
  github: Github,
  method: string,
  path: string,
  { body, token = 'writer' }: { body?: object; token?: string } = {},
): Promise<RestAnswer> {
  const response = await fetch(`${github.url}/repos/${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed };
}

const commitMutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url committedDate message } ref { name } }
}`;

/** Appends files (path to text) to a branch on the head that is expected. */
export function appendFiles(
  github: Github,
  expectedHeadOid: string | null,
  files: Record<string, string>,
  { branch = 'main', repository = lab, token = 'writer', headline = 'Append' } = {},
): Promise<GraphqlAnswer> {
  const additions = Object.entries(files).map(([path, text]) => ({
    path,
    contents: Buffer.from(text).toString('base64'),
  }));
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid,
    message: { headline },
    fileChanges: { additions },
  };
  return askGraphql(github, commitMutation, { input }, token);
}
