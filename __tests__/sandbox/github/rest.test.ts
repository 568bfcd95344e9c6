import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { appendFiles, askGraphql, askRest, lab, startLab } from './asking.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

async function makeTree(files: Record<string, string>, repository = lab): Promise<string> {
  const tree = Object.entries(files).map(([path, content]) => ({
    path,
    mode: '100644',
    type: 'blob',
    content,
  }));
  const { body } = await askRest(github, 'POST', `${repository}/git/trees`, { body: { tree } });
  return (body as { sha: string }).sha;
}

async function makeOrphan(message: string): Promise<string> {
  const tree = await makeTree({ 'README.md': 'What this branch is\n' });
  const body = { message, tree, parents: [] };
  const answer = await askRest(github, 'POST', `${lab}/git/commits`, { body });
  expect(answer.status).toBe(201);
  return (answer.body as { sha: string }).sha;
}

function makeRef(sha: string, ref = 'refs/heads/ledger'): ReturnType<typeof askRest> {
  return askRest(github, 'POST', `${lab}/git/refs`, { body: { ref, sha } });
}

describe('making a branch', () => {
  it('goes by tree, commit and ref, and commits follow', async () => {
    const sha = await makeOrphan('Begin');
    const { status, body } = await makeRef(sha);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ref: 'refs/heads/ledger', object: { type: 'commit', sha } });
    expect(await github.commits(lab, 'ledger')).toMatchObject([{ message: 'Begin', parents: [] }]);
    await appendFiles(github, sha, { 'ledger/x.jsonl': '{}\n' }, { branch: 'ledger' });
    expect(await github.readFile(lab, 'ledger', 'ledger/x.jsonl')).toBe('{}\n');
    expect(await github.readFile(lab, 'ledger', 'README.md')).toBe('What this branch is\n');
  });

  it('has one winner among eight; the others are told that it exists', async () => {
    const shas = await Promise.all(Array.from({ length: 8 }, (_, at) => makeOrphan(`Begin ${at}`)));
    const answers = await Promise.all(shas.map((sha) => makeRef(sha)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
    const winner = shas[answers.findIndex(({ status }) => status === 201)];
    expect(await github.head(lab, 'ledger')).toBe(winner);
    const loser = answers.find(({ status }) => status === 422);
    expect(loser?.body).toMatchObject({ message: 'Reference already exists', status: '422' });
  });

  it.each([
    ['a hash that nothing has', 'refs/heads/x', '0'.repeat(40), 'Object does not exist'],
    ['a name below an existing branch', 'refs/heads/main/x', null, 'Reference update failed'],
    ['a name that git does not take', 'refs/heads/a..b', null, 'Reference update failed'],
    ['a protected branch', 'refs/heads/kept', null, 'Repository rule violations found'],
  ])('is refused for %s', async (_what, ref, given, message) => {
    github.protectBranch(lab, 'kept');
    const { status, body } = await makeRef(given ?? (await makeOrphan('Begin')), ref);
    expect(status).toBe(422);
    expect((body as { message: string }).message).toContain(message);
  });

  it('is refused in a repository without commits', async () => {
    await github.addRepository('lab/empty', { isEmpty: true });
    github.addToken('owner', {
      login: 'owner',
      type: 'User',
      repositories: { 'lab/empty': 'write' },
    });
    const { status, body } = await askRest(github, 'POST', 'lab/empty/git/trees', {
      body: { tree: [] },
      token: 'owner',
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ message: 'Git Repository is empty.' });
  });

  it.each(['trees', 'commits', 'refs'])('needs the right to write for git/%s', async (what) => {
    const asked = (token: string): ReturnType<typeof askRest> =>
      askRest(github, 'POST', `${lab}/git/${what}`, { body: {}, token });
    const { status, body } = await asked('reader');
    expect(status).toBe(403);
    expect(body).toMatchObject({ message: 'Resource not accessible by integration' });
    expect((await asked('stranger')).status).toBe(404);
    expect((await asked('writer')).status).toBe(422);
  });
});

