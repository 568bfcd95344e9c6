import { describe, expect, it } from '@jest/globals';
import type { AuditCheck } from '../../../src/core/audit/audit-check.ts';
import { checkHead, checkHistory, type Walked } from '../../../src/core/audit/past-checks.ts';
import type { Known } from '../../../src/core/audit/writes.ts';
import type { ForcedChange } from '../../../src/core/losses/forgotten.ts';
import { bot, idOf, writeOf } from './writes-made.ts';

const none: Known<readonly ForcedChange[]> = { kind: 'known', value: [] };
const head = idOf('e');

function walked(given: Partial<Walked> = {}): Walked {
  return {
    ...{ expectedHead: null, faults: [], writer: bot, writes: 3, newest: writeOf({}) },
    ...{ end: 'first', expectedAt: null },
    ...given,
  };
}

function forced(at: string, by: string | null = 'mallory'): Known<readonly ForcedChange[]> {
  return {
    kind: 'known',
    value: [{ kind: 'rewritten', at: new Date(at), by, before: 'a'.repeat(40) }],
  };
}

function told({ verdict, details }: AuditCheck): string {
  return `${verdict}: ${details.join(' ')}`;
}

describe('the check of the history', () => {
  it.each<[string, Partial<Walked>, Known<readonly ForcedChange[]>, RegExp]>([
    [
      'the whole of it',
      {},
      none,
      /^passed: 3 commits: each only appends, is signed by GitHub and made by "github-actions\[bot\]"\. GitHub lists no force push and no deletion\.$/,
    ],
    ['what came since the last audit', { end: 'expected' }, none, /^passed: 3 commits since the/],
    ['a fault in one commit', { faults: ['Commit a: it was pushed.'] }, none, /^failed: Commit a/],
    ['a force push', {}, forced('2026-11-22T11:00:00Z'), /^failed: .* on 2026-11-22 by "mallory"/],
    ['one by nobody', {}, forced('2026-11-22T11:00:00Z', null), /^failed: .* by somebody/],
    [
      'a branch that is not there, and never was',
      { end: 'absent', writes: 0, newest: null },
      none,
      /^impossible: The ledger branch is not there\.$/,
    ],
    [
      'one that somebody took away',
      { end: 'absent', writes: 0, newest: null },
      forced('2026-11-22T11:00:00Z'),
      /^failed: The branch was rewritten/,
    ],
    [
      'a history that is longer than an audit walks',
      { end: 'bound' },
      none,
      /^impossible: Incomplete\. Only the newest 3 commits .*expected-head.* What was checked: 3 commits: each only/,
    ],
    [
      'such a history with a fault in it',
      { end: 'bound', faults: ['Commit a: it was pushed.'] },
      none,
      /^failed: Commit a/,
    ],
    ['a run that was cancelled', { end: 'cancelled' }, none, /^impossible: .*was cancelled/],
    [
      'a list of activities that the token may not see',
      {},
      { kind: 'impossible', why: 'GitHub does not show it' },
      /^impossible: Incomplete\. Force pushes and deletions were not checked, because GitHub does not show it\. What/,
    ],
    [
      'a fault where that list cannot be seen',
      { faults: ['Commit a: it was pushed.'] },
      { kind: 'impossible', why: 'GitHub does not show it' },
      /^failed: Commit a/,
    ],
  ])('tells of %s', (_, given, list, expected) => {
    expect(told(checkHistory(walked(given), list))).toMatch(expected);
  });

  it.each([
    ['2026-11-22T11:00:00.000Z', 'passed'],
    ['2026-11-22T11:00:00.001Z', 'failed'],
  ])('names force pushes that came after the last audit alone: %s', (at, verdict) => {
    const expectedAt = new Date('2026-11-22T11:00:00.000Z');
    const check = checkHistory(walked({ end: 'expected', expectedAt }), forced(at));
    expect(check.verdict).toBe(verdict);
  });

  it('names twenty commits and twenty force pushes, and counts the rest', () => {
    const faults = Array.from({ length: 22 }, (_, n) => `Commit ${n}.`);
    const { details } = checkHistory(walked({ faults }), forced('2026-11-22T11:00:00Z'));
    expect(details).toHaveLength(22);
    expect(details[20]).toBe('And 2 more.');
    expect(details[21]).toMatch(/^The branch was rewritten/);
  });

  it('names twenty commits without a count of others', () => {
    const faults = Array.from({ length: 20 }, (_, n) => `Commit ${n}.`);
    expect(checkHistory(walked({ faults }), none).details).toStrictEqual(faults);
  });

  it('repeats no id of a person out of the name of an account', () => {
    const account = `a-${'5f3c'.repeat(6)}`;
    expect(told(checkHistory(walked({ writer: account }), none))).toContain('by "a-…5f3c".');
    const list = forced('2026-11-22T11:00:00Z', account);
    expect(told(checkHistory(walked(), list))).toContain('by "a-…5f3c":');
  });
});

describe('the check of the head', () => {
  it.each<[string, Partial<Walked>, RegExp]>([
    ['none was given', { expectedHead: null }, /^impossible: No `expected-head` was given/],
    ['it is there', { end: 'expected' }, /^passed: It contains e0{39}, with 3 commits since\.$/],
    ['it is not there', { end: 'first' }, /^failed: .*does not contain e0{39}/],
    ['there is no branch', { end: 'absent' }, /^failed: .*does not contain/],
    ['it is further back than an audit walks', { end: 'bound' }, /^failed: .*newest 3 commits/],
    ['the run was cancelled before', { end: 'cancelled' }, /^impossible: .*cancelled/],
  ])('says that %s', (_, given, expected) => {
    expect(told(checkHead(walked({ expectedHead: head, ...given })))).toMatch(expected);
  });
});
