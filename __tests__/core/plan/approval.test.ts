import { describe, expect, it } from '@jest/globals';
import {
  addQuestionOfPush,
  answerQuestions,
  checkApproval,
  isApproved,
  type Needed,
} from '../../../src/core/plan/approval.ts';
import type { Batch } from '../../../src/core/bonus.ts';
import type { Finding } from '../../../src/core/errors.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { emptyLedger, type StudyLedger } from '../../../src/core/ledger/fold.ts';
import { digestOf, questionsIn } from '../../../src/core/plan/digest.ts';
import { type Plan, planDue, withQuestions } from '../../../src/core/plan/due.ts';
import { notPreviewed } from '../../../src/core/plan/previewed.ts';
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

/** Of plans about which nothing was asked, what else the ledger has does not matter. */
const none = new Map<StudyId, StudyLedger>();

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
    expect(isApproved(found, none, approved)).toBe(true);
    expect(checkApproval(found, none, given(approved))).toEqual([]);
  });

  it('still fits after a run that died half way under it', () => {
    const found = plan([batch(pairs)], annPaidUnder(approved));
    expect(found.due.map(({ id }) => id)).toEqual([bob]);
    expect(found.digest).not.toBe(approved);
    expect(checkApproval(found, none, given(approved))).toEqual([]);
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
    expect(isApproved(found, none, approved)).toBe(false);
    const [finding, ...others] = checkApproval(found, none, given(approved));
    expect([finding, ...others]).toMatchObject([{ kind: 'error', code: 'PLAN_CHANGED' }]);
    expect(finding?.message).toContain(approved);
    expect(finding?.message).toContain(found.digest);
  });

  it('where nothing is due must be one that this plan or the ledger knows: a wrong one is never green', () => {
    const paid = ledgerOf(
      claim({ plan: approved, bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
      event('settled'),
    );
    const found = plan([batch(pairs)], paid);
    const check = (approve: string | null) =>
      checkApproval(found, new Map([[study, paid]]), given(approve, true));
    expect([check(null), check(approved), check(found.digest)]).toEqual([[], [], []]);
    expect(check('f'.repeat(64))).toMatchObject([{ kind: 'error', code: 'PLAN_CHANGED' }]);
    expect(check('f'.repeat(64))[0]?.message).toContain('nothing is due');
  });

  it('is not missed where none was given', () => {
    expect(checkApproval(plan([batch(pairs)]), none, given(null))).toEqual([]);
  });

  it('is missed where nothing may be paid without one, and something is due', () => {
    const due = plan([batch(pairs)]);
    const [finding, ...others] = checkApproval(due, none, given(null, true));
    expect([finding, ...others]).toMatchObject([{ kind: 'error', code: 'APPROVAL_REQUIRED' }]);
    expect(finding?.hint).toContain(due.digest);
    expect(checkApproval(due, none, given(approved, true))).toEqual([]);
    expect(checkApproval(due, none, given('f'.repeat(64), true))[0]?.code).toBe('PLAN_CHANGED');
    expect(checkApproval(plan([]), none, given(null, true))).toEqual([]);
  });

  it('fits whatever became of what a run claimed under it, but not what another batch was paid', () => {
    const fits = outcomes.filter((outcome) => {
      const ledger = ledgerOf(claim({ plan: approved }), event(outcome));
      return isApproved(plan([batch(pairs)], ledger), none, approved);
    });
    // After a refusal both are due again, and that is the approved plan too.
    expect(fits).toEqual([...outcomes]);
    const other = ledgerOf(
      claim({ plan: approved, bulk: bulkId('b'), batch: 'x' }),
      event('settled', 'b'),
    );
    expect(isApproved(plan([batch([[bob, 1000]])], other), none, approved)).toBe(false);
  });
});

