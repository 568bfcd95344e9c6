import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { Gate } from '../../../sandbox/server/gate.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { Append } from '../../../src/ports.ts';
import { type AddressGiven, branch, openLedger, pathOf, repository, startLab } from './harness.ts';
import { expectAppended } from '../ledger/ledger-harness.ts';
import { eventOf, studyA, studyB } from '../ledger/ledger-events.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

const event = eventOf();
/**
 * By a process that has seen no branch; between its reading and its append there is time for
 * something else.
 */
const append = async (
  given: AddressGiven = {},
  study = studyA,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Append> => {
  const ledger = openLedger(github, given);
  await ledger.read([study]);
  await between();
  return ledger.append(study, '', [event], 'Claim bulk-1');
};
/** Of all requests but the reading. */
const endpoints = (): string[] => github.server.requests.slice(1).map(({ endpoint }) => endpoint);
const textOf = (): Promise<string | null> => github.readFile(repository, branch, pathOf(studyA));
const forbidden = (hint: string): unknown =>
  expect.objectContaining({ code: 'LEDGER_FORBIDDEN', hint: expect.stringContaining(hint) });

describe('the first append of all', () => {
  it('makes an orphan branch that says what it is, and then appends', async () => {
    expect((await append()).kind).toBe('appended');
    expect(endpoints()).toEqual(['tree', 'git-commit', 'ref', 'commit']);
    const commits = await github.commits(repository, branch);
    expect(commits.map(({ parents }) => parents.length)).toEqual([1, 0]);
    for (const { message } of commits) expect(message).toMatch(/\[skip ci\]$/);
    expect(await github.readFile(repository, branch, 'README.md')).toContain('Never edit');
  });

  it.each<[string, string, Fault]>([
    ['the branch was made and the answer lost', 'ref', { kind: 'reset-after' }],
    ['the branch was not made and nobody knows', 'ref', { kind: 'reset-before' }],
    ['GitHub fails over the branch', 'ref', { kind: 'status', answer: { status: 502 } }],
    [
      'the commit does not show yet',
      'ref',
      { kind: 'status', answer: { status: 422, body: { message: 'Object does not exist' } } },
    ],
    ['GitHub fails over the tree', 'tree', { kind: 'reset-after' }],
    ['GitHub fails over the commit', 'git-commit', { kind: 'truncate' }],
    ['the new branch does not show to the write yet', 'commit', { kind: 'stale' }],
    ['the answer to the append is lost', 'commit', { kind: 'reset-after' }],
  ])('comes through where %s', async (_, endpoint, fault) => {
    github.server.script(endpoint, 1, fault);
    expect(expectAppended(await append()).text).toBe(serializeEvents([event]));
    expect(await textOf()).toBe(serializeEvents([event]));
    expect(await github.commits(repository, branch)).toHaveLength(2);
  });

  it('comes through where the new branch does not show for some seconds', async () => {
    for (const nth of [1, 2]) github.server.script('commit', nth, { kind: 'stale' });
    for (const nth of [2, 3, 4]) github.server.script('query', nth, { kind: 'stale' });
    expect(expectAppended(await append()).text).toBe(serializeEvents([event]));
    expect(await github.commits(repository, branch)).toHaveLength(2);
    expect(github.server.countOf('ref')).toBe(1);
  });

  it('goes on with the branch of whoever was faster, all held at the last step and let go together', async () => {
    const gate = new Gate();
    github.server.script('ref', 'every', { kind: 'hold', gate });
    const both = [append({ random: Math.random }), append({ random: Math.random }, studyB)];
    await gate.waitFor(2);
    gate.open();
    expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['appended', 'appended']);
    const commits = await github.commits(repository, branch);
    expect(commits.filter(({ parents }) => parents.length === 0)).toHaveLength(1);
    expect(commits).toHaveLength(3);
  });

  it('is stale where the winner’s branch already has lines of the study', async () => {
    const win = (): Promise<unknown> =>
      github.commitFile(repository, branch, pathOf(studyA), 'theirs\n');
    expect(await append({}, studyA, win)).toEqual({ kind: 'stale' });
    expect(await textOf()).toBe('theirs\n');
  });
});

describe('a branch that cannot be made', () => {
  it('for want of a permission says which one to add', async () => {
    await expect(append({ token: 'reader' })).rejects.toEqual(forbidden('contents: write'));
    expect(endpoints()).toEqual(['tree']);
  });

  it('in a repository that the token does not see says where to look', async () => {
    await expect(append({ token: 'stranger' })).rejects.toEqual(forbidden('`ledger-repository`'));
  });

  it('by a ruleset says so', async () => {
    github.protectBranch(repository, branch);
    await expect(append()).rejects.toEqual(forbidden('ruleset'));
    expect(endpoints()).toEqual(['tree', 'git-commit', 'ref']);
  });

  it('in an empty repository says to give it a first commit', async () => {
    await github.addRepository('lab/ledgers', { isEmpty: true });
    const ledgers = 'lab/ledgers';
    await expect(append({ repository: ledgers })).rejects.toEqual(forbidden('first commit'));
  });

  it('is LEDGER_CONFLICT where GitHub does not answer', async () => {
    const conflict = expect.objectContaining({ code: 'LEDGER_CONFLICT' });
    github.server.script('ref', 'every', { kind: 'reset-before' });
    await expect(append()).rejects.toEqual(conflict);
    expect(github.server.countOf('ref')).toBe(6);
    github.server.script('tree', 'every', { kind: 'status', answer: { status: 500 } });
    await expect(append()).rejects.toEqual(conflict);
    expect(await github.head(repository, branch)).toBeNull();
  });
});
