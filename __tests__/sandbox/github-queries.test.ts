import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../sandbox/github.ts';
import { askGraphql, lab, startLab } from './github-asking.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab({ textLimitBytes: 10 });
});
afterEach(() => github.close());

const fileQuery = `query ($branch: String!, $path: String!) {
  repository(owner: "lab", name: "study") {
    ref(qualifiedName: $branch) {
      name
      target {
        oid
        ... on Commit {
          file(path: $path) {
            type
            object { ... on Blob { oid text isTruncated isBinary byteSize } }
          }
        }
      }
    }
  }
}`;

describe('a query', () => {
  it('tells the kind of the repository, its default branch and who asks', async () => {
    const { body } = await askGraphql(
      github,
      `{ viewer { login }
         repository(owner: "LAB", name: "Study") { isPrivate visibility defaultBranchRef { name } } }`,
    );
    expect(body).toEqual({
      data: {
        viewer: { login: 'github-actions[bot]' },
        repository: {
          isPrivate: true,
          visibility: 'PRIVATE',
          defaultBranchRef: { name: 'main' },
        },
      },
    });
  });

  it('reads head and file through one commit, at any depth', async () => {
    const head = await github.commitFile(lab, 'main', 'a/b/c.txt', 'nine byte');
    const { body } = await askGraphql(github, fileQuery, {
      branch: 'refs/heads/main',
      path: 'a/b/c.txt',
    });
    expect(body.data).toEqual({
      repository: {
        ref: {
          name: 'main',
          target: {
            oid: head,
            file: {
              type: 'blob',
              object: {
                oid: expect.stringMatching(/^[0-9a-f]{40}$/),
                text: 'nine byte',
                isTruncated: false,
                isBinary: false,
                byteSize: 9,
              },
            },
          },
        },
      },
    });
  });

  it('cuts a long text off at whole characters and says so', async () => {
    await github.commitFile(lab, 'main', 'long.txt', '123456789éxyz');
    const { body } = await askGraphql(github, fileQuery, { branch: 'main', path: 'long.txt' });
    expect(body.data).toMatchObject({
      repository: {
        ref: {
          target: { file: { object: { text: '123456789', isTruncated: true, byteSize: 14 } } },
        },
      },
    });
  });

  it('gives no text of a binary file', async () => {
    await github.commitFile(lab, 'main', 'binary', 'a\0b');
    const { body } = await askGraphql(github, fileQuery, { branch: 'main', path: 'binary' });
    expect(body.data).toMatchObject({
      repository: { ref: { target: { file: { object: { text: null, isBinary: true } } } } },
    });
  });

  it.each([
    ['an absent branch', 'gone', 'README.md', { ref: null }],
    ['HEAD, which is no ref', 'HEAD', 'README.md', { ref: null }],
    ['a ref outside the repository', '../../x', 'README.md', { ref: null }],
    ['an absent file', 'main', 'a/b', { ref: { target: { file: null } } }],
    ['a path below a file', 'main', 'README.md/b', { ref: { target: { file: null } } }],
  ])('answers null and no error for %s', async (_what, branch, path, expected) => {
    const { status, body } = await askGraphql(github, fileQuery, { branch, path });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ repository: expected });
  });

  it('finds objects by expression and by hash', async () => {
    const head = await github.commitFile(lab, 'main', 'week/1.csv', 'id,amount');
    const ask = (argument: string): string => `object(${argument}) { __typename oid }`;
    const { body } = await askGraphql(
      github,
      `{ repository(owner: "lab", name: "study") {
        commit: ${ask('expression: "main"')} blob: ${ask('expression: "HEAD:week/1.csv"')}
        tree: ${ask(`expression: "${head}:week"`)} byHash: ${ask(`oid: "${head}"`)}
        absent: ${ask('expression: "main:week/2.csv"')} nowhere: ${ask('expression: "gone:a"')} } }`,
    );
    expect(body.data).toEqual({
      repository: {
        commit: { __typename: 'Commit', oid: head },
        // What `git hash-object` says of that text.
        blob: { __typename: 'Blob', oid: '5e70501b4bcff7e7d75c620eba105afe50b30d54' },
        tree: { __typename: 'Tree', oid: expect.any(String) },
        byHash: { __typename: 'Commit', oid: head },
        absent: null,
        nowhere: null,
      },
    });
  });

  it('tells by blame which commit wrote which line, and when', async () => {
    const first = await github.commitFile(lab, 'main', 'l.jsonl', 'one\ntwo\n');
    const firstDate = new Date(github.now()).toISOString().slice(0, 16);
    github.advance(25 * 3_600_000);
    const second = await github.commitFile(lab, 'main', 'l.jsonl', 'one\ntwo\nthree\n');
    const secondDate = new Date(github.now()).toISOString().slice(0, 16);
    const { body } = await askGraphql(
      github,
      `{ repository(owner: "lab", name: "study") { ref(qualifiedName: "main") { target { ... on Commit {
        blame(path: "l.jsonl") { ranges { startingLine endingLine commit { oid committedDate } } }
      } } } } }`,
    );
    const dated = (minute: string): unknown => expect.stringContaining(minute);
    expect(body.data).toMatchObject({
      repository: {
        ref: {
          target: {
            blame: {
              ranges: [
                {
                  startingLine: 1,
                  endingLine: 2,
                  commit: { oid: first, committedDate: dated(firstDate) },
                },
                {
                  startingLine: 3,
                  endingLine: 3,
                  commit: { oid: second, committedDate: dated(secondDate) },
                },
              ],
            },
          },
        },
      },
    });
  });

  it('gives the history of one path in pages, newest first', async () => {
    const oids: string[] = [];
    for (const text of ['1', '2', '3']) {
      oids.unshift(await github.commitFile(lab, 'main', 'l', text, { message: `Write ${text}` }));
      await github.commitFile(lab, 'main', 'other', text);
    }
    const ask = (after: string): string => `{ repository(owner: "lab", name: "study") {
      object(expression: "main") { ... on Commit { history(first: 2, path: "l"${after}) {
        nodes { oid message } pageInfo { hasNextPage endCursor } } } } } }`;
    interface Page {
      repository: {
        object: { history: { nodes: unknown[]; pageInfo: Record<string, unknown> } };
      };
    }
    const pageOf = async (after: string): Promise<Page['repository']['object']['history']> =>
      ((await askGraphql(github, ask(after))).body.data as unknown as Page).repository.object
        .history;
    const first = await pageOf('');
    expect(first.nodes).toEqual([
      { oid: oids[0], message: 'Write 3' },
      { oid: oids[1], message: 'Write 2' },
    ]);
    expect(first.pageInfo['hasNextPage']).toBe(true);
    const second = await pageOf(`, after: "${String(first.pageInfo['endCursor'])}"`);
    expect(second.nodes).toEqual([{ oid: oids[2], message: 'Write 1' }]);
    expect(second.pageInfo['hasNextPage']).toBe(false);
  });
});

