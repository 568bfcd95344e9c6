import { describe, expect, it } from '@jest/globals';
import { type BulkPayment, canBeProven } from '../../../src/core/ledger/fold.ts';
import {
  checkResolution,
  renderChoices,
  renderWhyInDoubt,
  findUnseenAnswers,
  type Resolvable,
} from '../../../src/core/ledger/resolution.ts';
import {
  inDoubtAfterMs,
  notPaidAfterMs,
  type OpenBulk,
  stopsPayments,
} from '../../../src/core/ledger/open.ts';
import type { Resolution } from '../../../src/core/settings.ts';
import {
  bulkId,
  bulkOf,
  claim,
  claimedAt,
  event,
  type Outcome,
  study,
} from '../../kit/builders.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const nowMs = Date.parse('2026-11-23T12:00:00.000Z');

const says = (outcome: Resolution['outcome']): Resolution => ({
  bulk: bulkId('bulk-1'),
  outcome,
  reason: 'seen',
});
const found = (ageMs: number | null, ...after: Outcome[]): Resolvable => ({
  study,
  bulk: bulkOf(claim(), ...after),
  ageMs,
});

/** The ages of a claim's commit at which the answer may change. */
const ages = [0, hour - 1_000, hour, day - 1_000, day] as const;
type Answers = readonly [string, string, string, string, string];

const write = 'write' as const;
const known = 'known' as const;
const invalid = 'invalid' as const;
const always: Answers = [write, write, write, write, write];
const afterAnHour: Answers = [invalid, invalid, write, write, write];
const afterADay: Answers = [invalid, invalid, invalid, invalid, write];
const never: Answers = [invalid, invalid, invalid, invalid, invalid];
const knownAlready: Answers = [known, known, known, known, known];

describe('checkResolution', () => {
  it.each<[Outcome[], Resolution['outcome'], Answers]>([
    [[], 'paid', always],
    [[], 'not-paid', afterAnHour],
    [['unknown'], 'paid', always],
    [['unknown'], 'not-paid', afterAnHour],
    [['accepted'], 'paid', afterADay],
    [['accepted'], 'not-paid', afterADay],
    [['refused'], 'paid', never],
    [['refused'], 'not-paid', never],
    [['settled'], 'paid', never],
    [['settled'], 'not-paid', never],
    [['resolved-paid'], 'paid', knownAlready],
    [['resolved-paid'], 'not-paid', afterAnHour],
    [['resolved-not-paid'], 'paid', always],
    [['resolved-not-paid'], 'not-paid', knownAlready],
    [['resolved-not-paid', 'accepted'], 'paid', always],
    [['resolved-not-paid', 'accepted'], 'not-paid', afterAnHour],
  ])(
    'after %j, `%s` at 0, 59:59 and 60:00 min, 23:59:59 and 24:00:00 h is %j',
    (after, outcome, answers) => {
      const kinds = ages.map(
        (age) => checkResolution(says(outcome), found(age, ...after), nowMs).kind,
      );
      expect(kinds).toEqual(answers);
    },
  );

  it.each<[string, Resolvable | null, Resolution['outcome'], string, string]>([
    [
      'of an age that GitHub does not tell',
      found(null, 'unknown'),
      'not-paid',
      'GitHub did not say what time it is, so the age of its claim is unknown',
      'Run again.',
    ],
    [
      'accepted, at a time that GitHub does not tell',
      found(null, 'accepted'),
      'paid',
      'GitHub did not say what time it is, so the age of its claim is unknown',
      'Run again.',
    ],
    ['unknown', null, 'paid', 'the ledger of these studies has no such bulk payment', '`study-id`'],
    [
      'settled',
      found(day, 'settled'),
      'paid',
      'all its bonuses have been seen at Prolific',
      'remove the line',
    ],
    [
      'refused',
      found(day, 'refused'),
      'not-paid',
      'it was refused, so nobody was paid by it',
      'its bonuses are due',
    ],
    [
      'accepted too recently',
      found(day - 30 * minute, 'accepted'),
      'not-paid',
      'Prolific accepted it less than a day ago',
      'from 2026-11-23 12:30 UTC on',
    ],
    [
      'claimed too recently',
      found(59 * minute),
      'not-paid',
      'it was claimed less than an hour ago, and money may still be on its way',
      'at 2026-11-23 12:01 UTC;',
    ],
    [
      'claimed too recently by a second, which is named as the whole minute after it',
      found(hour - 1_000, 'unknown'),
      'not-paid',
      'it was claimed less than an hour ago, and money may still be on its way',
      'at 2026-11-23 12:01 UTC;',
    ],
  ])('says why and what to do for a bulk payment that is %s', (_, which, outcome, why, hint) => {
    const check = checkResolution(says(outcome), which, nowMs);
    expect(check).toEqual({
      kind: 'invalid',
      finding: {
        kind: 'error',
        code: 'INPUT_INVALID',
        message: `\`answer\` names bulk-1, but ${why}. Nothing was written for it.`,
        hint: expect.stringContaining(hint),
      },
    });
  });

  it('does not know a state that is none of ours', () => {
    const bulk = { ...bulkOf(claim()), state: { kind: 'odd' } } as never as BulkPayment;
    expect(() => checkResolution(says('paid'), { study, bulk, ageMs: 0 }, nowMs)).toThrow(
      'This cannot be',
    );
    expect(() => renderWhyInDoubt({ ...open(0), bulk })).toThrow('This cannot be');
  });
});

