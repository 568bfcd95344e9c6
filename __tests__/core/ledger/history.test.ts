import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BulkId } from '../../../src/core/ids.ts';
import {
  hasUnseenPaid,
  hasUnsettledPaid,
  holdsAsPaid,
  paidBonuses,
  type StudyLedger,
} from '../../../src/core/ledger/fold.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { sameMoney } from '../../../src/core/ledger/pending.ts';
import {
  ann,
  bob,
  bulkId,
  bulkOf,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  type Outcome,
  outcomes,
} from '../../kit/builders.ts';
import { findArrived, isProven } from '../../../src/core/ledger/evidence.ts';
import { anns } from './evidence-scenes.ts';

const annsTo = claimedBonus(ann).to;

/** How many were on their way, for each bonus of a claim. */
function countsOf(ledger: StudyLedger, bulk: BulkId): number[] | undefined {
  return ledger.bulks.get(bulk)?.pendingAtClaim.map(({ count }) => count);
}

describe('what was on its way when a claim was made', () => {
  const second = claim({ bulk: bulkId('bulk-2') });
  const pendingAfter = (...events: LedgerEvent[]): readonly number[] | undefined =>
    countsOf(ledgerOf(claim(), ...events, second), second.bulk);

  it.each([
    [[], 0],
    [['refused'], 0],
    [['unknown'], 0],
    [['accepted'], 1],
    [['refused', 'accepted'], 1],
    [['accepted', 'accepted'], 1],
    [['accepted', 'settled'], 0],
    [['settled'], 0],
    [['resolved-paid'], 1],
    [['resolved-paid', 'settled'], 0],
    [['resolved-paid', 'resolved-not-paid'], 0],
    [['accepted', 'resolved-not-paid'], 0],
    [['resolved-not-paid', 'resolved-paid'], 1],
  ] satisfies [Outcome[], number][])('after %j is %i', (after, pending) => {
    expect(pendingAfter(...after.map((outcome) => event(outcome)))).toEqual([pending]);
  });

  it('counts one that was taken as arrived after `not-paid`, where the claim saw no such money', () => {
    expect(pendingAfter(event('resolved-not-paid', 'bulk-1', [annsTo]))).toEqual([1]);
  });

  it('is not changed by what happens after the claim', () => {
    const ledger = ledgerOf(claim(), event('accepted'), second, event('settled'));
    expect(countsOf(ledger, second.bulk)).toEqual([1]);
  });

  it('adds up over bulk payments, and counts the same person and the same amount only', () => {
    const [b1, b2, b3] = [bulkId('b1'), bulkId('b2'), bulkId('b3')];
    // Under a submission's id, but the same person.
    const annAgain = claimedBonus(bob, 425, { person: annsTo });
    const ledger = ledgerOf(
      claim({ bulk: b1, bonuses: [claimedBonus(ann), claimedBonus(bob, 425)] }),
      event('accepted', 'b1'),
      claim({ bulk: b2, bonuses: [annAgain, claimedBonus(ann, 100)] }),
      event('accepted', 'b2'),
      claim({
        bulk: b3,
        bonuses: [claimedBonus(ann), claimedBonus(bob, 100), claimedBonus(ann, 100)],
      }),
    );
    expect(countsOf(ledger, b2)).toEqual([1, 0]);
    expect(countsOf(ledger, b3)).toEqual([2, 0, 1]);
  });
});

describe('hasUnsettledPaid', () => {
  it.each([
    [[], false],
    [['refused'], false],
    [['unknown'], false],
    [['accepted'], true],
    [['settled'], false],
    [['resolved-paid'], true],
    [['resolved-not-paid'], false],
  ] satisfies [Outcome[], boolean][])('after %j is %p', (after, expected) => {
    expect(hasUnsettledPaid(ledgerOf(claim(), ...after.map((one) => event(one))))).toBe(expected);
  });

  it('is so while one of several is unsettled, or arrived although it was resolved as not paid', () => {
    const other = claim({ bulk: bulkId('bulk-2') });
    expect(hasUnsettledPaid(ledgerOf(claim(), event('settled'), other))).toBe(false);
    expect(
      hasUnsettledPaid(ledgerOf(claim(), event('settled'), other, event('accepted', 'bulk-2'))),
    ).toBe(true);
    const two = claim({ bonuses: [claimedBonus(ann), claimedBonus(bob)] });
    for (const one of [claim(), two])
      expect(hasUnsettledPaid(ledgerOf(one, event('resolved-not-paid', 'bulk-1', [annsTo])))).toBe(
        true,
      );
  });
});

