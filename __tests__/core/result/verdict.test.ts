import { describe, expect, it } from '@jest/globals';
import { planVerdict } from '../../../src/core/result/verdict.ts';
import type { RunRecord, Status } from '../../../src/core/record/run-record.ts';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import { emptyLedger } from '../../../src/core/ledger/fold.ts';
import { type LedgerTotals, totalsOf } from '../../../src/core/record/ledger-totals.ts';
import type { Mode } from '../../../src/core/settings.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  openBulk,
  ownBulk,
  planOf,
  recordOf,
  study,
} from '../../kit/run-records.ts';
import type { AuditCheck, CheckName } from '../../../src/core/audit/audit-check.ts';
import { renderHeading } from '../../../src/core/report/heading.ts';
import { factsOf } from '../../../src/core/result/facts.ts';

const three = [bonus(1, 425), bonus(2, 30), bonus(3, 123_456)];
const plan = planOf([batchOf(three)]);
const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });
const old = bulkPayment('b0', three, { kind: 'settled' });
const nothingDue = planOf([batchOf(three)], {
  due: [],
  skipped: three.map((one) => ({ bonus: one, bulk: old })),
});
const otherStudy = parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId;

function paidIn(of: StudyId, currency: string): [StudyId, LedgerTotals] {
  const one = bulkPayment('b0', three.slice(0, 1), { kind: 'settled' }, { currency });
  return [of, totalsOf({ bulks: new Map([[one.claim.bulk, one]]) })];
}

const gbp: Partial<RunRecord> = { currency: 'GBP', plan };