function open(ageMs: number | null, ...after: Outcome[]): OpenBulk {
  return { study, bulk: bulkOf(claim(), ...after), ageMs, arrived: null, inDoubt: true };
}

describe('renderChoices', () => {
  const paid = 'bulk-1=paid: <how you know>';
  const notPaid = 'bulk-1=not-paid: <how you know>';

  it.each<[string, number, string[], string | null]>([
    ['just claimed', 0, [paid], '`not-paid` becomes possible at 2026-11-23 13:00 UTC.'],
    [
      '59 minutes and 59 seconds old',
      hour - 1_000,
      [paid],
      '`not-paid` becomes possible at 2026-11-23 12:01 UTC.',
    ],
    ['an hour old', hour, [paid, notPaid], null],
    ['a week old', 7 * day, [paid, notPaid], null],
  ])('of a claim that is %s gives the lines that are possible now', (_, ageMs, lines, later) => {
    expect(renderChoices(open(ageMs), nowMs)).toEqual({ lines, later });
  });

  it.each<[number, string[], string | null]>([
    [59 * minute, [paid], '`not-paid` becomes possible at 2026-11-22 12:00 UTC.'],
    [
      hour,
      [paid],
      '`not-paid` may be possible by now, but GitHub did not say how old the claim is: run again.',
    ],
  ])(
    "takes nothing as old by the runner's clock where GitHub's is not known: %i ms after the claim",
    (since, lines, later) => {
      const at = Date.parse(claimedAt) + since;
      expect(renderChoices(open(null), at)).toEqual({ lines, later });
    },
  );

  it('prints no line for a doubt that would be refused at that age', () => {
    const doubts: Outcome[][] = [[], ['unknown'], ['resolved-not-paid', 'accepted']];
    for (const after of doubts) {
      for (const age of ages) {
        const { lines } = renderChoices(open(age, ...after), nowMs);
        const possible = (['paid', 'not-paid'] as const).filter(
          (outcome) => checkResolution(says(outcome), found(age, ...after), nowMs).kind === 'write',
        );
        expect(lines).toEqual(possible.map((outcome) => `bulk-1=${outcome}: <how you know>`));
      }
    }
  });
});

describe('canBeProven', () => {
  it.each<[Outcome[], boolean]>([
    [[], true],
    [['unknown'], true],
    [['accepted'], true],
    [['resolved-paid'], true],
    [['resolved-not-paid'], false],
    [['resolved-not-paid', 'accepted'], false],
    [['resolved-paid', 'refused'], false],
    [['refused'], true],
    [['settled'], false],
  ])('after %j is %p', (after, expected) => {
    expect(canBeProven(bulkOf(claim(), ...after))).toBe(expected);
  });
});

