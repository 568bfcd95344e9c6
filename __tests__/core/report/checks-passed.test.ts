import { describe, expect, it } from '@jest/globals';
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

  it.each<[string, Partial<RunRecord>]>([
    ['a doubt ended the run before them', { status: 'in-doubt' }],
    ['the action itself broke', { findings: [finding({ code: 'UNEXPECTED' })] }],
    ['the run broke off', { status: null }],
  ])('are not there where %s', (_, given) => {
    expect(checksOf(given)).toBeNull();
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