describe('the questions that an approval answers', () => {
  const pairs = [
    [ann, 425],
    [bob, 1000],
  ] as const;
  const one = '1'.repeat(64);
  const other = '2'.repeat(64);
  const asked = (questions: readonly string[], ledger = emptyLedger): Plan =>
    withQuestions(plan([batch(pairs)], ledger), questions);
  const approve = asked([one]).digest;
  const dead = (answers: readonly string[], digest = approve): StudyLedger =>
    ledgerOf(claim({ plan: digest, answers: [...answers] }), event('accepted'));

  it.each<[string, Plan, StudyLedger, boolean]>([
    ['those that are asked now', asked([one]), emptyLedger, true],
    ['not one that came up since', asked([one, other]), emptyLedger, false],
    ['not another in their place', asked([other]), emptyLedger, false],
    ['not none, where it was given to one', asked([]), emptyLedger, false],
    ['those that died half way, and are asked no more', asked([], dead([one])), dead([one]), true],
    ['those that died half way, and are still asked', asked([one], dead([one])), dead([one]), true],
    [
      'not one that came up since it died half way',
      asked([other], dead([one])),
      dead([one]),
      false,
    ],
    [
      'not those that another approval has answered',
      asked([], dead([one], 'e'.repeat(64))),
      dead([one], 'e'.repeat(64)),
      false,
    ],
  ])('are %s', (_, found, ledger, fits) => {
    const ledgers = new Map([[study, ledger]]);
    expect(isApproved(found, ledgers, approve)).toBe(fits);
    expect(checkApproval(found, ledgers, given(approve))[0]?.code).toBe(
      fits ? undefined : 'PLAN_CHANGED',
    );
  });

  it('are told apart from people and money in the hint', () => {
    const plain = plan([batch(pairs)]).digest;
    const hintOf = (found: Plan): string | undefined =>
      checkApproval(found, new Map(), given(plain))[0]?.hint;
    expect(hintOf(asked([one]))).toContain('a question has come up since');
    expect(hintOf(plan([batch([[ann, 425]])]))).toContain('somebody changed who is paid');
  });

  it('are marked, and errors are not', () => {
    const question: Finding = { kind: 'question', code: 'CSV_OUTDATED', message: '?', hint: '!' };
    const error: Finding = { ...question, kind: 'error', code: 'LIMIT_EXCEEDED' };
    expect(answerQuestions([error, question])).toEqual([error, { ...question, isAnswered: true }]);
  });
});

describe('the question that only a push asks', () => {
  const both = batch([
    [ann, 425],
    [bob, 1000],
  ]);
  const old: Finding = { kind: 'question', code: 'CSV_OUTDATED', message: '', hint: '' };
  const pushed = notPreviewed('No preview.');
  const digestWith = (...findings: readonly Finding[]): string =>
    digestOf(both.bonuses, questionsIn(findings));

  it.each<[string, readonly Finding[], string | null, boolean]>([
    ['an answer to it alone', [], digestWith(pushed), true],
    ['an answer to it beside what this run asks', [old], digestWith(old, pushed), true],
    ['no answer', [], null, false],
    ['an answer to no question', [], digestWith(), false],
    ['an answer to what this run asks', [old], digestWith(old), false],
    ['an answer to another plan', [], 'f'.repeat(64), false],
    ['an answer to it that did not see what this run asks', [old], digestWith(pushed), false],
  ])('is asked by another run or not where it is given %s', (_, findings, approve, isAsked) => {
    const asked = addQuestionOfPush(plan([both]), none, findings, approve);
    expect(asked.map(({ code }) => code)).toEqual([
      ...findings.map(({ code }) => code),
      ...(isAsked ? ['NOT_PREVIEWED'] : []),
    ]);
  });

  it('is asked where a run died half way under its answer, and not where all was paid under it', () => {
    const approve = digestWith(pushed);
    const paid = (...theirs: readonly (readonly [typeof ann, number])[]): StudyLedger =>
      ledgerOf(
        claim({ plan: approve, bonuses: theirs.map(([id, cents]) => claimedBonus(id, cents)) }),
        event('settled'),
      );
    const askedAfter = (ledger: StudyLedger) =>
      addQuestionOfPush(plan([both], ledger), new Map([[study, ledger]]), [], approve);
    expect(askedAfter(paid([ann, 425]))).toHaveLength(1);
    expect(askedAfter(paid([ann, 425], [bob, 1000]))).toEqual([]);
  });
});
