import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import type { commitShape } from '../../../src/adapters/branch-past/commit-history.ts';
import { writeOf } from '../../../src/adapters/branch-past/commit-history.ts';
import type { LedgerPast } from '../../../src/core/audit/writes.ts';
import { gitBlobHash } from '../../../src/core/git-blob.ts';
import type * as v from 'valibot';
import { branch, openLedger, repository, startLab } from '../branch-ledger/harness.ts';

type Commit = v.InferOutput<typeof commitShape>;

const commit: Commit = {
  oid: 'a'.repeat(40),
  authoredDate: '2026-11-22T11:00:00Z',
  committedDate: '2026-11-22T11:00:00Z',
  author: null,
  signature: { isValid: true, wasSignedByGitHub: true },
  parents: { nodes: [] },
  tree: { entries: [] },
};

describe('who made a commit', () => {
  const user = { login: 'mallory' };
  it.each<[string, Commit['author'], string | null]>([
    ['the user whom GitHub names', { email: 'm@example.org', user }, 'mallory'],
    [
      'the user whom GitHub names, whatever the address says',
      { email: '41898282+github-actions[bot]@users.noreply.github.com', user },
      'mallory',
    ],
    [
      'a bot, which has an address alone',
      { email: '41898282+github-actions[bot]@users.noreply.github.com', user: null },
      'github-actions[bot]',
    ],
    [
      'an App without a number',
      { email: 'ledger[bot]@Users.Noreply.GitHub.com', user: null },
      'ledger[bot]',
    ],
    [
      'nobody, where the address is of another host',
      { email: '41898282+github-actions[bot]@users.noreply.example.org', user: null },
      null,
    ],
    [
      'nobody, where the address goes on after the host',
      { email: 'github-actions[bot]@users.noreply.github.com.example.org', user: null },
      null,
    ],
    ['nobody, where there is an address alone', { email: 'm@example.org', user: null }, null],
    ['nobody, where there is none', { email: null, user: null }, null],
    ['nobody, where GitHub shows no author', null, null],
  ])('is %s', (_, author, login) => {
    expect(writeOf({ ...commit, author }, 'ledger', 'github.com').by).toBe(login);
  });

  it.each([
    [{ isValid: true, wasSignedByGitHub: true }, true],
    [{ isValid: true, wasSignedByGitHub: false }, false],
    [{ isValid: false, wasSignedByGitHub: true }, false],
    [null, false],
  ])('is known only where GitHub has signed it: %j is %s', (signature, isSigned) => {
    expect(writeOf({ ...commit, signature }, '', 'github.com').isSigned).toBe(isSigned);
  });
});

describe('the past of a ledger on a branch', () => {
  let github: Github;
  beforeEach(async () => {
    github = await startLab();
  });
  afterEach(() => github.close());

  function open(token = 'writer'): LedgerPast {
    const { past } = openLedger(github, { token });
    if (past.kind === 'impossible') throw new Error(past.why);
    return past.value;
  }

  it('has no writes where there is no branch', async () => {
    expect(await open().readWrites(null)).toEqual({ writer: 'github-actions[bot]', writes: [] });
  });

  it('gives the files of each write by name, with what is beside their folder', async () => {
    await github.commitFile(repository, branch, 'README.md', '# Ledger\n');
    await github.commitFile(repository, branch, 'ledger/a.jsonl', 'a\n');

    const { writes } = await open('reader').readWrites(null);

    expect(writes.map(({ files }) => [...files.keys()])).toEqual([['a.jsonl'], []]);
    expect(writes[0]?.files.get('a.jsonl')).toEqual({
      content: gitBlobHash(Buffer.from('a\n')),
      size: 2,
      isFile: true,
    });
    expect(writes.map(({ beside }) => [...beside.keys()])).toEqual([['README.md'], ['README.md']]);
    expect(writes.map(({ isSigned }) => isSigned)).toEqual([false, false]);
  });

  it('stops where a write that it has named is not there', async () => {
    await expect(open().readWrites('f'.repeat(40))).rejects.toMatchObject({
      code: 'LEDGER_UNREADABLE',
    });
  });

  it.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
  ])('says why GitHub shows no list of activities: status %s', async (status, message) => {
    github.server.script('activity', 'every', {
      kind: 'status',
      answer: { status, body: { message } },
    });
    const forced = await open().readForcedChanges();
    expect(forced).toEqual({ kind: 'impossible', why: expect.stringContaining(message) });
  });

  it.each([
    ['a limit', { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }],
    ['a fault', { status: 502, body: { message: 'Bad gateway' } }],
    ['something else', { status: 200, body: { message: 'hello' } }],
  ])('stops where that list is not given for another reason: %s', async (_, answer) => {
    github.server.script('activity', 'every', { kind: 'status', answer });
    await expect(open().readForcedChanges()).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });

  it('lists force pushes and the end of the branch, with who did it', async () => {
    const first = await github.commitFile(repository, branch, 'README.md', '# Ledger\n');
    await github.commitFile(repository, branch, 'README.md', '# The ledger\n');
    await github.forcePush(repository, branch, first);
    await github.deleteBranch(repository, branch);

    const forced = await open('reader').readForcedChanges();

    expect(forced).toMatchObject({
      kind: 'known',
      value: [
        { kind: 'rewritten', by: 'octocat' },
        { kind: 'deleted', by: 'octocat' },
      ],
    });
  });
});
