import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import type { Loss } from '../../../src/core/losses/missing-records.ts';
import type { Permission } from '../../../src/ports.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { bulkId, claim, event } from '../../kit/builders.ts';
import { studyA, studyB } from '../ledger/ledger-events.ts';
import { branch, openLedger, pathOf, repository, startLab } from '../branch-ledger/harness.ts';

const one = serializeEvents([claim({ bulk: bulkId('bulk-1') })]);
const two = serializeEvents([claim({ bulk: bulkId('bulk-2') }), event('accepted', 'bulk-2')]);
const three = serializeEvents([claim({ bulk: bulkId('bulk-3') })]);

const hourMs = 3_600_000;

/** What a run writes of a bulk payment that was accepted, planned at GitHub's time. */
function paid(bulk: string, at: number): string {
  const looked = new Date(at).toISOString();
  return serializeEvents([claim({ bulk: bulkId(bulk), looked }), event('accepted', bulk)]);
}

describe('what was taken out of the ledger of a branch', () => {
  let github: Github;
  beforeEach(async () => {
    github = await startLab();
  });
  afterEach(() => github.close());

  function write(text: string, study = studyA): Promise<string> {
    return github.commitFile(repository, branch, pathOf(study), text);
  }

  /** As a run sees it that has just read the ledger. */
  async function losses(token = 'reader'): Promise<Loss[]> {
    const ledger = openLedger(github, { token });
    await ledger.read([studyA]);
    return [...(await ledger.readLosses(studyA)).losses];
  }

  const requests = (): number => github.server.requests.length;

  it('is nothing where there never was a branch, found with one request', async () => {
    const ledger = openLedger(github);
    await ledger.read([studyA]);
    const before = requests();
    expect(await ledger.readLosses(studyA)).toEqual({ losses: [], unseen: null });
    expect(requests() - before).toBe(1);
  });

  it('is nothing of a ledger that only grew', async () => {
    await write(one);
    await write(one + two);
    expect(await losses()).toEqual([]);
  });

  it('is all of it after the branch was deleted, with the commit that has it still', async () => {
    const commit = await write(one + two);
    await github.deleteBranch(repository, branch);
    const [loss, ...more] = await losses();
    expect(more).toEqual([]);
    expect(loss?.message).toContain('The ledger branch was deleted on');
    expect(loss?.message).toContain('by octocat, and with it 2 bulk payments');
    expect(loss?.message).toContain(commit);
  });

  it('is what a force push left out', async () => {
    const first = await write(one);
    await write(one + two);
    await github.forcePush(repository, branch, first);
    const [loss] = await losses();
    expect(loss?.message).toContain('was force-pushed on');
    expect(loss?.message).toContain('1 bulk payment');
  });

  it('is the file that a commit removed, and nothing once it is there again', async () => {
    await write(one, studyB);
    const commit = await write(one);
    await github.deleteFile(repository, branch, pathOf(studyA));
    const [loss] = await losses();
    expect(loss?.message).toContain("The study's file was removed from the ledger branch on");
    expect(loss?.message).toContain(commit);
    await write(one);
    expect(await losses()).toEqual([]);
  });

  it('is nothing of a study that comes new to a branch of others', async () => {
    await write(one, studyB);
    expect(await losses()).toEqual([]);
    await github.deleteBranch(repository, branch);
    expect(await losses()).toEqual([]);
  });

  it('is nothing after the branch was brought back', async () => {
    const commit = await write(one);
    await github.deleteBranch(repository, branch);
    await github.commitFile(repository, branch, 'README.md', '# Ledger\n');
    await github.forcePush(repository, branch, commit);
    expect(await losses()).toEqual([]);
  });

  it('is nothing older than the newest claim that was paid, before which somebody was asked', async () => {
    await write(one);
    await github.deleteBranch(repository, branch);
    github.advance(2 * hourMs);
    const asked = paid('bulk-2', github.now());
    await write(asked);
    expect(await losses()).toEqual([]);
    github.advance(60_000);
    await write(asked + three);
    await github.deleteBranch(repository, branch);
    expect((await losses()).map(({ message }) => message)).toEqual([
      expect.stringContaining('2 bulk payments'),
      expect.stringContaining('1 bulk payment'),
    ]);
  });

  it('is asked about again and again until a payment was made on the answer, not until a claim was withdrawn', async () => {
    await write(two, studyB);
    await write(paid('bulk-1', github.now()));
    await github.deleteFile(repository, branch, pathOf(studyA));
    const own = claim({ bulk: bulkId('bulk-9'), looked: new Date(github.now()).toISOString() });
    const refused = { ...event('refused', 'bulk-9'), status: null, reason: 'withdrawn' };
    await write(serializeEvents([own, refused]));
    expect(await losses()).toHaveLength(1);
    await write(serializeEvents([own, event('accepted', 'bulk-9')]));
    github.advance(2 * hourMs);
    await write(paid('bulk-10', github.now()));
    expect(await losses()).toEqual([]);
  });

  it('is what somebody forgot who put an older copy of the file in its place', async () => {
    const old = paid('bulk-1', github.now());
    await write(old);
    github.advance(7 * 24 * hourMs);
    await write(old + paid('bulk-2', github.now()));
    await github.deleteBranch(repository, branch);
    github.advance(60_000);
    await write(old);
    const [loss, ...more] = await losses();
    expect(more).toEqual([]);
    expect(loss?.message).toContain('was deleted on');
    expect(loss?.message).toContain('1 bulk payment');
  });

  it('is what a force push left out, also after a revert has given the lines that stayed a new date', async () => {
    const old = paid('bulk-1', github.now());
    const first = await write(old);
    github.advance(60_000);
    await write(old + paid('bulk-2', github.now()));
    await github.forcePush(repository, branch, first);
    await write(old.replace('octocat', 'somebody'));
    github.advance(60_000);
    await write(old);
    const [loss, ...more] = await losses();
    expect(more).toEqual([]);
    expect(loss?.message).toContain('was force-pushed on');
  });

  it('is what an ordinary commit took out of the file', async () => {
    const old = paid('bulk-1', github.now());
    await write(old);
    const commit = await write(old + paid('bulk-2', github.now()));
    await write(old);
    const [loss, ...more] = await losses();
    expect(more).toEqual([]);
    expect(loss?.message).toContain("The study's file on the ledger branch was shortened on");
    expect(loss?.message).toContain(`and with it 1 bulk payment of study ${studyA}`);
    expect(loss?.message).toContain(commit);
  });

  describe('by a merge', () => {
    const person = { GIT_AUTHOR_NAME: 'A Person', GIT_AUTHOR_EMAIL: 'person@example.org' };
    const committer = { GIT_COMMITTER_NAME: 'A Person', GIT_COMMITTER_EMAIL: 'person@example.org' };

    function git(...args: string[]): string {
      const env = { ...process.env, ...person, ...committer, GIT_COMMITTER_DATE: '@1 +0000' };
      const gitDir = github.gitDirOf(repository);
      return execFileSync('git', ['--git-dir', gitDir, ...args], { env, encoding: 'utf8' }).trim();
    }

    /** Whose tree has nothing of the study, and which is pushed as it is. */
    async function merge(without: string, ...parents: readonly string[]): Promise<void> {
      const options = parents.flatMap((parent) => ['-p', parent]);
      const merged = git('commit-tree', `${without}^{tree}`, ...options, '-m', 'Merge');
      await github.forcePush(repository, branch, merged);
    }

    it('is what it left out, which no history of the file shows', async () => {
      const without = await write(two, studyB);
      const commit = await write(one);
      await merge(without, commit, without);
      const [loss] = await losses();
      expect(loss?.message).toContain("The study's file was removed from the ledger branch on");
      expect(loss?.message).toContain(commit);
    });

    it('is told with the commit that was there when it was pushed, and with the time of GitHub', async () => {
      const without = await write(two, studyB);
      const old = paid('bulk-1', github.now());
      const first = await write(old);
      const removal = git('commit-tree', `${without}^{tree}`, '-p', first, '-m', 'Tidy up');
      const commit = await write(old + paid('bulk-2', github.now()));
      await merge(without, removal, commit);
      const [loss] = await losses();
      expect(loss?.message).toContain(`commit ${commit}`);
      expect(loss?.message).toContain('2 bulk payments');
      expect(loss?.answerableFrom).toEqual(
        new Date(Math.floor(github.now() / 1_000) * 1_000 + hourMs),
      );
    });
  });

  it('is not known, and stops nobody for good, where what was pushed over was no text', async () => {
    const good = await write(one);
    const folder = await write(one, `${studyA}.jsonl/nested` as StudyId);
    expect(folder).not.toBe(good);
    await github.forcePush(repository, branch, good);
    const [loss, ...more] = await losses();
    expect(more).toEqual([]);
    expect(loss?.message).toContain(`and what it held of study ${studyA} is not known`);
  });

  it('is seen behind more updates than a list has', async () => {
    const before = await write(two, studyB);
    await write(one);
    await github.forcePush(repository, branch, before);
    for (let update = 0; update < 101; update += 1)
      await github.commitFile(repository, branch, 'README.md', `Update ${update}\n`);
    expect((await losses()).map(({ message }) => message)).toEqual([
      expect.stringContaining('was force-pushed on'),
    ]);
  });

  it.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
    [422, 'Validation Failed'],
  ])(
    'is nothing that could be known where GitHub shows no activities, and that is told: %s',
    async (status, message) => {
      await write(one);
      await github.deleteBranch(repository, branch);
      const answer = { status, body: { message } };
      github.server.script('activity', 'every', { kind: 'status', answer });
      const ledger = openLedger(github);
      await ledger.read([studyA]);
      expect(await ledger.readLosses(studyA)).toEqual({
        losses: [],
        unseen: `GitHub does not show this token its list of force pushes (${message})`,
      });
    },
  );

  it('is looked for among the newest updates also where GitHub does not show the older ones', async () => {
    const before = await write(two, studyB);
    await write(one);
    for (let update = 0; update < 101; update += 1)
      await github.commitFile(repository, branch, 'README.md', `Update ${update}\n`);
    await github.forcePush(repository, branch, before);
    const answer = { status: 403, body: { message: 'Not this one' } };
    for (const call of [2, 3]) github.server.script('activity', call, { kind: 'status', answer });
    const ledger = openLedger(github);
    await ledger.read([studyA]);
    expect(await ledger.readLosses(studyA)).toEqual({
      losses: [expect.objectContaining({ subject: expect.stringContaining('rewritten') })],
      unseen: 'GitHub does not show this token its list of force pushes (Not this one)',
    });
  });

  it('stops the run where GitHub does not answer', async () => {
    const answer = { status: 502, body: { message: 'Bad gateway' } };
    github.server.script('activity', 'every', { kind: 'status', answer });
    await expect(losses()).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });

  describe('between the look of a run and its claim', () => {
    const own = claim({ bulk: bulkId('bulk-9') });

    /** Whether a run may pay that read, and then claimed after others did this. */
    async function permission(others: () => Promise<unknown>): Promise<Permission> {
      const ledger = openLedger(github);
      await ledger.read([studyA]);
      await ledger.readLosses(studyA);
      await others();
      const append = await ledger.append(studyA, '', [own], 'claimed');
      if (append.kind === 'stale') throw new Error('The file is as it was.');
      return await ledger.askToPay(studyA, own, append.sentAt);
    }

    it.each<[string, () => Promise<unknown>]>([
      [
        'the branch that another made, and somebody deleted',
        async () => {
          await write(one);
          await github.deleteBranch(repository, branch);
        },
      ],
      [
        'the file that another made, and somebody removed',
        async () => {
          await write(one);
          await github.deleteFile(repository, branch, pathOf(studyA));
        },
      ],
    ])('is %s: the claim may not be paid', async (what, others) => {
      if (what.startsWith('the file')) await write(two, studyB);
      const asked = await permission(others);
      expect(asked).toMatchObject({ kind: 'denied' });
      expect(asked).toMatchObject({ reason: expect.stringContaining('1 bulk payment of study') });
    });

    it('is found too where the run has read the ledger once more since it asked', async () => {
      await write(two, studyB);
      const ledger = openLedger(github);
      await ledger.read([studyA]);
      expect((await ledger.readLosses(studyA)).losses).toEqual([]);
      await write(one);
      await github.deleteFile(repository, branch, pathOf(studyA));
      // Money that the ledger does not explain: perhaps it does by now.
      await ledger.read([studyA]);
      const append = await ledger.append(studyA, '', [own], 'claimed');
      if (append.kind === 'stale') throw new Error('The file is as it was.');
      expect(await ledger.askToPay(studyA, own, append.sentAt)).toMatchObject({ kind: 'denied' });
    });

    it('is nothing that people were asked about before', async () => {
      await write(one);
      await github.deleteBranch(repository, branch);
      const ledger = openLedger(github);
      await ledger.read([studyA]);
      expect((await ledger.readLosses(studyA)).losses).toHaveLength(1);
      const append = await ledger.append(studyA, '', [own], 'claimed');
      if (append.kind === 'stale') throw new Error('There is no file.');
      expect(await ledger.askToPay(studyA, own, append.sentAt)).toMatchObject({ kind: 'granted' });
    });

    it('is nothing where others only wrote about another study', async () => {
      await write(two, studyB);
      const asked = await permission(() => write(two + three, studyB));
      expect(asked).toMatchObject({ kind: 'granted' });
    });

    it('is not asked where the claim is on the commit that the run has read', async () => {
      await write(two, studyB);
      let before = 0;
      const asked = await permission(() => {
        before = requests();
        return Promise.resolve();
      });
      expect([asked.kind, requests() - before]).toEqual(['granted', 1]);
    });

    it('is denied where GitHub does not say', async () => {
      const answer = { status: 502, body: { message: 'Bad gateway' } };
      const asked = await permission(() => {
        github.server.script('activity', 'every', { kind: 'status', answer });
        return write(two, studyB);
      });
      expect(asked).toMatchObject({ kind: 'denied' });
    });
  });

  it('is not known of more changes than anybody would look into, and the newest are looked into', async () => {
    const first = await github.commitFile(repository, branch, 'README.md', '# Ledger\n');
    for (let time = 0; time < 22; time += 1) {
      await write(serializeEvents([claim({ bulk: bulkId(`bulk-${time}`) })]));
      await github.forcePush(repository, branch, first);
      github.advance(1_000);
    }
    const found = (await losses()).map(({ message }) => message);
    expect(found).toHaveLength(22);
    expect(found.slice(0, 20).join()).not.toContain('is not known');
    expect(found.slice(20)).toEqual([
      expect.stringContaining('is not known'),
      expect.stringContaining('is not known'),
    ]);
  });
});
