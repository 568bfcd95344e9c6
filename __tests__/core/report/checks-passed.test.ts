import { describe, expect, it } from '@jest/globals';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import { centsOf } from '../../../src/core/money.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { renderChecks } from '../../../src/core/report/checks-passed.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  planOf,
  recordOf,
  ownBulk,
  settings,
  study,
} from '../../kit/run-records.ts';

const three = [bonus(1, 425), bonus(2, 30), bonus(3, 1_000)];
const limits: ReportContext = {
  ...context,
  settings: { ...settings, maxTotalCents: centsOf(1_455) },
};

function checksOf(given: Partial<RunRecord>, around = limits): string | null {
  const record = recordOf('plan', {
    status: 'planned',
    currency: 'GBP',
    plan: planOf([batchOf(three)]),
    studies: new Map([[study, { name: 'Reading', rates: null }]]),
    surveyed: new Set([study]),
    ...given,
  });
  return renderChecks(factsOf(record), around);
}

describe('the checks that passed', () => {
  it('are those whose answer Prolific gave, and the limits', () => {
    expect(checksOf({})).toBe(
      '✅ all 3 took part · ✅ none has had this bonus (ledger and Prolific agree) · ✅ within your limits (14.55 in all, 50.00 each)',
    );
  });

  it('say nothing of people about whom Prolific was not heard, although the name of the study is known', () => {
    expect(checksOf({ surveyed: new Set() })).toBe(
      '✅ within your limits (14.55 in all, 50.00 each)',
    );
  });

  it.each([
    'ALREADY_BONUSED',
    'LEDGER_LOST',
    'BATCH_RENAMED',
    'RUNNING_TOTALS',
    'PAID_ELSEWHERE',
  ] as const)('do not say that none has had the bonus while %s asks just that', (code) => {
    const checks = checksOf({ findings: [finding({ kind: 'question', code })] });
    expect(checks).toContain('took part');
    expect(checks).not.toContain('has had this bonus');
  });

  it.each([
    ['the sum', { maxTotalCents: centsOf(1_454) }],
    ['one bonus', { maxPerBonusCents: centsOf(999) }],
  ])('have no limit in them that %s exceeds, whether or not a finding says so', (_, given) => {
    const around = { ...context, settings: { ...settings, ...given } };
    expect(checksOf({}, around)).not.toContain('limits');
  });

  it('have the limits in them that the sum and the largest bonus just reach', () => {
    const just = { maxTotalCents: centsOf(1_455), maxPerBonusCents: centsOf(1_000) };
    expect(checksOf({}, { ...context, settings: { ...settings, ...just } })).toContain(
      '✅ within your limits (14.55 in all, 10.00 each)',
    );
  });

  it('name the limit of one bonus alone where there is none of the sum', () => {
    expect(checksOf({}, context)).toContain('✅ within your limits (50.00 each)');
  });

  it.each<[string, Partial<RunRecord>]>([
    ['a doubt ended the run before them', { status: 'in-doubt' }],
    ['the action itself broke', { findings: [finding({ code: 'UNEXPECTED' })] }],
    ['the run broke off', { status: null }],
    ['nothing is due and nothing was paid', { plan: planOf([]) }],
  ])('are not there where %s', (_, given) => {
    expect(checksOf(given)).toBeNull();
  });

  it('are not there where the inputs were not valid', () => {
    expect(checksOf({}, { ...context, settings: null })).toBeNull();
  });

  describe('of two studies', () => {
    const other = bonus(4, 300, { study: parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId });
    const rates = { fees: 1 / 3, vat: 1 / 15 };
    const both: Partial<RunRecord> = {
      plan: planOf([batchOf(three), batchOf([other])]),
      studies: new Map([study, other.study].map((one) => [one, { name: null, rates }])),
      surveyed: new Set([study, other.study]),
    };
    // 17.55 and two fifths of it.
    const balance = (available: number) => ({ balance: { currency: 'GBP', available } });
    const covers = '✅ the balance covers it';

    it('say nothing of people where one of the studies was not heard', () => {
      expect(checksOf({ ...both })).toContain('all 4 took part');
      expect(checksOf({ ...both, surveyed: new Set([study]) })).not.toContain('took part');
    });

    it.each<[boolean, string, Partial<RunRecord>]>([
      [true, 'it covers all to the penny', balance(2_457)],
      [false, 'a penny is missing', balance(2_456)],
      [false, 'nobody asked', {}],
      [false, 'nobody knows the fees', { ...balance(9_999), studies: new Map() }],
      [true, 'all was paid', { ...balance(1), bulks: [ownBulk('b1', [...three, other])] }],
      [false, 'a part was paid', { ...balance(9_999), bulks: [ownBulk('b1', three)] }],
    ])('say that the balance covers it (%s) where %s', (isCovered, _, given) => {
      expect(checksOf({ ...both, ...given })?.includes(covers)).toBe(isCovered);
    });

    it('have the balance in a row of its own where there is only one', () => {
      const alone = { ...both, plan: planOf([batchOf(three)]), ...balance(9_999) };
      expect(checksOf(alone)).not.toContain('balance');
    });
  });

  it('are empty where none of them passed', () => {
    const strict = { ...settings, maxPerBonusCents: centsOf(1) };
    expect(checksOf({ surveyed: new Set() }, { ...context, settings: strict })).toBe('');
  });

  it('stand where a doubt came after money had been paid on them', () => {
    const bulks = [ownBulk('b1', three.slice(0, 1))];
    const record = recordOf('pay', {
      status: 'in-doubt',
      plan: planOf([batchOf(three)]),
      surveyed: new Set([study]),
      bulks,
    });
    expect(renderChecks(factsOf(record), limits)).toContain('took part');
  });
});
