import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { studyA, studyAt, studyB } from '../ledger/ledger-events.ts';
import { branch, openLedger, pathOf, repository, startLab } from '../branch-ledger/harness.ts';

const unreadable = [expect.stringContaining('cannot be read')];

describe('the ledgers of other studies in the folder', () => {
  let github: Github;
  const commit = (path: string, text: string): Promise<string> =>
    github.commitFile(repository, branch, path, text);
  beforeEach(async () => {
    github = await startLab({ textLimitBytes: 100 });
  });
  afterEach(() => github.close());

  it('are read in one request, and what is no ledger of a study is left alone', async () => {
    await commit(pathOf(studyB), 'theirs\n');
    await commit('ledger/README.md', '# Ledger\n');
    await commit('ledger/notes.jsonl', 'x\n');
    await commit(`ledger/old/${studyAt(4)}.jsonl`, 'moved away\n');
    await commit(`elsewhere/${studyAt(5)}.jsonl`, 'in another folder\n');
    const others = await openLedger(github).readOthers([studyA]);
    expect(others).toEqual({ texts: new Map([[studyB, 'theirs\n']]), unread: [] });
    expect(github.server.countOf('query')).toBe(1);
  });

  it('are found at the root of the branch too', async () => {
    await commit(`${studyB}.jsonl`, 'theirs\n');
    const { texts } = await openLedger(github, { folder: '' }).readOthers([studyA]);
    expect([...texts]).toEqual([[studyB, 'theirs\n']]);
  });

  it('are read whole where GraphQL cuts them off, ten at most, and the rest is said', async () => {
    const long = `${'x'.repeat(150)}\n`;
    for (let n = 0; n < 12; n += 1) await commit(pathOf(studyAt(n)), long);
    await commit(pathOf(studyB), 'short\n');
    const { texts, unread } = await openLedger(github).readOthers([]);
    expect([...texts.values()].filter((text) => text === long)).toHaveLength(10);
    expect(texts.get(studyB)).toBe('short\n');
    expect(unread).toEqual([expect.stringContaining('Of the 12 longest')]);
  });

  it.each([
    ['there is no folder', () => commit('README.md', '# Ledger\n')],
    ['there is a file in the place of the folder', () => commit('ledger', 'a file\n')],
  ])('are none where %s', async (_, prepare) => {
    await prepare();
    expect(await openLedger(github).readOthers([studyA])).toEqual({ texts: new Map(), unread: [] });
  });

  it('that the token may not see are said to be unread, and nothing is thrown', async () => {
    const { texts, unread } = await openLedger(github, { token: 'stranger' }).readOthers([studyA]);
    expect(texts.size).toBe(0);
    expect(unread).toEqual([expect.stringContaining('does not let this run read')]);
  });

  it('are said to be unread where GitHub does not answer, after two tries', async () => {
    github.server.script('query', 'every', { kind: 'reset-before' });
    const { unread } = await openLedger(github).readOthers([studyA]);
    expect(unread).toEqual(unreadable);
    expect(github.server.countOf('query')).toBe(2);
  });
});
