import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { askGraphql, lab, startLab } from './asking.ts';

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

  it('finds objects by hash', async () => {
    const head = await github.commitFile(lab, 'main', 'week/1.csv', 'id,amount');
    // What `git hash-object` says of that text.
    const blob = '5e70501b4bcff7e7d75c620eba105afe50b30d54';
    const ask = (oid: string): string => `object(oid: "${oid}") { __typename oid }`;
    const { body } = await askGraphql(
      github,
      `{ repository(owner: "lab", name: "study") {
        commit: ${ask(head)} blob: ${ask(blob)} absent: ${ask('0'.repeat(40))} } }`,
    );
    expect(body.data).toEqual({
      repository: {
        commit: { __typename: 'Commit', oid: head },
        blob: { __typename: 'Blob', oid: blob },
        absent: null,
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
});
