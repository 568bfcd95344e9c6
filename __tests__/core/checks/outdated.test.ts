import { describe, expect, it } from '@jest/globals';
import { findOutdated } from '../../../src/core/checks/outdated.ts';
import { ann, batch, otherStudy, week1 } from '../../kit/builders.ts';

const branch = 'refs/heads/main';
const mine = { ...batch([[ann, 425]]), blobs: ['a'.repeat(40), 'e'.repeat(40)] };

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

  it.each<[string, ReadonlyMap<string, string | null> | null, string, string]>([
    ['the branch does not have', new Map([[week1, null]]), branch, 'is not in refs/heads/main now'],
    ['GitHub did not say anything of', new Map(), branch, 'is not in refs/heads/main now'],
    [
      'is of a branch that is gone',
      null,
      branch,
      'comes from refs/heads/main, and that branch is gone',
    ],
    ['is of a tag', null, 'refs/tags/v1', 'comes from refs/tags/v1, which is not a branch'],
  ])('is asked about a file that %s', (_, tip, ref, words) => {
    const [question, ...rest] = findOutdated([mine], tip, ref);
    expect(question?.message).toContain(`bonuses/week1.csv ${words}`);
    expect(question?.about).toEqual({ study: mine.study, batch: mine.label, subject: 'absent' });
    expect(rest).toEqual([]);
  });

  it('is not asked where the branch has the same file, and not of a file whose label was given', () => {
    expect(findOutdated([mine], new Map([[week1, 'e'.repeat(40)]]), branch)).toEqual([]);
    expect(findOutdated([{ ...mine, labelGiven: true }], null, branch)).toEqual([]);
  });

  it('is not asked where git has the name composed and the disk has it decomposed, or the other way round', () => {
    for (const [onDisk, inGit] of [
      ['pra\u0308mien.csv', 'pr\u00e4mien.csv'],
      ['pr\u00e4mien.csv', 'pra\u0308mien.csv'],
    ] as const) {
      const file = { ...mine, gitPath: onDisk };
      expect(
        findOutdated(
          [file],
          new Map([
            [inGit, 'a'.repeat(40)],
            [onDisk, null],
          ]),
          branch,
        ),
      ).toEqual([]);
      expect(findOutdated([file], new Map([[inGit, 'b'.repeat(40)]]), branch)).toHaveLength(1);
    }
  });

  it('stands on the file that the branch has: another push asks again', () => {
    const [question] = findOutdated([mine], new Map([[week1, 'b'.repeat(40)]]), branch);
    expect(question?.about?.subject).toBe('b'.repeat(40));
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
