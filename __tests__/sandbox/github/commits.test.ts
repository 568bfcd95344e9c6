import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { appendFiles, askGraphql, lab, oidOf, startLab } from './asking.ts';

const run = promisify(execFile);

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

const staleMessage = (expected: string | null): string =>
  `Expected branch to point to "${expected ?? ''}" but it did not.  Pull and try again.`;

describe('createCommitOnBranch', () => {
  it('commits files of any depth on the expected head and tells what it made', async () => {
    const head = await github.head(lab, 'main');
    const answer = await appendFiles(github, head, { 'ledger/deep/x.jsonl': 'é\n', top: 't' });
    const oid = oidOf(answer);
    expect(answer.body).toEqual({
      data: {
        createCommitOnBranch: {
          commit: {
            oid,
            url: `${github.url}/lab/study/commit/${oid ?? ''}`,
            committedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            message: 'Append',
          },
          ref: { name: 'main' },
        },
      },
    });
    expect(await github.readFile(lab, 'main', 'ledger/deep/x.jsonl')).toBe('é\n');
    expect(await github.readFile(lab, 'main', 'top')).toBe('t');
    expect(await github.readFile(lab, 'main', 'README.md')).toBe('# study\n');
    expect((await github.commits(lab, 'main'))[0]).toMatchObject({ oid, parents: [head] });
  });

  it('has exactly one winner among eight on the same head', async () => {
    const head = await github.head(lab, 'main');
    const racers = Array.from({ length: 8 }, (_, at) =>
      appendFiles(github, head, { 'l.jsonl': `event ${at}\n` }),
    );
    const answers = await Promise.all(racers);
    const winners = answers.filter((answer) => oidOf(answer) !== undefined);
    expect(winners).toHaveLength(1);
    const losers = answers.filter((answer) => oidOf(answer) === undefined);
    for (const { status, body } of losers) {
      expect(status).toBe(200);
      expect(body.data).toEqual({ createCommitOnBranch: null });
      expect(body.errors).toMatchObject([
        { type: 'STALE_DATA', path: ['createCommitOnBranch'], message: staleMessage(head) },
      ]);
    }
    expect(await github.commits(lab, 'main')).toHaveLength(2);
  });

  it('lets every racer land once when losers read again and repeat', async () => {
    const append = async (event: string): Promise<void> => {
      for (;;) {
        const head = await github.head(lab, 'main');
        const made = await appendFiles(github, head, { [event]: event });
        if (oidOf(made) !== undefined) return;
      }
    };
    const events = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(events.map(append));
    expect(await github.commits(lab, 'main')).toHaveLength(6);
    for (const event of events) expect(await github.readFile(lab, 'main', event)).toBe(event);
  });

  it('can word a lost race the other way that GitHub has', async () => {
    await github.close();
    github = await startLab({ staleWording: 'is-at-but-expected' });
    const head = await github.head(lab, 'main');
    const actual = await github.commitFile(lab, 'main', 'x', '1');
    const { body } = await appendFiles(github, head, { x: '2' });
    const message = `refs/heads/main is at ${actual} but expected ${head ?? ''}`;
    expect(body.errors).toMatchObject([{ message }]);
  });

  it('makes the same commit again from the same parent, tree, message, author and second', async () => {
    await github.close();
    github = await startLab({ clock: () => 1_800_000_000_000 });
    const head = await github.head(lab, 'main');
    const first = oidOf(await appendFiles(github, head, { x: '1' }));
    expect(first).toBe(await github.head(lab, 'main'));
    await run('git', ['update-ref', 'refs/heads/main', head ?? ''], {
      cwd: github.gitDirOf(lab),
    });
    const again = oidOf(await appendFiles(github, head, { x: '1' }));
    await run('git', ['update-ref', 'refs/heads/main', head ?? ''], {
      cwd: github.gitDirOf(lab),
    });
    github.advance(1000);
    const later = oidOf(await appendFiles(github, head, { x: '1' }));
    expect(again).toBe(first);
    expect(later).toBe(await github.head(lab, 'main'));
    expect(later).not.toBe(first);
  });

  it('loses to a branch that somebody moved with git itself', async () => {
    const first = await github.head(lab, 'main');
    const second = await github.commitFile(lab, 'main', 'x', '1');
    await run('git', ['update-ref', 'refs/heads/main', first ?? ''], {
      cwd: github.gitDirOf(lab),
    });
    const { body } = await appendFiles(github, second, { x: '2' });
    expect(body.errors?.[0]?.type).toBe('STALE_DATA');
  });

  it.each([
    ['an absent branch', { branch: 'gone' }, 'NOT_FOUND'],
    ['a repository that is not there', { repository: 'lab/none' }, 'NOT_FOUND'],
    ['a token that may not see it', { token: 'stranger' }, 'NOT_FOUND'],
    ['a token that may only read', { token: 'reader' }, 'FORBIDDEN'],
  ])('refuses %s', async (_what, options, type) => {
    const head = await github.head(lab, 'main');
    const { status, body } = await appendFiles(github, head, { x: '1' }, options);
    expect(status).toBe(200);
    expect(body.data).toEqual({ createCommitOnBranch: null });
    expect(body.errors).toMatchObject([{ type }]);
    expect(await github.commits(lab, 'main')).toHaveLength(1);
  });

  it.each(['../x', '/x', 'a//b', '.git/config', 'a/'])('refuses the path %s', async (path) => {
    const head = await github.head(lab, 'main');
    const { body } = await appendFiles(github, head, { [path]: '1' });
    expect(body.errors?.[0]?.type).toBe('UNPROCESSABLE');
  });

  it('names the missing permission as GitHub does', async () => {
    const head = await github.head(lab, 'main');
    const { body } = await appendFiles(github, head, { x: '1' }, { token: 'reader' });
    expect(body.errors?.[0]?.message).toBe('Resource not accessible by integration');
  });

  it('is refused by a ruleset on that branch only', async () => {
    await github.commitFile(lab, 'free', 'x', '1');
    github.protectBranch(lab, 'main');
    const { body } = await appendFiles(github, await github.head(lab, 'main'), { x: '2' });
    expect(body.errors?.[0]?.message).toMatch(/^Repository rule violations found/);
    const head = await github.head(lab, 'free');
    const free = await appendFiles(github, head, { x: '2' }, { branch: 'refs/heads/free' });
    expect(oidOf(free)).toBe(await github.head(lab, 'free'));
  });

  it('leaves a repository in which git finds no fault, and reads what git has packed', async () => {
    const head = await github.head(lab, 'main');
    await appendFiles(github, head, { 'a-b': '1', 'a/b': '2', 'a.b': '3', 'a/ü/ß': '4' });
    const cwd = github.gitDirOf(lab);
    const { stdout, stderr } = await run('git', ['fsck', '--strict', '--full'], { cwd });
    expect(stdout + stderr).toBe('');
    await run('git', ['repack', '-adq'], { cwd });
    await run('git', ['prune-packed'], { cwd });
    await run('git', ['pack-refs', '--all', '--prune'], { cwd });
    expect(await github.readFile(lab, 'main', 'a/ü/ß')).toBe('4');
  });

  it('commits and reads a ledger of six megabytes', async () => {
    const line = `${JSON.stringify({ v: 1, to: 'f'.repeat(32) })}\n`;
    const ledger = line.repeat(Math.ceil(6_000_000 / line.length));
    const head = await github.head(lab, 'main');
    const landed = await appendFiles(github, head, { 'l.jsonl': ledger });
    expect(oidOf(landed)).toBe(await github.head(lab, 'main'));
    expect(await github.readFile(lab, 'main', 'l.jsonl')).toBe(ledger);
    const { body } = await askGraphql(
      github,
      `query ($oid: GitObjectID) { repository(owner: "lab", name: "study") { object(oid: $oid) {
        ... on Commit { file(path: "l.jsonl") { object {
          ... on Blob { isTruncated byteSize text } } } } } } }`,
      { oid: oidOf(landed) },
    );
    const object = { isTruncated: true, byteSize: ledger.length, text: ledger.slice(0, 512_000) };
    expect(body.data).toEqual({ repository: { object: { file: { object } } } });
  });
});