describe('renderWhyInDoubt', () => {
  it.each<[Outcome[], string]>([
    [[], 'was about to be paid, and nobody knows whether it was'],
    [['unknown'], 'was sent to be paid, and nobody knows whether it was (time-out)'],
    [['accepted'], 'was accepted by Prolific a day ago or more, and not all of it has arrived'],
    [
      ['resolved-not-paid', 'accepted'],
      'was resolved as not paid, but Prolific accepted it after that',
    ],
    [
      ['resolved-paid', 'refused'],
      'was resolved as paid, but its own run found out later that it was not',
    ],
    [['resolved-paid'], 'does not all show at Prolific yet'],
  ])('after %j says that it %s', (after, words) => {
    expect(renderWhyInDoubt(open(day, ...after))).toBe(words);
  });
});

describe('what Prolific answered, or nothing', () => {
  it('stands in the doubt as it came, without the full stop at its end', () => {
    const reason = 'HTTP/1.1 was cut off.';
    const bulk = { ...bulkOf(claim()), state: { kind: 'unknown', reason } } as const;
    expect(renderWhyInDoubt({ ...open(day), bulk })).toMatch(/\(HTTP\/1\.1 was cut off\)$/);
  });
});

describe('the answers of others since a run began', () => {
  it('are told of the bulk payment that this run answers for, and of no other', () => {
    const others = [
      event('resolved-paid'),
      event('resolved-not-paid', 'bulk-2'),
      event('settled'),
      event('resolved-not-paid'),
    ];
    const findings = findUnseenAnswers(says('paid'), others);
    expect(findings.map(({ message }) => /`[a-z-]+` for it/.exec(message)?.[0])).toEqual([
      '`paid` for it',
      '`not-paid` for it',
    ]);
  });
});

describe("a human's answer", () => {
  it.each<[Outcome[], Resolution['outcome'], string]>([
    [[], 'paid', 'write'],
    [[], 'not-paid', 'invalid'],
    [['unknown'], 'not-paid', 'invalid'],
    [['accepted'], 'paid', 'invalid'],
    [['accepted'], 'not-paid', 'invalid'],
    [['resolved-paid'], 'not-paid', 'invalid'],
    [['resolved-not-paid'], 'paid', 'write'],
  ])(
    'takes nothing as old where GitHub sent no date: after %j, `%s` is %s',
    (after, outcome, kind) => {
      const bulk = bulkOf(claim(), ...after);
      const resolution = { bulk: bulkId('bulk-1'), outcome, reason: 'seen' };
      for (const [ageMs, atMs] of [
        [null, null],
        [null, nowMs],
        [day, null],
      ] as const)
        expect(checkResolution(resolution, { study, bulk, ageMs }, atMs).kind).toBe(kind);
    },
  );
});

describe('the ages that matter', () => {
  it('are an hour and a day', () => {
    expect([notPaidAfterMs, inDoubtAfterMs]).toEqual([hour, day]);
  });
});

describe('stopsPayments', () => {
  const agesMs = [null, 0, day - 1_000, day - 1, day, 30 * day];

  it.each<[Outcome[], boolean[]]>([
    [[], [true, true, true, true, true, true]],
    [['unknown'], [true, true, true, true, true, true]],
    [
      ['resolved-not-paid', 'accepted'],
      [true, true, true, true, true, true],
    ],
    [['accepted'], [false, false, false, false, true, true]],
    [
      ['unknown', 'accepted'],
      [false, false, false, false, true, true],
    ],
    [['refused'], [false, false, false, false, false, false]],
    [['settled'], [false, false, false, false, false, false]],
    [
      ['accepted', 'settled'],
      [false, false, false, false, false, false],
    ],
    [['resolved-paid'], [false, false, false, false, false, false]],
    [['resolved-not-paid'], [false, false, false, false, false, false]],
  ])(
    'after %j, at no known age, 0, 23:59:59, a millisecond before 24 h, 24 h and a month: %j',
    (after, expected) => {
      const bulk = bulkOf(claim(), ...after);
      expect(agesMs.map((ageMs) => stopsPayments(bulk, ageMs))).toEqual(expected);
    },
  );
});
