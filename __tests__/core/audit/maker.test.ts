import { describe, expect, it } from '@jest/globals';
import { parseLenient } from '../../../src/core/audit/lenient-line.ts';
import { findAppendFaults, findMakerFaults } from '../../../src/core/audit/maker.ts';
import type { LedgerWrite } from '../../../src/core/audit/writes.ts';
import { bot, idOf, lineOf, writeOf } from './writes-made.ts';

const committedAt = new Date('2026-11-22T11:00:02.000Z');
const after = (ms: number): Date => new Date(committedAt.getTime() + ms);
const day = 24 * 60 * 60_000;

describe('who made a write', () => {
  it.each<[string, Partial<LedgerWrite>, string[]]>([
    ['the action', {}, []],
    ['the action, as GraphQL spells a bot', { by: 'GitHub-Actions' }, []],
    ['somebody else', { by: 'mallory' }, ['was made by "mallory", not by "github-actions[bot]"']],
    [
      'a name that only contains what a bot ends in',
      { by: 'github[bot]-actions' },
      ['was made by "github[bot]-actions", not by "github-actions[bot]"'],
    ],
    [
      'nobody whom GitHub knows',
      { by: null },
      ['was made by an account that GitHub does not know, not by "github-actions[bot]"'],
    ],
    ['a push', { isSigned: false }, ['is not signed by GitHub, so somebody pushed it']],
    ['a merge', { parents: [idOf('a'), idOf('c')] }, ['is a merge, and the action never merges']],
    ['a clock a minute off', { authoredAt: after(-60_000) }, []],
    [
      'a rebase',
      { authoredAt: after(-60_001) },
      [
        'was rebased or amended: authored at 2026-11-22T10:59:01.999Z, committed at 2026-11-22T11:00:02.000Z',
      ],
    ],
    [
      'an amendment dated back',
      { authoredAt: after(60_001) },
      [
        'was rebased or amended: authored at 2026-11-22T11:01:02.001Z, committed at 2026-11-22T11:00:02.000Z',
      ],
    ],
  ])('is told by its commit: %s', (_, given, faults) => {
    expect(findMakerFaults(writeOf({}, given), bot)).toStrictEqual(faults);
  });

  it('is told without the id of a person that is in the name of an account', () => {
    const [by, writer] = [`a-${'5f3c'.repeat(6)}`, `b-${'5f3d'.repeat(6)}`] as const;
    expect(findMakerFaults(writeOf({}, { by }), writer)).toStrictEqual([
      'was made by "a-…5f3c", not by "b-…5f3d"',
    ]);
  });
});

describe('the lines that a write appended', () => {
  const dated = (ms: number): string => lineOf(1, { at: after(ms).toISOString() });
  it.each([
    ['of one run', lineOf(1) + lineOf(2), []],
    ['that cannot be read, which the reading names', 'x\n', []],
    [
      'of two runs',
      lineOf(1) + lineOf(2, { run: '20' }),
      ['holds lines of 2 runs: several writes were squashed into one'],
    ],
    [
      'of two attempts of one run',
      lineOf(1) + lineOf(2, { attempt: 2 }),
      ['holds lines of 2 runs: several writes were squashed into one'],
    ],
    ['a day old', dated(-day), []],
    ['a day ahead', dated(day), []],
    [
      'older than a day',
      dated(-day - 1),
      ['holds a line dated more than a day from the write itself'],
    ],
    [
      'further ahead',
      dated(day + 1) + dated(day + 2),
      ['holds 2 lines dated more than a day from the write itself'],
    ],
  ])('are of one run, and dated as the write: %s', (_, text, faults) => {
    expect(findAppendFaults(text, committedAt)).toEqual(faults);
  });

  it.each([
    '',
    '{',
    '1',
    '{"at":"x","run":{"id":"1","attempt":1}}',
    '{"at":"2026-11-22","run":{}}',
  ])('have no time and no run where they are no such line: %j', (line) => {
    expect(parseLenient(line)).toBeNull();
  });
});
