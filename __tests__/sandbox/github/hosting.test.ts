import { access } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { lab, startLab } from './asking.ts';

describe('the sandbox’s GitHub', () => {
  it('dates commits by its clock, or by the date that a test gives', async () => {
    const github = await startLab({ clock: () => Date.UTC(2026, 0, 1) });
    try {
      await github.commitFile(lab, 'b', 'x', '1', { date: new Date('2025-05-05T05:05:05Z') });
      github.advance(60_000);
      await github.commitFile(lab, 'b', 'x', '2', { message: 'Second' });
      const commits = await github.commits(lab, 'b');
      expect(commits.map(({ date }) => date)).toEqual([
        '2026-01-01T00:01:00.000Z',
        '2025-05-05T05:05:05.000Z',
      ]);
      expect(commits[0]).toMatchObject({ message: 'Second', parents: [commits[1]?.oid] });
    } finally {
      await github.close();
    }
  });

  it('deletes files and branches, and makes a branch again', async () => {
    const github = await startLab();
    try {
      await github.commitFile(lab, 'b', 'folder/x', '1');
      await github.deleteFile(lab, 'b', 'folder/x');
      expect(await github.readFile(lab, 'b', 'folder/x')).toBeNull();
      await expect(github.deleteFile(lab, 'b', 'folder/x')).rejects.toThrow('no folder/x');
      await github.deleteBranch(lab, 'b');
      expect(await github.head(lab, 'b')).toBeNull();
      expect(await github.commits(lab, 'b')).toEqual([]);
      await expect(github.deleteBranch(lab, 'b')).rejects.toThrow('b could not be deleted');
      await github.commitFile(lab, 'b', 'y', '2');
      expect(await github.commits(lab, 'b')).toHaveLength(1);
    } finally {
      await github.close();
    }
  });

  it('takes many commits at once from tests, each on top of the other', async () => {
    const github = await startLab();
    try {
      const names = Array.from({ length: 10 }, (_, at) => `file ${at}`);
      await Promise.all(names.map((name) => github.commitFile(lab, 'main', name, name)));
      expect(await github.commits(lab, 'main')).toHaveLength(11);
      for (const name of names) expect(await github.readFile(lab, 'main', name)).toBe(name);
    } finally {
      await github.close();
    }
  });

  it('leaves nothing behind when it is closed', async () => {
    const github = await startLab();
    const folder = github.gitDirOf(lab);
    await access(folder);
    await github.close();
    await expect(access(folder)).rejects.toThrow('ENOENT');
    await expect(fetch(github.url)).rejects.toThrow();
  });

  it('says so when a test asks for what is not there', async () => {
    const github = await startLab();
    try {
      expect(() => github.comments('lab/none', 1)).toThrow('no repository lab/none');
      expect(() => github.addComment(lab, 1, null, 'x')).toThrow('no pull request 1');
    } finally {
      await github.close();
    }
  });
});
