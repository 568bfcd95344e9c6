import { describe, expect, it } from '@jest/globals';
import { checkLedgerLimit, checkReRun } from '../../../src/core/checks/ledger-rules.ts';
import { ann, bob, bonuses, otherStudy } from '../../kit/builders.ts';

const two = bonuses([
  [ann, 425],
  [bob, 300],
]);

describe('a ledger that takes one bulk payment of each study in one run', () => {
  it.each([
    ['as many as it takes', two, 2, []],
    ['none at all', [], 2, []],
    ['more in a ledger without a limit', two, null, []],
    ['one too many', two, 1, ['2 due bonuses. With this ledger one run pays at most 1 ']],
    [
      'two files of one study',
      [...two.slice(0, 1), ...bonuses([[bob, 300]], { label: 'week 2' })],
      2,
      ['2 due bonuses of 2 files. '],
    ],
    [
      'as many of each of two studies',
      [...two, ...bonuses([[ann, 425]], { of: otherStudy })],
      2,
      [],
    ],
  ])('judges %s', (_, due, limit, expected) => {
    const findings = checkLedgerLimit(due, limit);
    expect(findings.map(({ kind, code }) => `${kind} ${code}`)).toEqual(
      expected.map(() => 'error LIMIT_EXCEEDED'),
    );
    for (const [index, { message }] of findings.entries())
      expect(message).toContain(expected[index]);
  });
});

describe('a re-run', () => {
  it.each([
    [1, false, null],
    [1, true, null],
    [2, true, null],
    [2, false, 'EVENT_NOT_ALLOWED'],
  ])('of attempt %s, where re-runs claim: %s', (attempt, reRunsClaim, code) => {
    expect(checkReRun(attempt, reRunsClaim)[0]?.code ?? null).toBe(code);
  });
});
