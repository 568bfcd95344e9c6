import { describe, expect, it } from '@jest/globals';
import {
  type Approval,
  answerQuestions,
  checkApproval,
  isApproved,
  type Needed,
} from '../../../src/core/plan/approval.ts';
import type { Batch } from '../../../src/core/bonus.ts';
import type { Code, Finding } from '../../../src/core/errors.ts';
import { emptyLedger, type StudyLedger } from '../../../src/core/ledger/fold.ts';
import { digestOf, type Plan, planDue } from '../../../src/core/plan/due.ts';
import {
  ann,
  batch,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  ledgerOf,
  outcomes,
  study,
} from '../../kit/builders.ts';

function plan(batches: readonly Batch[], ledger = emptyLedger): Plan {
  return planDue(batches, new Map([[study, ledger]]), (id) => id);
}

function given(approve: string | null, isRequired = false): Needed {
  return { approve, isRequired };
}

describe('an approval', () => {
  const pairs = [
    [ann, 425],
    [bob, 1000],
  ] as const;
  const approved = digestOf(batch(pairs).bonuses);
  const annPaidUnder = (digest: string): StudyLedger =>
    ledgerOf(claim({ plan: digest }), event('accepted'));

  it('fits the plan of which it is the whole digest', () => {
    const found = plan([batch(pairs)]);
    expect(isApproved(found, approved)).toBe(true);
    expect(checkApproval(found, given(approved))).toBeNull();
  });

  it('still fits after a run that died half way under it', () => {
    const found = plan([batch(pairs)], annPaidUnder(approved));
    expect(found.due.map(({ id }) => id)).toEqual([bob]);
    expect(found.digest).not.toBe(approved);
    expect(checkApproval(found, given(approved))).toBeNull();
  });

  it.each<[string, Plan]>([
    ['a line came after it', plan([batch([...pairs, [cyd, 50]])])],
    ['a line was taken out', plan([batch([[ann, 425]])])],
    [
      'an amount was changed',
      plan([
        batch([
          [ann, 425],
          [bob, 1001],
        ]),
      ]),
    ],
    ['the batch has another label', plan([batch(pairs, { label: 'week 2' })])],
    ['part of it was paid under another plan', plan([batch(pairs)], annPaidUnder('e'.repeat(64)))],
    [
      'a line came after a run that died half way',
      plan([batch([...pairs, [cyd, 50]])], annPaidUnder(approved)),
    ],
    [
      'a line was taken out after a run that died half way',
      plan([batch([[bob, 1000]])], annPaidUnder(approved)),
    ],
    [
      'what had died half way was then resolved as not paid, and one changed',
      plan(
        [
          batch([
            [ann, 425],
            [bob, 999],
          ]),
        ],
        ledgerOf(claim({ plan: approved }), event('resolved-not-paid')),
      ),
    ],
  ])('is PLAN_CHANGED where %s', (_, found) => {
    expect(isApproved(found, approved)).toBe(false);
    const finding = checkApproval(found, given(approved));
    expect(finding).toMatchObject({ kind: 'error', code: 'PLAN_CHANGED' });
    expect(finding?.message).toContain(approved);
    expect(finding?.message).toContain(found.digest);
  });

  it('does not matter where nothing is due, and is not missed where none was given', () => {
    const paid = ledgerOf(
      claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
      event('settled'),
    );
    expect(checkApproval(plan([batch(pairs)], paid), given('f'.repeat(64)))).toBeNull();
    expect(checkApproval(plan([batch(pairs)]), given(null))).toBeNull();
  });

  it('is missed where nothing may be paid without one, and something is due', () => {
    const due = plan([batch(pairs)]);
    const finding = checkApproval(due, given(null, true));
    expect(finding).toMatchObject({ kind: 'error', code: 'APPROVAL_REQUIRED' });
    expect(finding?.hint).toContain(due.digest);
    expect(checkApproval(due, given(approved, true))).toBeNull();
    expect(checkApproval(due, given('f'.repeat(64), true))?.code).toBe('PLAN_CHANGED');
    expect(checkApproval(plan([]), given(null, true))).toBeNull();
  });

  it('fits whatever became of what a run claimed under it, but not what another batch was paid', () => {
    const fits = outcomes.filter((outcome) => {
      const ledger = ledgerOf(claim({ plan: approved }), event(outcome));
      return isApproved(plan([batch(pairs)], ledger), approved);
    });
    // After a refusal both are due again, and that is the approved plan too.
    expect(fits).toEqual([...outcomes]);
    const other = ledgerOf(
      claim({ plan: approved, bulk: bulkId('b'), batch: 'x' }),
      event('settled', 'b'),
    );
    expect(isApproved(plan([batch([[bob, 1000]])], other), approved)).toBe(false);
  });
});

describe('the questions that an approval answers', () => {
  const approve = 'a'.repeat(64);
  const question = (code: Code): Finding => ({ kind: 'question', code, message: '?', hint: '!' });
  const asked = [question('CSV_OUTDATED'), question('ALREADY_BONUSED'), question('BATCH_RENAMED')];
  const first: Approval = { approve, attempt: 1, resolves: false };

  function answered(given: Partial<Approval>): Code[] {
    return answerQuestions(asked, { ...first, ...given })
      .filter(({ isAnswered }) => isAnswered)
      .map(({ code }) => code);
  }

  const all = ['CSV_OUTDATED', 'ALREADY_BONUSED', 'BATCH_RENAMED'];
  const seen = ['CSV_OUTDATED'];

  it.each<[string, Partial<Approval>, string[]]>([
    ['all of them, in a first attempt', {}, all],
    ['none, without an approval', { approve: null }, []],
    ['not those about money, in a re-run', { attempt: 2 }, seen],
    ['not those about money, in a run that resolves', { resolves: true }, seen],
  ])('are %s', (_, given, codes) => {
    expect(answered(given)).toEqual(codes);
  });

  it('are none beside PLAN_CHANGED, and never an error', () => {
    const wrong: Finding = { kind: 'error', code: 'PLAN_CHANGED', message: '?', hint: '!' };
    expect(answerQuestions([wrong, ...asked], first)).toEqual([wrong, ...asked]);
    const error: Finding = { ...wrong, code: 'LIMIT_EXCEEDED' };
    expect(answerQuestions([error, question('CSV_OUTDATED')], first)).toEqual([
      error,
      { ...question('CSV_OUTDATED'), isAnswered: true },
    ]);
  });

  it.each<[string, Partial<Approval>]>([
    ['start a new manual run with the digest as `answer`', { attempt: 2 }],
    ['Run again without those lines', { resolves: true }],
  ])('and one that it does not answer says to %s', (advice, given) => {
    const [, bonused, renamed] = answerQuestions(asked, { ...first, ...given });
    expect([bonused?.hint, renamed?.hint]).toEqual([
      expect.stringContaining(advice),
      expect.stringContaining(advice),
    ]);
  });
});
