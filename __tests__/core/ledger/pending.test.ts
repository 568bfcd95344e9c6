import { describe, expect, it } from '@jest/globals';
import { HeldMoney, type Pending } from '../../../src/core/ledger/pending.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { ann, bob, bulkId, claim, claimedBonus, event, ledgerOf } from '../../kit/builders.ts';

const times = ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'].map(
  (day) => `${day}T12:00:00.000Z`,
);

/**
 * The n-th weekly claim of 4.25 for Ann, who had these amounts then; accepted and never settled.
 */
function week(n: number, before: number[], given: { to?: typeof bob } = {}): LedgerEvent[] {
  const name = `week-${n}`;
  const bonus = claimedBonus(ann, 425, { before });
  const bonuses = [given.to === undefined ? bonus : { ...claimedBonus(given.to), before }];
  return [
    claim({ bulk: bulkId(name), batch: name, at: times[n] ?? '', bonuses }),
    event('accepted', name),
  ];
}

function pendingOf(...weeks: LedgerEvent[][]): Pending | undefined {
  const last = bulkId(`week-${weeks.length - 1}`);
  return ledgerOf(...weeks.flat()).bulks.get(last)?.pendingAtClaim[0];
}

describe('what is on its way when a weekly bonus of the same amount is claimed', () => {
  it.each<[string, LedgerEvent[][], number]>([
    ['nothing, the first time', [week(0, [])], 0],
    ['the one of last week, whose money does not show yet', [week(0, []), week(1, [])], 1],
    ['nothing, where its money shows', [week(0, []), week(1, [425])], 0],
    [
      'the one of last week, where no more shows than then: it was paid by hand before',
      [week(0, [425]), week(1, [425])],
      1,
    ],
    ['both, where none shows', [week(0, []), week(1, []), week(2, [])], 2],
    ['one of two, where one shows', [week(0, []), week(1, []), week(2, [425])], 1],
    ['nothing, where both show', [week(0, []), week(1, []), week(2, [425, 425])], 0],
    [
      'the later of two, where the money of the first was there when the second was claimed',
      [week(0, []), week(1, [425]), week(2, [425])],
      1,
    ],
    [
      'the third, where those before it show one after the other',
      [week(0, []), week(1, [425]), week(2, [425, 425]), week(3, [425, 425])],
      1,
    ],
    ['not what another person waits for', [week(0, [], { to: bob }), week(1, [])], 0],
    ['not another amount that shows', [week(0, []), week(1, [100, 300])], 1],
  ])('is %s', (_, weeks, count) => {
    expect(pendingOf(...weeks)?.count).toBe(count);
  });

  const answer = (outcome: 'resolved-paid' | 'resolved-not-paid') => event(outcome, 'week-0');
  const paidAfterAll = answer('resolved-paid');
  const notPaid = answer('resolved-not-paid');
  it.each<[string, LedgerEvent[], number]>([
    ['nothing, where nothing was claimed in between', [notPaid, paidAfterAll], 0],
    ['what was claimed in between', [notPaid, ...week(1, []), paidAfterAll], 1],
    ['all of it', [notPaid, ...week(1, []), ...week(2, []), paidAfterAll], 2],
    [
      'each of it once, however often the answer is taken back',
      [
        ...[notPaid, ...week(1, []), paidAfterAll],
        ...[answer('resolved-not-paid'), answer('resolved-paid')],
      ],
      1,
    ],
    [
      'what was claimed while it counted as paid: the last to join counts all others',
      [...week(1, []), notPaid, paidAfterAll],
      1,
    ],
    ['what is in doubt by then', [notPaid, ...week(1, []).slice(0, 1), paidAfterAll], 1],
    [
      'not what was refused',
      [notPaid, ...week(1, []).slice(0, 1), event('refused', 'week-1'), paidAfterAll],
      0,
    ],
    ['not what another person waits for', [notPaid, ...week(1, [], { to: bob }), paidAfterAll], 0],
  ])('is also %s, for one that was called not paid and then paid', (_, later, count) => {
    const bulk = ledgerOf(...week(0, []), ...later).bulks.get(bulkId('week-0'));
    expect(bulk?.pendingAtClaim[0]?.count).toBe(count);
  });

  it('stays what it was, whatever is claimed after it, for one that counts as paid all the time', () => {
    const settled = event('settled', 'week-0');
    const bulk = ledgerOf(...week(0, []), ...week(1, []), settled).bulks.get(bulkId('week-0'));
    expect(bulk?.pendingAtClaim[0]?.count).toBe(0);
  });

  it.each<[string, LedgerEvent[][], number]>([
    ['its own claim, where nothing was taken for seen', [week(0, []), week(1, [])], 1],
    ['the claim whose money was taken for seen', [week(0, []), week(1, [425])], 0],
    ['the first of them', [week(0, []), week(1, []), week(2, [425, 425])], 0],
    ['the second of them', [week(0, [425]), week(1, [425, 425]), week(2, [425, 425])], 0],
    [
      'where that stands on one before it, the earliest',
      [week(0, []), week(1, [425]), week(2, [425, 425])],
      0,
    ],
  ])('and a screen-out counts from %s', (_, weeks, from) => {
    expect(pendingOf(...weeks)?.since).toBe(times[from]);
  });
});

describe('what became of a claim', () => {
  it('cannot be noted before the claim: a bug, and it crashes', () => {
    const standing = {
      isRival: () => false,
      isHeld: () => true,
      isInDoubt: false,
      isSettled: false,
    };
    expect(() => new HeldMoney().note(claim(), [], standing)).toThrow('It was never claimed.');
  });
});