describe('trees and commits', () => {
  it('take the objects of other trees', async () => {
    const inner = await makeTree({ c: '2' });
    const below = { path: 'below', mode: '040000', type: 'tree', sha: inner };
    const answer = await askRest(github, 'POST', `${lab}/git/trees`, { body: { tree: [below] } });
    expect(answer.body).toMatchObject({ tree: [below] });
  });

  it('take the author and date that they are given', async () => {
    const tree = await makeTree({ a: '1' });
    const author = { name: 'N', email: 'n@example.org', date: '2026-01-02T03:04:05Z' };
    const body = { message: 'm', tree, parents: [await github.head(lab, 'main')], author };
    const answer = await askRest(github, 'POST', `${lab}/git/commits`, { body });
    expect(answer.body).toMatchObject({ author, committer: author, tree: { sha: tree } });
    const unknown = { message: 'm', tree: '1'.repeat(40) };
    const refused = await askRest(github, 'POST', `${lab}/git/commits`, { body: unknown });
    expect(refused.status).toBe(422);
  });
});

describe('a blob', () => {
  const text = 'Ünïcode line of some length that wraps\n'.repeat(20_000);

  async function oidOfText(): Promise<string> {
    await github.commitFile(lab, 'main', 'big.txt', text);
    const { body } = await askGraphql(
      github,
      '{ repository(owner: "lab", name: "study") { ref(qualifiedName: "main") { target { ... on Commit { file(path: "big.txt") { oid } } } } } }',
    );
    const { ref } = (body.data as { repository: { ref: { target: { file: { oid: string } } } } })
      .repository;
    return ref.target.file.oid;
  }

  it('comes whole as base64 in lines of sixty characters', async () => {
    const oid = await oidOfText();
    const { status, body } = await askRest(github, 'GET', `${lab}/git/blobs/${oid}`);
    expect(status).toBe(200);
    const blob = body as { content: string; size: number; encoding: string };
    expect(blob).toMatchObject({ sha: oid, encoding: 'base64', size: Buffer.byteLength(text) });
    expect(blob.content.split('\n')[0]).toHaveLength(60);
    expect(Buffer.from(blob.content, 'base64').toString('utf8')).toBe(text);
  });

  it('comes as it is where the raw media type is asked for', async () => {
    const oid = await oidOfText();
    const response = await fetch(`${github.url}/repos/${lab}/git/blobs/${oid}`, {
      headers: { authorization: 'Bearer reader', accept: 'application/vnd.github.raw+json' },
    });
    expect(await response.text()).toBe(text);
  });

  it('that is not there, or is no blob, is 404', async () => {
    for (const oid of ['0'.repeat(40), 'nonsense', (await github.head(lab, 'main')) ?? '']) {
      expect((await askRest(github, 'GET', `${lab}/git/blobs/${oid}`)).status).toBe(404);
    }
  });
});

describe('every REST answer', () => {
  it('is 401 without a token, 404 at an unknown address and 400 for a body that is not JSON', async () => {
    const bare = await fetch(`${github.url}/repos/${lab}`);
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({ message: 'Bad credentials' });
    expect((await askRest(github, 'GET', `${lab}/hooks`)).status).toBe(404);
    const broken = await fetch(`${github.url}/repos/${lab}/git/refs`, {
      method: 'POST',
      headers: { authorization: 'token writer' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });

  it('carries the date of the sandbox’s clock', async () => {
    github.advance(48 * 3_600_000);
    const { headers } = await makeRef(await makeOrphan('Begin'));
    const offMs = Math.abs(Date.parse(headers.get('date') ?? '') - github.now());
    expect(offMs).toBeLessThan(5000);
    expect(github.now() - Date.now()).toBeGreaterThan(47 * 3_600_000);
  });

  it('is recorded under the name by which faults are scripted', async () => {
    const sha = await makeOrphan('Begin');
    await makeRef(sha);
    await askRest(github, 'GET', `${lab}/git/blobs/${sha}`);
    await askRest(github, 'GET', `${lab}/nothing`);
    await askGraphql(github, '{ viewer { login } }');
    await appendFiles(github, sha, { x: '1' }, { branch: 'ledger' });
    expect(github.server.requests.map(({ endpoint }) => endpoint)).toEqual([
      'tree',
      'git-commit',
      'ref',
      'blob',
      'unknown',
      'query',
      'commit',
    ]);
  });
});
