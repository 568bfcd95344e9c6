import { describe, expect, it } from '@jest/globals';
import { warnUnprotected } from '../../../src/core/audit/protection.ts';
import { holdsSecret, isBlank, patternsIn } from '../../../src/core/inputs/given-text.ts';
import { defaultOf } from '../../../src/core/inputs/table.ts';

describe('the text of an input', () => {
  it.each<[string, string[]]>([
    ['a.csv', ['a.csv']],
    ['  a.csv \r\n\n # all of them\n#b.csv\nc#.csv', ['a.csv', 'c#.csv']],
    ['', []],
  ])('%j holds the patterns %j', (text, patterns) => {
    expect(patternsIn(text)).toEqual(patterns);
  });

  it.each([
    ['', true],
    [' \t\n\u0000\u200b\u00a0\u3164', true],
    [' a', false],
    ['a ', false],
  ])('%j is blank: %p', (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });

  const secret = '12345678';
  it.each<[string, string[], boolean]>([
    [`a ${secret} b`, ['another-one', secret], true],
    ['a 1234567 b', ['1234567'], false],
    ['bonuses.csv', [secret], false],
    [`ghp_${'a'.repeat(16)}`, [], true],
    [`github_pat_${'a'.repeat(16)}`, [], true],
    [`ghp_${'a'.repeat(15)}`, [], false],
    [`xghp_${'a'.repeat(16)}`, [], false],
  ])('%j holds a secret, where those are %j: %p', (text, secrets, holds) => {
    expect(holdsSecret(text, secrets)).toBe(holds);
  });

  it('counts as its default where it is left empty, or as none', () => {
    expect([defaultOf('max-per-bonus'), defaultOf('ledger'), defaultOf('max-total')]).toEqual([
      5000,
      'branch',
      null,
    ]);
  });
});

describe('a run that pays from a ledger without protection', () => {
  it('warns of it, and of nothing that is not known', () => {
    expect(warnUnprotected({ kind: 'open', gaps: 'deleted', remedy: 'Add a rule.' })).toBe(
      'The ledger can be deleted, and that can get people paid twice. Add a rule.',
    );
    expect(warnUnprotected({ kind: 'protected' })).toBeNull();
    expect(warnUnprotected({ kind: 'unknown', why: 'no' })).toBeNull();
  });
});
