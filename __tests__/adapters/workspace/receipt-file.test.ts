import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { writeReceiptFile } from '../../../src/adapters/workspace/receipt-file.ts';

let workspace = '';
let outside = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'receipt-'));
  outside = await mkdtemp(join(tmpdir(), 'outside-'));
});

describe('the receipt file', () => {
  it('is written where it was asked for, for its owner alone, and leaves no draft behind', async () => {
    expect(await writeReceiptFile(workspace, 'out/new/receipt.csv', 'one')).toEqual({
      kind: 'written',
      path: 'out/new/receipt.csv',
    });
    const file = join(workspace, 'out/new/receipt.csv');
    expect(await readFile(file, 'utf8')).toBe('one');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(workspace, 'out/new'))).toEqual(['receipt.csv']);
  });

  it('replaces one of before, which others could read', async () => {
    await writeFile(join(workspace, 'receipt.csv'), 'old', { mode: 0o644 });
    await writeReceiptFile(workspace, 'receipt.csv', 'new');
    expect(await readFile(join(workspace, 'receipt.csv'), 'utf8')).toBe('new');
    expect((await stat(join(workspace, 'receipt.csv'))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['../receipt.csv', 'outside'],
    ['a/../../receipt.csv', 'outside'],
    ['/receipt.csv', 'outside'],
    ['.', 'outside'],
    ['linked/receipt.csv', 'linked is a link'],
    ['link.csv', 'no plain file'],
    ['folder', 'no plain file'],
    ['file/receipt.csv', 'file is no folder'],
  ])('is not written to %s: %s', async (path, reason) => {
    await symlink(outside, join(workspace, 'linked'));
    await symlink(join(outside, 'secret'), join(workspace, 'link.csv'));
    await mkdir(join(workspace, 'folder'));
    await writeFile(join(workspace, 'file'), '');
    expect(await writeReceiptFile(workspace, path, 'text')).toEqual({
      kind: 'failed',
      reason: expect.stringContaining(reason),
    });
    expect(await readdir(outside)).toEqual([]);
  });

  it('may have its workspace behind a link, as on macOS', async () => {
    const behind = join(outside, 'behind');
    await symlink(workspace, behind);
    expect((await writeReceiptFile(behind, 'receipt.csv', 'one')).kind).toBe('written');
  });
});
