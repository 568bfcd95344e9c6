import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCsvFiles } from '../../../src/adapters/workspace/csv-files.ts';
import { useCsvWorkspace } from './csv-workspace.ts';

const here = useCsvWorkspace();
const { write, found, refused } = here;

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
