import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCsvFiles } from '../../../src/adapters/workspace/csv-files.ts';
import { useCsvWorkspace } from './csv-workspace.ts';

const here = useCsvWorkspace();
const { write, read, found, refused } = here;

describe('a path', () => {
  it('gives the file with its bytes and the hash that git gives it', async () => {
    const file = await write('bonuses/w1.csv', 'id,amount\n');
    const blob = execFileSync('git', ['hash-object', file], { encoding: 'utf8' }).trim();
    const bytes = new TextEncoder().encode('id,amount\n');
    const { files } = await read('bonuses/w1.csv');
    expect(
      files.map(({ bytes: read, ...rest }) => ({ ...rest, bytes: Uint8Array.from(read) })),
    ).toEqual([
      {
        file: 'bonuses/w1.csv',
        path: 'bonuses/w1.csv',
        gitPath: 'bonuses/w1.csv',
        blobs: expect.arrayContaining([blob]),
        bytes,
      },
    ]);
  });

  it('may be written in any way that leads to the file', async () => {
    const file = await write('bonuses/w1.csv');
    for (const text of [
      './bonuses//w1.csv',
      'bonuses/../bonuses/w1.csv',
      file,
      ' bonuses/w1.csv ',
    ]) {
      expect(await found(text)).toEqual(['bonuses/w1.csv']);
    }
  });

  it('that leads to nothing is named, with the advice to check out first', async () => {
    await write('a.csv');
    const { findings } = await read('b.csv', 'a.csv/c.csv');
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['CSV_MISSING', 'There is no file "b.csv".'],
      ['CSV_MISSING', 'There is no file "a.csv/c.csv".'],
    ]);
    expect(findings[0]?.hint).toContain('actions/checkout');
  });

  it('of a directory is refused', async () => {
    await write('bonuses/w1.csv');
    expect(await refused('bonuses/')).toEqual(['CSV_INVALID: csv "bonuses" is a directory.']);
    expect(await refused('bonuses', '!x')).toEqual(['CSV_INVALID: csv "bonuses" is a directory.']);
  });

  it('of something that is not a file is refused and not waited for', async () => {
    execFileSync('mkfifo', [path.join(here.workspace, 'pipe.csv')]);
    expect(await refused('pipe.csv')).toEqual([
      'CSV_INVALID: csv "pipe.csv" is not a regular file.',
    ]);
  });

  it('that leads out of the workspace is refused, whether it exists or not', async () => {
    await writeFile(path.join(here.base, 'outside.csv'), '');
    expect(
      await refused('../outside.csv', '../nothing.csv', path.join(here.base, 'outside.csv'), '..'),
    ).toEqual([
      'CSV_INVALID: csv "../outside.csv" leads out of the workspace.',
      'CSV_INVALID: csv "../nothing.csv" leads out of the workspace.',
      expect.stringMatching(/leads out of the workspace\.$/),
      'CSV_INVALID: csv ".." leads out of the workspace.',
    ]);
  });

  it('may begin with two points that are part of a name', async () => {
    await write('..a.csv');
    expect(await found('..a.csv')).toEqual(['..a.csv']);
  });

  it('with a control character is refused, also behind a link', async () => {
    await write('a\tb.csv');
    await symlink('a\tb.csv', path.join(here.workspace, 'link.csv'));
    expect(await refused('a\tb.csv')).toEqual([
      'CSV_INVALID: csv "a\\u{9}b.csv" has a control character in its path.',
    ]);
    expect(await refused('link.csv')).toEqual([
      'CSV_INVALID: csv "link.csv" links to a path with a control character.',
    ]);
  });

  it('of a file that is too large is refused, at the file', async () => {
    const file = await write('large.csv');
    await truncate(file, 64 * 1024 * 1024 + 1);
    const { findings } = await read('large.csv');
    expect(findings).toMatchObject([
      {
        code: 'CSV_INVALID',
        message: 'csv "large.csv" is larger than 64 MiB.',
        place: { file: 'large.csv' },
      },
    ]);
  });

  it('that cannot be followed is refused with the reason of the operating system', async () => {
    await symlink('loop.csv', path.join(here.workspace, 'loop.csv'));
    expect(await refused('loop.csv')).toEqual([
      'CSV_INVALID: csv "loop.csv" cannot be read (ELOOP).',
    ]);
    const long = 'x'.repeat(300);
    expect(await refused(long)).toEqual([
      expect.stringMatching(/ cannot be read \(ENAMETOOLONG\)\.$/),
    ]);
  });

  it('is masked where it holds an id', async () => {
    expect(await refused('5f3c0000000000000000ab1d.csv')).toEqual([
      'CSV_MISSING: There is no file "…ab1d.csv".',
    ]);
    const { findings } = await readCsvFiles(['5f3c0000000000000000ab1d.csv'], here.workspace, true);
    expect(findings[0]?.message).toContain('5f3c0000000000000000ab1d.csv');
  });
});

