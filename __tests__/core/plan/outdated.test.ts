import { describe, expect, it } from '@jest/globals';
import { findOutdated } from '../../../src/core/plan/outdated.ts';
import { ann, batch, otherStudy, week1 } from '../../kit/builders.ts';

const branch = 'refs/heads/main';
const mine = { ...batch([[ann, 425]]), blob: 'a'.repeat(40) };

describe('CSV_OUTDATED', () => {
  it('is a question about a file that the branch has otherwise now', () => {
    const [question, ...rest] = findOutdated([mine], new Map([[week1, 'b'.repeat(40)]]), branch);
    expect(question).toMatchObject({
      kind: 'question',
      code: 'CSV_OUTDATED',
      message:
        'bonuses/week1.csv is not the file that refs/heads/main has now (this run has aaaaaaa, the branch has bbbbbbb).',
      place: { file: week1 },
    });
    expect(question?.hint).toContain('`answer`');
    expect(rest).toEqual([]);
  });

  it.each<[string, ReadonlyMap<string, string | null> | null]>([
    ['the branch has the same file', new Map([[week1, mine.blob]])],
    ['the branch does not have the file', new Map([[week1, null]])],
    ['GitHub did not say anything of the file', new Map()],
    ['the run belongs to no branch, or the branch is gone', null],
  ])('is not asked where %s', (_, tip) => {
    expect(findOutdated([mine], tip, branch)).toEqual([]);
  });

  it('is asked once about a file for several studies, and about each of several files', () => {
    const other = { ...mine, study: otherStudy };
    const second = { ...mine, path: 'b.csv', gitPath: 'b.csv' };
    const tip = new Map([week1, 'b.csv'].map((path) => [path, 'c'.repeat(40)]));
    expect(findOutdated([mine, other], tip, branch)).toHaveLength(1);
    expect(findOutdated([mine, other, second], tip, branch)).toHaveLength(2);
  });

  it('names the path where the file has no line left to point to', () => {
    const emptied = { ...mine, bonuses: [] };
    const [question] = findOutdated([emptied], new Map([[week1, 'b'.repeat(40)]]), branch);
    expect(question?.place).toEqual({ file: week1 });
  });
});
