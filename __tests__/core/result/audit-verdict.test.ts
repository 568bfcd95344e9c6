import { describe, expect, it } from '@jest/globals';
import type { AuditCheck, CheckName } from '../../../src/core/audit/audit-check.ts';
import { planVerdict } from '../../../src/core/result/verdict.ts';
import { renderHeading } from '../../../src/core/report/heading.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import type { Status } from '../../../src/core/record/run-record.ts';
import { context, recordOf } from '../../kit/run-records.ts';

const names: CheckName[] = ['protection', 'history', 'lines', 'money', 'head'];

/** `+` passed, `-` failed, `?` not possible, in the order of an audit. */
function auditOf(signs: string): AuditCheck[] {
  const verdicts = { '+': 'passed', '-': 'failed', '?': 'impossible' } as const;
  return names.map((name, n) => {
    const verdict = verdicts[signs.charAt(n) as keyof typeof verdicts];
    return { name, study: null, verdict, details: ['Because.'] };
  });
}

describe('the heading of an audit', () => {
  it.each<[string, Status, string]>([
    ['+++++', 'audited', '✅ Nothing wrong in 5 checks'],
    [
      '++++?',
      'audited',
      '✅ Nothing wrong in 4 of 5 checks. Not checked: "The ledger continues the one of the last audit"',
    ],
    [
      '?+++?',
      'audited',
      '⚠️ Nothing wrong in 3 of 5 checks. Not checked: "The ledger is protected", "The ledger continues the one of the last audit"',
    ],
    ['+-++?', 'blocked', '⛔ The audit found something wrong: 1 of 5 checks failed'],
    [
      '?--+?',
      'blocked',
      '⛔ The audit found something wrong: 2 of 5 checks failed, and 1 could not be made as a whole',
    ],
  ])('names what failed, and what was not checked: %s', (signs, status, expected) => {
    const record = recordOf('audit', { status, audit: auditOf(signs) });
    const { sign, text } = planVerdict(record, { mergePays: false });
    expect(`${sign} ${text}`).toBe(expected);
  });

  it.each([
    ['-++++', '; the audit found something wrong, too'],
    ['?+++?', ''],
  ])(
    'is about a payment in doubt first, and names the audit where it failed: %s',
    (signs, more) => {
      const record = recordOf('audit', { status: 'in-doubt', audit: auditOf(signs) });
      expect(planVerdict(record, { mergePays: false }).text).toBe(
        `The ledger does not say what became of a payment${more}`,
      );
    },
  );

  it.each([
    ['+++++', 'Nothing to do.'],
    ['++++?', 'Nothing to do.'],
    ['+?+++', '**What was not checked is not proven**: below is why, and what it takes.'],
  ])('says what that asks of the reader: %s', (signs, advice) => {
    const record = recordOf('audit', { status: 'audited', audit: auditOf(signs) });
    expect(renderHeading(factsOf(record), context, 'summary').split('\n\n')[1]).toBe(advice);
  });
});
