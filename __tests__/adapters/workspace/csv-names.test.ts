import { describe, expect, it } from '@jest/globals';
import { useCsvWorkspace } from './csv-workspace.ts';

const here = useCsvWorkspace();
const { write, read, found } = here;

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
      expect(findings[0]?.message).toBe(`csv "${line}" takes no file out.`);
    },
  );
});
