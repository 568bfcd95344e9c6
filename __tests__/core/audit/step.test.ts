import { describe, expect, it } from '@jest/globals';
import {
  renderBreak,
  eventFiles,
  foreignChanges,
  isUnchanged,
  noFile,
  stepOf,
} from '../../../src/core/audit/step.ts';
import { fileOf, writeOf } from './writes-made.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a step from one write to the next', () => {
  it.each([
    ['a line more', 'a\nb\n', 'a\n', 'appended from 2'],
    ['a new file', 'a\n', '', 'appended from 0'],
    ['letters of more than one byte', 'é\nb\n', 'é\n', 'appended from 3'],
    ['its last line gone', 'a\n', 'a\nb\n', 'broken: was changed'],
    ['another line', 'a\nc\n', 'a\nb\n', 'broken: was changed'],
    ['a line in between', 'a\nc\nb\n', 'a\nb\n', 'broken: was changed'],
    ['another of the same length', 'b\n', 'a\n', 'broken: was changed'],
    ['emptied', '', 'a\n', 'broken: was taken away'],
  ])('is read off sizes and hashes alone: %s', (_, now, before, expected) => {
    const step = stepOf(fileOf(now), fileOf(before), bytesOf(now));
    expect(step.kind === 'appended' ? `appended from ${step.from}` : `broken: ${step.how}`).toBe(
      expected,
    );
  });

  it.each([
    ['where the file is no more', noFile, fileOf('a\n'), 'was taken away'],
    ['where a link took its place', fileOf('a\n', false), fileOf('a\n'), 'is no regular file'],
    ['where it was a link', fileOf('a\nb\n'), fileOf('a\n', false), 'is no regular file'],
  ])('is broken %s', (_, now, before, how) => {
    expect(stepOf(now, before, bytesOf('a\nb\n'))).toEqual({ kind: 'broken', how });
  });

  it('lost its last lines where the text that is known goes on with what was there', () => {
    expect(stepOf(fileOf('a\n'), fileOf('a\nb\n'), bytesOf('a\nb\nc\n'))).toEqual({
      kind: 'broken',
      how: 'lost its last lines',
    });
  });

  it('is judged by as much of a longer text as was there then', () => {
    expect(stepOf(fileOf('a\nb\n'), fileOf('a\n'), bytesOf('a\nb\nc\n'))).toEqual({
      kind: 'appended',
      from: 2,
    });
  });

  it.each([
    [fileOf('a\n'), fileOf('a\n'), true],
    [fileOf('a\n'), fileOf('a\n', false), false],
    [fileOf('a\n'), fileOf('b\n'), false],
    [fileOf('a\n'), noFile, false],
    [noFile, noFile, true],
  ])('is none where a file is as it was, and no link of the same content', (now, before, same) => {
    expect(isUnchanged(now, before)).toBe(same);
  });
});

describe('what became of the lines of a file', () => {
  it.each([
    ['a\nb\nc\n', '', 'was taken away'],
    ['a\nb\n', 'x\ny\nz\n', 'was replaced as a whole'],
    ['a\nb\nc\n', 'c\nb\na\n', 'has its lines in another order from line 1 on'],
    ['a\nb\n', 'a\nx\nb\n', 'got lines in between, at line 2'],
    ['a\nb\n', 'a\nx\n', 'had 1 of its 2 lines edited, first at line 2'],
    ['a\nb\nc\n', 'a\nx\nc\nd\n', 'had 1 of its 3 lines edited, first at line 2'],
    ['a\nb\nc\n', 'a\nc\n', 'lost 1 of its 3 lines, first at line 2'],
    ['a\nb\nc\n', 'a\n', 'lost 2 of its 3 lines, first at line 2'],
    ['a\na\nb\n', 'a\nb\n', 'lost 1 of its 3 lines, first at line 2'],
  ])('is told: %j to %j %s', (before, after, expected) => {
    expect(renderBreak(before, after)).toBe(expected);
  });
});

describe('the files of a write', () => {
  const older = writeOf({ 'a.jsonl': 'a\n', 'a.md': '# A\n' }, { beside: new Map([['x', '1']]) });

  it('that hold events are those of it and of the one before', () => {
    expect(eventFiles(writeOf({ 'b.jsonl': 'b\n', 'b.md': '' }), older)).toEqual([
      'a.jsonl',
      'b.jsonl',
    ]);
    expect(eventFiles(older, older)).toEqual(['a.jsonl']);
  });

  it.each([
    ['a page is no other file', { 'a.jsonl': 'a\n', 'a.md': '# B\n' }, [['x', '1']], []],
    ['a script in the folder', { 'run.sh': 'x' }, [['x', '1']], ['run.sh']],
    ['a file beside the folder', {}, [['x', '2']], ['x']],
    [
      'one that came',
      {},
      [
        ['x', '1'],
        ['y', '1'],
      ],
      ['y'],
    ],
    ['one that went', {}, [], ['x']],
  ] as const)('that are no part of a ledger are named: %s', (_, files, beside, expected) => {
    const newer = writeOf(files, { beside: new Map(beside) });
    expect(foreignChanges(newer, older)).toStrictEqual(expected);
  });

  it('that are no part of a ledger are named in order where they came or went, not where they stayed', () => {
    const before = writeOf(
      { 'stays.sh': '1', 'goes.sh': '1' },
      { beside: new Map([['README', '1']]) },
    );
    const newer = writeOf(
      { 'stays.sh': '1', 'comes.sh': '1' },
      { beside: new Map([['zeta', '1']]) },
    );
    expect(foreignChanges(newer, before)).toStrictEqual(['README', 'comes.sh', 'goes.sh', 'zeta']);
  });
});