describe('hasUnseenPaid', () => {
  it.each([
    [[], false],
    [['refused'], false],
    [['unknown'], false],
    [['accepted'], true],
    [['settled'], false],
    [['resolved-paid'], true],
    [['resolved-not-paid'], false],
  ] satisfies [Outcome[], boolean][])('after %j is %p, beside others too', (after, expected) => {
    const events = [claim(), ...after.map((one) => event(one))];
    const settled = [claim({ bulk: bulkId('bulk-2') }), event('settled', 'bulk-2')];
    expect(hasUnseenPaid(ledgerOf(...events))).toBe(expected);
    expect(hasUnseenPaid(ledgerOf(...settled, ...events))).toBe(expected);
  });

  it('is not for what was seen to have arrived when a human said `not-paid`, whatever came after', () => {
    const arrived = [claim(), event('resolved-not-paid', 'bulk-1', [claimedBonus(ann).to])];
    expect(hasUnseenPaid(ledgerOf(...arrived))).toBe(false);
    expect(hasUnseenPaid(ledgerOf(...arrived, event('accepted')))).toBe(false);
  });
});

describe('in every history', () => {
  const anyOutcome = fc.constantFrom(...outcomes);

  it('nothing counts as paid that was never accepted, seen, or resolved as paid', () => {
    const doubts = fc.constantFrom<Outcome>('refused', 'unknown', 'resolved-not-paid');
    fc.assert(
      fc.property(fc.array(doubts), (after) => {
        const bulk = bulkOf(claim(), ...after);
        expect(holdsAsPaid(bulk, annsTo)).toBe(false);
      }),
    );
  });

  it('what is accepted or proven is never due again unless a human says so', () => {
    const machine = fc.constantFrom<Outcome>('accepted', 'refused', 'unknown', 'settled');
    const proof = fc.constantFrom<Outcome>('accepted', 'settled');
    fc.assert(
      fc.property(fc.array(machine), proof, fc.array(machine), (before, paid, after) => {
        expect(holdsAsPaid(bulkOf(claim(), ...before, paid, ...after), annsTo)).toBe(true);
      }),
    );
  });

  it('settled stays settled', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome), fc.array(anyOutcome), (before, after) => {
        const reached = bulkOf(claim(), ...before);
        fc.pre(reached.state.kind === 'settled');
        expect(bulkOf(claim(), ...before, ...after).state).toEqual(reached.state);
      }),
    );
  });

  it('what was on its way is what the ledger up to the claim holds as paid and unseen', () => {
    const people = [ann, bob] as const;
    const step = fc.record({
      bulk: fc.nat({ max: 4 }),
      outcome: anyOutcome,
      who: fc.subarray([...people], { minLength: 1 }),
      cents: fc.constantFrom(100, 425),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const claimed = new Map<number, ReturnType<typeof claimedBonus>[]>();
        const events = steps.map(({ bulk, outcome, who, cents }) => {
          const theirs = claimed.get(bulk);
          if (theirs !== undefined) {
            const arrived = theirs.map(({ to }) => to).filter((to) => to === annsTo);
            return event(outcome, `bulk-${bulk}`, arrived);
          }
          const bonuses = who.map((id) => claimedBonus(id, cents));
          claimed.set(bulk, bonuses);
          return claim({ bulk: bulkId(`bulk-${bulk}`), bonuses });
        });
        for (const { claim: one } of ledgerOf(...events).bulks.values()) {
          const index = events.findIndex(({ id }) => id === one.id);
          const before = ledgerOf(...events.slice(0, index));
          const open = [...paidBonuses(before)].filter(({ bulk }) => bulk.state.kind !== 'settled');
          const claimedThen = ledgerOf(...events.slice(0, index + 1));
          expect(countsOf(claimedThen, one.bulk)).toEqual(
            one.bonuses.map(
              (bonus) => open.filter((paid) => sameMoney(paid.bonus) === sameMoney(bonus)).length,
            ),
          );
        }
      }),
    );
  });
});

describe('in every history in which answers are given and taken back', () => {
  it('money proves no more of what counts as paid than there is of it, whatever was answered and taken back', () => {
    const step = fc.record({
      bulk: fc.nat({ max: 3 }),
      outcome: fc.constantFrom(...outcomes).filter((outcome) => outcome !== 'settled'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat({ max: 7 }), (steps, times) => {
        const claimed = new Set<number>();
        const events = steps.map(({ bulk, outcome }) => {
          if (claimed.has(bulk)) return event(outcome, `bulk-${bulk}`);
          claimed.add(bulk);
          return claim({ bulk: bulkId(`bulk-${bulk}`), bonuses: [claimedBonus(ann, 425)] });
        });
        const shown = anns(Array.from({ length: times }, () => 425));
        const held = [...ledgerOf(...events).bulks.values()].filter((bulk) =>
          holdsAsPaid(bulk, annsTo),
        );
        const proven = held.filter((bulk) => isProven(bulk, findArrived(bulk, shown)));
        expect(proven.length).toBeLessThanOrEqual(times);
        // Where others are counted more than once, twice their money is enough.
        if (times > 6) expect(proven.length).toBe(held.length);
      }),
      { numRuns: 5_000 },
    );
  });
});