describe('the verdict', () => {
  it.each<[Mode, Status | null, string, Partial<RunRecord>]>([
    ['plan', 'planned', '1,239.11 GBP to 3 people is due', gbp],
    ['plan', 'planned', '1,239.11 to 3 people is due', { plan }],
    [
      'plan',
      'planned',
      '4.25 GBP to 1 person is due',
      { ...gbp, plan: planOf([batchOf(three.slice(0, 1))]) },
    ],
    ['plan', 'planned', 'Nothing to pay: all 3 bonuses were paid before', { plan: nothingDue }],
    ['plan', 'planned', 'Nothing to pay: there is no bonus in it', { plan: planOf([]) }],
    [
      'plan',
      'planned',
      'Nothing to pay: there is no bonus in it',
      { plan: planOf([batchOf([], { label: 'empty' })]) },
    ],
    [
      'plan',
      'planned',
      'Nothing to pay: every amount is zero',
      { plan: planOf([batchOf([bonus(1, 0)])]) },
    ],
    [
      'plan',
      'planned',
      '1,239.11 GBP to 3 people waits for an answer',
      { ...gbp, findings: [question] },
    ],
    [
      'plan',
      'blocked',
      '1,239.11 GBP to 3 people cannot be paid: 1 error',
      { ...gbp, findings: [finding()] },
    ],
    ['plan', 'blocked', 'Nothing can be paid: 1 error', { findings: [finding(), finding()] }],
    [
      'plan',
      'blocked',
      'Nothing can be paid: 2 errors',
      { findings: [finding(), finding({ message: 'Another.' })] },
    ],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: it waits for an approval',
      { ...gbp, findings: [finding({ code: 'APPROVAL_REQUIRED' })] },
    ],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: the approval is for another plan',
      { ...gbp, findings: [finding({ code: 'PLAN_CHANGED' })] },
    ],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: the approval is for another plan',
      {
        ...gbp,
        findings: [finding({ code: 'APPROVAL_REQUIRED' }), finding({ code: 'PLAN_CHANGED' })],
      },
    ],
    [
      'pay',
      'paid',
      'Paid 1,239.11 GBP to 3 people, and all of it has arrived',
      { ...gbp, bulks: [ownBulk('b1', three)] },
    ],
    [
      'pay',
      'paid',
      'Paid 1,239.11 GBP to 3 people; not all of it shows at Prolific yet',
      { ...gbp, bulks: [ownBulk('b1', three, { state: 'accepted' })] },
    ],
    [
      'pay',
      'paid',
      'Paid 1,239.11 GBP to 3 people; not all of it shows at Prolific yet',
      {
        ...gbp,
        bulks: [
          ownBulk('b1', three.slice(0, 1)),
          ownBulk('b2', three.slice(1), { state: 'accepted' }),
        ],
      },
    ],
    ['pay', 'already-paid', 'Nothing to pay: all 3 bonuses were paid before', { plan: nothingDue }],
    ['pay', 'blocked', 'Nothing was paid: 1 error', { findings: [finding()] }],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: the action itself broke',
      { ...gbp, findings: [finding({ code: 'UNEXPECTED' })] },
    ],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: 2 errors',
      { ...gbp, findings: [finding({ code: 'UNEXPECTED' }), finding()] },
    ],
    [
      'pay',
      'blocked',
      'Nothing was paid: 2 errors',
      { ...gbp, findings: [finding(), finding({ code: 'INPUT_INVALID' })] },
    ],
    [
      'pay',
      'blocked',
      '1,239.11 GBP to 3 people was not paid: it waits for an answer to 2 questions',
      { ...gbp, findings: [question, question] },
    ],
    ['pay', 'blocked', 'Nothing was paid; 1,239.11 GBP to 3 people is still due', gbp],
    ['pay', 'blocked', 'Nothing was paid', {}],
    [
      'pay',
      'refused',
      'Paid 4.25 GBP to 1 person; 1,234.86 GBP to 2 people is still due',
      { ...gbp, bulks: [ownBulk('b1', three.slice(0, 1))] },
    ],
    ['pay', 'refused', 'Nothing was paid; 1,239.11 GBP to 3 people is still due', gbp],
    ['pay', 'refused', 'Nothing was paid', {}],
    [
      'pay',
      'in-doubt',
      'Nobody knows yet whether 1,239.11 GBP to 3 people was paid',
      {
        ...gbp,
        open: [openBulk(bulkPayment('b0', three, { kind: 'unknown', reason: 'time-out' }))],
      },
    ],
    [
      'pay',
      'in-doubt',
      'Nobody knows yet whether 0.30 GBP to 1 person was paid; 4.25 GBP to 1 person was paid',
      {
        ...gbp,
        bulks: [
          ownBulk('b1', three.slice(0, 1)),
          ownBulk('b2', three.slice(1, 2), { state: 'claimed' }),
        ],
      },
    ],
    [
      'pay',
      'in-doubt',
      '1,239.11 GBP to 3 people was accepted a day ago and has not all arrived',
      { ...gbp, open: [openBulk(bulkPayment('b0', three, { kind: 'accepted' }))] },
    ],
    [
      'pay',
      'in-doubt',
      'Nobody knows yet whether 1,239.11 GBP to 3 people was paid',
      {
        ...gbp,
        open: [
          openBulk(bulkPayment('b0', three.slice(0, 1), { kind: 'accepted' })),
          openBulk(bulkPayment('b1', three.slice(1), { kind: 'unknown', reason: 'time-out' })),
        ],
      },
    ],
    [
      'pay',
      'in-doubt',
      'Nobody knows yet whether 4.55 GBP to 2 people was paid',
      {
        ...gbp,
        // The run has looked at the first of its own two; what is merely on its way is no doubt.
        bulks: three.slice(0, 2).map((own, n) => ownBulk(`b${n + 1}`, [own], { state: 'claimed' })),
        open: [
          openBulk(bulkPayment('b1', three.slice(0, 1), { kind: 'claimed' })),
          openBulk(bulkPayment('b0', three.slice(2), { kind: 'accepted' }), { inDoubt: false }),
        ],
      },
    ],
    [
      'pay',
      'in-doubt',
      '1,239.11 GBP to 3 people was paid, but the ledger does not say so',
      { ...gbp, bulks: [ownBulk('b1', three, { state: 'accepted' })] },
    ],
    ['pay', 'in-doubt', 'The ledger does not say what became of a payment', gbp],
    ['reconcile', 'reconciled', 'Nothing is in doubt', {}],
    [
      'reconcile',
      'reconciled',
      'Nothing is in doubt; 4.25 GBP was paid so far, in 1 bonus',
      { paidBefore: new Map([paidIn(study, 'GBP')]) },
    ],
    [
      'reconcile',
      'reconciled',
      'Nothing is in doubt',
      { paidBefore: new Map([paidIn(study, 'GBP'), paidIn(otherStudy, 'EUR')]) },
    ],
    [
      'reconcile',
      'reconciled',
      'Nothing is in doubt; nothing was paid so far',
      { paidBefore: new Map([[study, totalsOf(emptyLedger)]]) },
    ],
    ['reconcile', 'reconciled', 'Nothing is in doubt; 1,239.11 GBP to 3 people is due again', gbp],
    [
      'reconcile',
      'reconciled',
      'Nothing is in doubt; 1,239.11 GBP to 3 people does not all show at Prolific yet',
      { open: [openBulk(bulkPayment('b0', three, { kind: 'accepted' }), { inDoubt: false })] },
    ],
    ['pay', null, 'The run stopped before it had finished', gbp],
  ])('of %s that ended as %s is "%s"', (mode, status, text, given) => {
    expect(planVerdict(recordOf(mode, { status, ...given }), { mergePays: false }).text).toBe(text);
  });

  it('of a plan on a pull request that pays when it is merged says just that', () => {
    const merging = { mergePays: true };
    expect(planVerdict(recordOf('plan', { status: 'planned', ...gbp }), merging)).toEqual({
      sign: '',
      text: 'Merging this pull request pays 1,239.11 GBP to 3 people',
    });
    const none = recordOf('plan', { status: 'planned', plan: nothingDue });
    expect(planVerdict(none, merging).text).toBe(
      'Merging this pull request pays nobody: all 3 bonuses were paid before',
    );
  });

  it('counts a person once who has two bonuses', () => {
    const twice = planOf([batchOf([bonus(1, 100)]), batchOf([bonus(1, 100, { batch: 'b' })])]);
    const record = recordOf('plan', { status: 'planned', currency: 'GBP', plan: twice });
    expect(planVerdict(record, { mergePays: false }).text).toBe('2.00 GBP to 1 person is due');
  });
});

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
      '⛔ The audit found something wrong: 2 of 5 checks failed, and 1 could not be completed',
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
    ['+?+++', '**What was not checked is not proven**: see below why, and what each check needs.'],
  ])('says what that asks of the reader: %s', (signs, advice) => {
    const record = recordOf('audit', { status: 'audited', audit: auditOf(signs) });
    expect(renderHeading(factsOf(record), context, 'summary').split('\n\n')[1]).toBe(advice);
  });
});
