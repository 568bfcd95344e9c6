import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { errnoOf } from '../../../src/adapters/workspace/work-tree.ts';
import { useCsvWorkspace } from './csv-workspace.ts';

const here = useCsvWorkspace();
const { write, read, found, refused } = here;

describe('a pattern', () => {
  beforeEach(async () => {
    for (const name of [
      'b/w2.csv',
      'b/w1.csv',
      'b/deep/w3.csv',
      'b/.hidden.csv',
      'b/readme.md',
      'c.csv',
    ]) {
      await write(name);
    }
  });

  it.each([
    [['b/*.csv'], ['b/.hidden.csv', 'b/w1.csv', 'b/w2.csv']],
    [['./b/w?.csv'], ['b/w1.csv', 'b/w2.csv']],
    [['b/w[13].csv'], ['b/w1.csv']],
    [['**/w*.csv'], ['b/deep/w3.csv', 'b/w1.csv', 'b/w2.csv']],
    [
      ['b/w*', 'b/w1.csv', 'c.csv', 'b/*1.csv'],
      ['b/w1.csv', 'b/w2.csv', 'c.csv'],
    ],
    [['# b/*.csv', '', 'c.csv'], ['c.csv']],
    [
      ['**/w*.csv', '!b/deep'],
      ['b/w1.csv', 'b/w2.csv'],
    ],
    [
      ['**/w*.csv', '!b/deep/'],
      ['b/w1.csv', 'b/w2.csv'],
    ],
    [
      ['**/w*.csv', '! **/w1.csv', '!!b/w1.csv'],
      ['b/deep/w3.csv', 'b/w1.csv', 'b/w2.csv'],
    ],
    [['!c.csv', 'c.csv'], ['c.csv']],
    [['c.csv', '!b/**'], ['c.csv']],
  ])('%j names %j, sorted and each once', async (lines, names) => {
    expect(await found(...lines)).toEqual(names);
  });

  it('may be absolute', async () => {
    expect(await found(path.join(here.workspace, 'b/*1.csv'))).toEqual(['b/w1.csv']);
  });

  it('that matches no file is named, beside others that do', async () => {
    const { files, findings } = await read('c.csv', 'x/*.csv', 'b/dee?');
    expect(files.map(({ file }) => file)).toEqual(['c.csv']);
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'CSV_MISSING: No file matches csv "x/*.csv".',
      'CSV_MISSING: No file matches csv "b/dee?".',
    ]);
  });

  it('of which everything was taken out again names no file', async () => {
    expect(await refused('c.csv', '!*.csv')).toEqual(['CSV_MISSING: No file matches csv "c.csv".']);
  });

  it('is needed: lines that only take out, or only comment, name no file', async () => {
    expect(await refused('!c.csv')).toEqual(['CSV_MISSING: No line of csv names a file.']);
    expect(await refused('# c.csv')).toEqual(['CSV_MISSING: No line of csv names a file.']);
    expect(await read()).toEqual({ files: [], findings: [] });
  });

  it.each(['../**/*.csv', '/**/*.csv', 'b/../*.csv'])(
    'may not lead out of the workspace: %s',
    async (text) => {
      expect(await refused(text)).toEqual([
        `CSV_INVALID: csv "${text}" leads out of the workspace.`,
      ]);
    },
  );

  it('is not followed where an exclusion cannot be, which would pay what was taken out', async () => {
    expect(await refused('b/*.csv', '!b/../b/w1.csv')).toEqual([
      'CSV_INVALID: csv "b/../b/w1.csv" leads out of the workspace.',
    ]);
  });

  it('finds nothing below a file, and says where a folder cannot be listed', async () => {
    expect(await refused('c.csv/*.csv')).toEqual([
      'CSV_MISSING: No file matches csv "c.csv/*.csv".',
    ]);
    expect(await refused(`${'x'.repeat(300)}/*.csv`)).toEqual([
      expect.stringMatching(
        /^CSV_INVALID: csv "x+…": a folder cannot be listed \(ENAMETOOLONG\)\.$/,
      ),
    ]);
  });

  it('that is far too wide is refused', async () => {
    const names = Array.from({ length: 1001 }, (_, n) => `many/${n}.csv`);
    await mkdir(path.join(here.workspace, 'many'));
    for (const name of names) await writeFile(path.join(here.workspace, name), '');
    expect(await refused('many/*.csv')).toEqual([
      'CSV_INVALID: csv names 1,001 files; a run takes at most 1,000.',
    ]);
  });
});

describe('errnoOf', () => {
  it('knows errors of the operating system from all others', () => {
    expect(errnoOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('EACCES');
    for (const other of [new Error('x'), { code: 7 }, null, 'EACCES'])
      expect(errnoOf(other)).toBeNull();
  });
});
