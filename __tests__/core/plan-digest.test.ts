import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Batch } from '../../src/core/batch.ts';
import type { StudyId } from '../../src/core/ids.ts';
import { emptyLedger, type StudyLedger } from '../../src/core/ledger.ts';
import { checkApproval, digestOf, isApproved, type Plan, planDue } from '../../src/core/plan.ts';
import {
  ann,
  batch,
  bob,
  bonus,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  ledgerOf,
  otherStudy,
  outcomes,
  personalId,
  study,
} from './builders.ts';

function plan(batches: readonly Batch[], ledger = emptyLedger): Plan {
  return planDue(batches, new Map([[study, ledger]]), (id) => id);
}

describe('digestOf', () => {
  it('is SHA-256 of sorted lines of study, batch, id and minor units', () => {
    // printf '5f…aa\tbonuses/week1.csv\t6…a1\t425\n5f…aa\tbonuses/week1.csv\t6…b2\t1000\n5f…aa\tcafé\t6…a1\t50\n5f…bb\tbonuses/week1.csv\t6…c3\t1\n' | sha256sum
    const due = [
      bonus({ id: cyd, study: otherStudy, amount: 1 }),
      bonus({ batch: 'café', amount: 50 }),
      bonus({ id: bob, amount: 1000 }),
      bonus({ amount: 425 }),
    ];
    expect(digestOf(due)).toBe('a970b753a8064d01009072d8b6887b717d35cd3f0411d8cebec1658e3cec6796');
    expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('sorts by code unit, not as a language would', () => {
    // The same by printf and sha256sum, with the lines in the order B, a10, a9, U+1F389, U+FFEE.
    const due = ['\uffee', '\u{1f389}', 'a9', 'a10', 'B'].map((label) => bonus({ batch: label }));
    expect(digestOf(due)).toBe('5392768bd9f91dc5845f58efab9630a82f2f724cf5981fd646f45ee03cdff943');
  });

  const anyBonus = fc
    .record({
      id: fc.integer({ min: 0, max: 30 }).map(personalId),
      batch: fc.constantFrom('a', 'b', 'week 1', 'week 10'),
      amount: fc.integer({ min: 1, max: 9_999_999 }),
      study: fc.constantFrom(study, otherStudy),
      lineNumber: fc.nat(),
    })
    .map(bonus);
  const key = (one: ReturnType<typeof bonus>) => `${one.study} ${one.batch} ${one.id}`;
  const anyDue = fc.uniqueArray(anyBonus, { selector: key, minLength: 1, maxLength: 20 });

  it('does not depend on the order of lines, on line numbers or on the name of the file', () => {
    const shuffled = anyDue.chain((due) =>
      fc.tuple(
        fc.constant(due),
        fc.shuffledSubarray(due, { minLength: due.length, maxLength: due.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([due, other]) => {
        const moved = other.map((one, index) => ({ ...one, lineNumber: index, file: 'x.csv' }));
        expect(digestOf(moved)).toBe(digestOf(due));
      }),
    );
  });

  it('is another for any change of person, money, batch, study or count', () => {
    fc.assert(
      fc.property(anyDue, fc.nat(), (due, nth) => {
        const at = nth % due.length;
        const changed = (change: (one: ReturnType<typeof bonus>) => ReturnType<typeof bonus>[]) =>
          digestOf(due.flatMap((one, index) => (index === at ? change(one) : [one])));
        const digests = [
          digestOf(due),
          changed((one) => [bonus({ ...one, amount: one.amount + 1 })]),
          changed((one) => [{ ...one, id: personalId(1000) }]),
          changed((one) => [{ ...one, batch: 'another' }]),
          changed((one) => [{ ...one, study: '5f00000000000000000000cc' as StudyId }]),
          changed(() => []),
          changed((one) => [one, one]),
        ];
        expect(new Set(digests).size).toBe(digests.length);
      }),
    );
  });
});

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
    expect(checkApproval(found, approved)).toBeNull();
  });

  it('still fits after a run that died half way under it', () => {
    const found = plan([batch(pairs)], annPaidUnder(approved));
    expect(found.due.map(({ id }) => id)).toEqual([bob]);
    expect(found.digest).not.toBe(approved);
    expect(checkApproval(found, approved)).toBeNull();
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
    const finding = checkApproval(found, approved);
    expect(finding).toMatchObject({ kind: 'error', code: 'PLAN_CHANGED' });
    expect(finding?.message).toContain(approved);
    expect(finding?.message).toContain(found.digest);
  });

  it('does not matter where nothing is due, and is not missed where none was given', () => {
    const paid = ledgerOf(
      claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
      event('settled'),
    );
    expect(checkApproval(plan([batch(pairs)], paid), 'f'.repeat(64))).toBeNull();
    expect(checkApproval(plan([batch(pairs)]), null)).toBeNull();
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
