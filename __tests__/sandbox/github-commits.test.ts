import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../sandbox/github.ts';
import { Gate } from '../../sandbox/scripted-server.ts';
import { appendFiles, askGraphql, type GraphqlAnswer, lab, startLab } from './github-asking.ts';

const run = promisify(execFile);

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

function oidOf({ body }: GraphqlAnswer): string | undefined {
  const made = body.data?.['createCommitOnBranch'] as { commit: { oid: string } } | null;
  return made?.commit.oid;
}

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

  it('removes files, and folders that are left empty', async () => {
    await github.commitFile(lab, 'main', 'a/b/c', '1');
    const head = await github.commitFile(lab, 'main', 'a/d', '2');
    await appendFiles(github, head, {}, { deletions: ['a/b/c'] });
    expect(await github.readFile(lab, 'main', 'a/b/c')).toBeNull();
    expect(await github.readFile(lab, 'main', 'a/d')).toBe('2');
    const { stdout } = await run('git', ['ls-tree', '-rt', '--name-only', 'main'], {
      cwd: github.gitDirOf(lab),
    });
    expect(stdout).toBe('README.md\na\na/d\n');
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
    await run('git', ['update-ref', 'refs/heads/main', head ?? ''], {
      cwd: github.gitDirOf(lab),
    });
    const again = oidOf(await appendFiles(github, head, { x: '1' }));
    await run('git', ['update-ref', 'refs/heads/main', head ?? ''], {
      cwd: github.gitDirOf(lab),
    });
    github.advance(1000);
    const later = oidOf(await appendFiles(github, head, { x: '1' }));
    expect(first).toBeDefined();
    expect(again).toBe(first);
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
    ['the deletion of an absent file', { deletions: ['none'] }, 'NOT_FOUND'],
    ['a file that is added and deleted', { deletions: ['x'] }, 'UNPROCESSABLE'],
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
    expect(oidOf(free)).toBeDefined();
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
    expect(oidOf(await appendFiles(github, head, { 'l.jsonl': ledger }))).toBeDefined();
    expect(await github.readFile(lab, 'main', 'l.jsonl')).toBe(ledger);
    const { body } = await askGraphql(
      github,
      `{ repository(owner: "lab", name: "study") { object(expression: "main:l.jsonl") {
        ... on Blob { isTruncated byteSize text } } } }`,
    );
    expect(body.data).toEqual({
      repository: {
        object: { isTruncated: true, byteSize: ledger.length, text: ledger.slice(0, 512_000) },
      },
    });
  });
});

describe('a scripted fault', () => {
  it('can take the answer of a commit away that has landed', async () => {
    github.server.script('commit', 1, { kind: 'reset-after' });
    const head = await github.head(lab, 'main');
    await expect(appendFiles(github, head, { x: '1' })).rejects.toThrow();
    expect(await github.readFile(lab, 'main', 'x')).toBe('1');
    const { body } = await appendFiles(github, head, { x: '1' });
    expect(body.errors?.[0]?.type).toBe('STALE_DATA');
  });

  it('can hold one commit until another has overtaken it', async () => {
    const gate = new Gate();
    github.server.script('commit', 1, { kind: 'hold', gate });
    const head = await github.head(lab, 'main');
    const held = appendFiles(github, head, { x: 'held' });
    await gate.waitFor(1);
    expect(oidOf(await appendFiles(github, head, { x: 'overtaking' }))).toBeDefined();
    gate.open();
    expect((await held).body.errors?.[0]?.type).toBe('STALE_DATA');
    expect(await github.readFile(lab, 'main', 'x')).toBe('overtaking');
  });

  const headQuery = `{ repository(owner: "lab", name: "study") {
    ref(qualifiedName: "ledger") { target { oid } } } }`;

  it('can answer a query from one update earlier', async () => {
    const first = await github.commitFile(lab, 'ledger', 'x', '1');
    await github.commitFile(lab, 'ledger', 'x', '2');
    github.server.script('query', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: { target: { oid: first } } } });
  });

  it('can say that a new branch is not there yet, to readers and to writers', async () => {
    const head = await github.commitFile(lab, 'ledger', 'x', '1');
    github.server.script('query', 1, { kind: 'stale' });
    github.server.script('commit', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: null } });
    const early = await appendFiles(github, head, { x: '2' }, { branch: 'ledger' });
    expect(early.body.errors?.[0]?.type).toBe('NOT_FOUND');
    const later = await appendFiles(github, head, { x: '2' }, { branch: 'ledger' });
    expect(oidOf(later)).toBeDefined();
  });

  it('can lie further back, and still never lets a stale writer win', async () => {
    await github.close();
    github = await startLab({ staleUpdates: 2 });
    const first = await github.commitFile(lab, 'ledger', 'x', '1');
    await github.commitFile(lab, 'ledger', 'x', '2');
    await github.commitFile(lab, 'ledger', 'x', '3');
    github.server.script('query', 1, { kind: 'stale' });
    github.server.script('commit', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: { target: { oid: first } } } });
    const late = await appendFiles(github, first, { x: '4' }, { branch: 'ledger' });
    expect(late.body.errors?.[0]?.type).toBe('STALE_DATA');
    expect(await github.readFile(lab, 'ledger', 'x')).toBe('3');
  });
});