describe('a wrong query', () => {
  it('is refused by GitHub’s own schema, with status 200', async () => {
    const { status, body } = await askGraphql(github, '{ viewer { shoeSize } }');
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toContain('shoeSize');
  });

  it('is refused where its variables do not fit the schema', async () => {
    const { body } = await askGraphql(github, fileQuery, { branch: 'main' });
    expect(body.errors?.[0]?.message).toContain('$path');
  });

  it('is refused where it does not parse', async () => {
    const { status, body } = await askGraphql(github, '{ viewer ');
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([{ message: expect.stringContaining('Syntax Error') }]);
  });

  it('for what is in the schema and not in the sandbox fails the test, never silently null', async () => {
    const other = await startLab();
    await expect(askGraphql(other, '{ viewer { bio } }')).rejects.toThrow();
    await expect(other.close()).rejects.toThrow('sandbox failed');
  });
});

describe('a token', () => {
  it('that may not see a repository gets null together with NOT_FOUND', async () => {
    const { status, body } = await askGraphql(
      github,
      '{ viewer { login } repository(owner: "lab", name: "study") { isPrivate } }',
      {},
      'stranger',
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({ viewer: { login: 'stranger' }, repository: null });
    expect(body.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['repository'] }]);
  });

  it('may see a public repository that nobody named to it', async () => {
    await github.addRepository('lab/open', { visibility: 'public' });
    const query = '{ repository(owner: "lab", name: "open") { isPrivate visibility } }';
    const { body } = await askGraphql(github, query, {}, 'stranger');
    expect(body.data).toEqual({ repository: { isPrivate: false, visibility: 'PUBLIC' } });
  });

  it('that nobody gave out is refused with 401', async () => {
    const { status, body } = await askGraphql(github, '{ viewer { login } }', {}, 'wrong');
    expect(status).toBe(401);
    expect(body).toMatchObject({ message: 'Bad credentials' });
  });
});
