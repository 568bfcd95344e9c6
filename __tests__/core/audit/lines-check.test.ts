import { describe, expect, it } from '@jest/globals';
import { checkLines, isSamePage, type PageSeen } from '../../../src/core/audit/lines-check.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { claim, event, ledgerOf, study } from '../../kit/builders.ts';

const day = 24 * 60 * 60_000;
const at = (ms: number): string =>
  new Date(Date.parse('2026-11-22T11:00:00.000Z') + ms).toISOString();

function check(events: readonly LedgerEvent[], page: PageSeen = 'same', now: Date | null = null) {
  const numbered = events.map((event, at) => ({ event, lineNumber: at + 1 }));
  const seen = { study, events: numbered, ledger: ledgerOf(...events) };
  const { verdict, details } = checkLines({ ...seen, githubNow: now, page });
  return `${verdict}: ${details.join(' ')}`;
}

const answered = { ...event('resolved-paid'), by: ' ' } as LedgerEvent;

describe('the check of the lines', () => {
  it.each<[string, LedgerEvent[], Date | null, RegExp]>([
    ['a ledger without a line', [], null, /^passed: 0 lines, 0 bulk payments/],
    [
      'a payment',
      [claim(), event('settled')],
      null,
      /^passed: 2 lines, 1 bulk payment: .*Its page says the same\.$/,
    ],
    ['a line dated a day back', [claim({ at: at(day) }), event('settled')], null, /^passed/],
    [
      'one dated further back',
      [claim({ at: at(day + 1) }), event('settled')],
      null,
      /^failed: Line 2 is dated 2026-11-22T11:00:00.000Z, more than a day before a line above it\.$/,
    ],
    ['a line a day ahead of GitHub', [claim({ at: at(day) })], new Date(at(0)), /^passed/],
    [
      'one further ahead',
      [claim({ at: at(day + 1) })],
      new Date(at(0)),
      /^failed: Line 1 is dated .*, which has not come yet\.$/,
    ],
    [
      'one further ahead, where GitHub did not say its time',
      [claim({ at: at(day + 1) })],
      null,
      /^passed/,
    ],
    ['an answer', [claim(), event('resolved-paid')], null, /^passed/],
    [
      'an answer of nobody',
      [claim(), answered],
      null,
      /^failed: Line 2 answers for bulk-1 in nobody's name\.$/,
    ],
  ])('judges %s', (_, events, now, expected) => {
    expect(check(events, 'same', now)).toMatch(expected);
  });

  it.each<[PageSeen, RegExp]>([
    ['none', /^passed: .*times run forward\.$/],
    ['absent', /^failed: The page of the study is missing\. The action writes it again/],
    ['different', /^failed: The page .* somebody edited it, or another version .* writes it again/],
    ['moved', /^impossible: Incomplete\. .*another run was writing it/],
  ])('judges the page of the study: %s', (page, expected) => {
    expect(check([claim(), event('settled')], page)).toMatch(expected);
  });

  it('fails where a line is wrong, also where the page could not be compared', () => {
    expect(check([claim(), answered], 'moved')).toMatch(/^failed: Line 2/);
  });
});

describe('two pages', () => {
  const page = '| 2026 | [19](https://github.com/lab/one/actions/runs/19) |\n';
  it.each([
    [page, true],
    [page.replace('lab/one', 'lab/two'), true],
    [page.replace('[19]', '[20]'), false],
    [page.replace('2026', '2025'), false],
    [`${page}(a word)\n`, false],
  ])('say the same where only links differ: %j', (other, same) => {
    expect(isSamePage(page, other)).toBe(same);
  });
});