describe('the path that becomes the label', () => {
  it('is from the root of the repository that the file is in', async () => {
    await mkdir(path.join(here.workspace, 'checkout/.git'), { recursive: true });
    await write('checkout/module/.git', 'gitdir: ../.git/modules/module');
    await write('checkout/bonuses/w1.csv');
    await write('checkout/module/w2.csv');
    await write('loose/w3.csv');
    const { files } = await read('**/w?.csv');
    expect(files.map((file) => [file.file, file.path])).toEqual([
      ['checkout/bonuses/w1.csv', 'bonuses/w1.csv'],
      ['loose/w3.csv', 'loose/w3.csv'],
      ['checkout/module/w2.csv', 'w2.csv'],
    ]);
  });

  it('never begins above the workspace', async () => {
    await mkdir(path.join(here.base, '.git'));
    await write('w1.csv');
    expect((await read('w1.csv')).files.map((file) => file.path)).toEqual(['w1.csv']);
  });

  it('is the same for two checkouts, told apart by where they lie', async () => {
    for (const name of ['new', 'old']) {
      await mkdir(path.join(here.workspace, name, '.git'), { recursive: true });
      await write(`${name}/w1.csv`);
    }
    const { files } = await read('old/w1.csv', 'new/w1.csv');
    expect(files.map((file) => [file.file, file.path])).toEqual([
      ['new/w1.csv', 'w1.csv'],
      ['old/w1.csv', 'w1.csv'],
    ]);
  });

  it('is in Unicode NFC, beside the spelling that git knows', async () => {
    await write('cafe\u0301.csv');
    expect((await read('*.csv')).files).toMatchObject([
      { path: 'caf\u00e9.csv', gitPath: 'cafe\u0301.csv' },
    ]);
  });
});

describe('a workspace that is not there', () => {
  it('is no expected problem', async () => {
    await expect(readCsvFiles(['a.csv'], path.join(here.base, 'nowhere'), false)).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe('symbolic links', () => {
  it('inside the workspace lead to the one file, under its own name', async () => {
    await write('bonuses/w1.csv');
    await symlink('bonuses/w1.csv', path.join(here.workspace, 'latest.csv'));
    expect(await found('latest.csv', '*.csv', 'bonuses/*')).toEqual(['bonuses/w1.csv']);
  });

  it('out of the workspace are refused, one by one and by pattern', async () => {
    await writeFile(path.join(here.base, 'outside.csv'), '');
    await symlink(path.join(here.base, 'outside.csv'), path.join(here.workspace, 'link.csv'));
    await symlink(here.base, path.join(here.workspace, 'up'));
    expect(await refused('*.csv', 'up/outside.csv')).toEqual([
      'CSV_INVALID: csv "link.csv" leads out of the workspace.',
      'CSV_INVALID: csv "up/outside.csv" leads out of the workspace.',
    ]);
  });

  it('to folders are not walked by a pattern', async () => {
    await writeFile(path.join(here.base, 'outside.csv'), '');
    await symlink(here.base, path.join(here.workspace, 'up'));
    await write('w1.csv');
    expect(await found('**/*.csv')).toEqual(['w1.csv']);
  });

  it('may lead to the workspace itself', async () => {
    await write('w1.csv');
    const link = path.join(here.base, 'link');
    await symlink(here.workspace, link);
    const names = [
      'w1.csv',
      '*.csv',
      path.join(link, 'w1.csv'),
      path.join(here.workspace, 'w1.csv'),
    ];
    const { files, findings } = await readCsvFiles(names, link, false);
    expect(findings).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual(['w1.csv']);
  });
});

describe('a name that looks like a pattern', () => {
  it('is the file of that name where there is one', async () => {
    await write('studies/[2025] pilot/week 1.csv');
    await write('studies/2 pilot/week 1.csv');
    await write('what?.csv');
    await write('whats.csv');
    expect(await found('studies/[2025] pilot/week 1.csv')).toEqual([
      'studies/[2025] pilot/week 1.csv',
    ]);
    expect(await found('what?.csv')).toEqual(['what?.csv']);
    expect(await found('what[s].csv')).toEqual(['whats.csv']);
  });

  it('takes out the file of that name, and no other', async () => {
    for (const name of ['a/[1].csv', 'a/1.csv', 'a/2.csv']) await write(name);
    expect(await found('a/*.csv', '!a/[1].csv')).toEqual(['a/1.csv', 'a/2.csv']);
    expect(await found('a/[1].csv', '!a/2.csv')).toEqual(['a/[1].csv']);
  });
});

describe('a line that names nothing', () => {
  it.each([
    ['a.csv b.csv', 'on several lines'],
    ['a.csv, b.csv', 'on several lines'],
    ['a.csv;b.csv', 'on several lines'],
    ['{a,b}.csv', 'Braces'],
    ['x/{a,b}/*.csv', 'Braces'],
    ['x\\a.csv', 'Write / between folders'],
    ['x\\*.csv', 'Write / between folders'],
    ['c.csv', 'actions/checkout'],
  ])('has the hint of its own form: %s', async (line, hint) => {
    await write('a.csv');
    const { findings } = await read(line);
    expect(findings).toMatchObject([{ code: 'CSV_MISSING', hint: expect.stringContaining(hint) }]);
  });

  it.each(['!{a,b}.csv', '!x\\a.csv', '!a.csv b.csv'])(
    'and was meant to take files out stops, for they would be paid: %s',
    async (line) => {
      await write('a.csv');
      const { files, findings } = await read('*.csv', line);
      expect(files).toEqual([]);
      expect(findings).toMatchObject([{ code: 'CSV_INVALID' }]);
      expect(findings[0]?.message).toBe(`csv "${line}" excludes no file.`);
    },
  );
});
