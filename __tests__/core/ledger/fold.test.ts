import { describe, expect, it } from '@jest/globals';
import {
  type BulkPayment,
  emptyLedger,
  holdsAsPaid,
  isInDoubt,
  paidBonuses,
} from '../../../src/core/ledger/fold.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { states as table } from '../../../src/core/ledger/states.ts';
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

/** How each state is reached, whether it stops payments, and whether its bonuses count as paid. */
const states = {
  claimed: { by: [], inDoubt: true, paid: false },
  accepted: { by: ['accepted'], inDoubt: false, paid: true },
  refused: { by: ['refused'], inDoubt: false, paid: false },
  unknown: { by: ['unknown'], inDoubt: true, paid: false },
  settled: { by: ['settled'], inDoubt: false, paid: true },
  'resolved-paid': { by: ['resolved-paid'], inDoubt: false, paid: true },
  'resolved-not-paid': { by: ['resolved-not-paid'], inDoubt: false, paid: false },
  contradicted: { by: ['resolved-not-paid', 'accepted'], inDoubt: true, paid: false },
  'contradicted, of paid': { by: ['resolved-paid', 'refused'], inDoubt: true, paid: false },
} as const satisfies Record<string, { by: Outcome[]; inDoubt: boolean; paid: boolean }>;
type State = keyof typeof states;
const stateNames = Object.keys(states) as State[];

/**
 * For each state, what `accepted`, `refused`, `unknown`, `settled`, `resolved` paid and not-paid
 * make of it.
 */
const next: Record<State, readonly [State, State, State, State, State, State]> = {
  claimed: ['accepted', 'refused', 'unknown', 'settled', 'resolved-paid', 'resolved-not-paid'],
  accepted: ['accepted', 'accepted', 'accepted', 'settled', 'resolved-paid', 'resolved-not-paid'],
  refused: ['accepted', 'refused', 'refused', 'settled', 'resolved-paid', 'resolved-not-paid'],
  unknown: ['accepted', 'unknown', 'unknown', 'settled', 'resolved-paid', 'resolved-not-paid'],
  settled: ['settled', 'settled', 'settled', 'settled', 'settled', 'settled'],
  'resolved-paid': [
    'resolved-paid',
    'contradicted, of paid',
    'resolved-paid',
    'settled',
    'resolved-paid',
    'resolved-not-paid',
  ],
  'resolved-not-paid': [
    'contradicted',
    'resolved-not-paid',
    'resolved-not-paid',
    'resolved-not-paid',
    'resolved-paid',
    'resolved-not-paid',
  ],
  contradicted: [
    'contradicted',
    'contradicted',
    'contradicted',
    'contradicted',
    'resolved-paid',
    'resolved-not-paid',
  ],
  'contradicted, of paid': [
    'contradicted, of paid',
    'contradicted, of paid',
    'contradicted, of paid',
    'contradicted, of paid',
    'resolved-paid',
    'resolved-not-paid',
  ],
};

function nameOf({ state }: BulkPayment): string {
  return state.kind === 'contradicted' && state.said === 'paid'
    ? 'contradicted, of paid'
    : state.kind;
}

const annsTo = claimedBonus(ann).to;

describe('the state of a bulk payment', () => {
  it.each(stateNames)('%s is known by what it means for payments', (name) => {
    const { by, inDoubt, paid } = states[name];
    const bulk = bulkOf(claim(), ...by);
    expect(nameOf(bulk)).toBe(name);
    expect(isInDoubt(bulk)).toBe(inDoubt);
    expect(holdsAsPaid(bulk, annsTo)).toBe(paid);
    expect([...paidBonuses({ bulks: new Map([[bulk.claim.bulk, bulk]]) })]).toHaveLength(
      paid ? 1 : 0,
    );
  });

  const rows = stateNames.flatMap((from) =>
    outcomes.map((outcome, index) => [from, outcome, next[from][index] ?? ''] as const),
  );
  it.each(rows)('%s, after `%s`, is %s', (from, outcome, to) => {
    const after = bulkOf(claim(), ...states[from].by, outcome);
    expect(nameOf(after)).toBe(to);
    // The same said once more, as a repeated run would, says nothing new.
    expect(nameOf(bulkOf(claim(), ...states[from].by, outcome, outcome))).toBe(to);
  });

  it('holds as paid, after `not-paid`, those that had arrived, and the last word decides who', () => {
    const two = claim({ bonuses: [claimedBonus(ann), claimedBonus(bob)] });
    const paidAfter = (...events: LedgerEvent[]): string[] =>
      [...paidBonuses(ledgerOf(two, ...events))].map(({ bonus }) => bonus.to);
    const annArrived = event('resolved-not-paid', 'bulk-1', [annsTo]);
    const bobArrived = event('resolved-not-paid', 'bulk-1', [claimedBonus(bob).to]);
    expect(paidAfter(annArrived)).toEqual([annsTo]);
    expect(paidAfter(annArrived, event('accepted'))).toEqual([annsTo]);
    expect(paidAfter(annArrived, event('settled'))).toEqual([annsTo]);
    expect(paidAfter(annArrived, bobArrived)).toEqual([claimedBonus(bob).to]);
    expect(paidAfter(annArrived, event('resolved-paid'))).toHaveLength(2);
  });

  it('does not follow from an event that is none of ours: a bug, and it crashes', () => {
    const oddEvent = { ...event('settled'), type: 'odd' } as never;
    expect(() => ledgerOf(claim(), oddEvent)).toThrow('This cannot be');
  });
});

describe('the table of states', () => {
  it('says of nothing that nobody has been paid by that it was seen', () => {
    const unpaid = Object.values(table).filter(({ paid }) => paid === 'none');
    expect(unpaid.map(({ seen }) => seen)).toEqual([false, false, false]);
  });
});

describe('the fold of a ledger', () => {
  it('of no events is the empty ledger', () => {
    expect(ledgerOf()).toEqual(emptyLedger);
  });

  it('keeps claims in their order', () => {
    const ledger = ledgerOf(
      claim({ bulk: bulkId('b') }),
      event('accepted', 'b'),
      claim({ bulk: bulkId('a') }),
      event('settled', 'b'),
    );
    expect([...ledger.bulks].map(([id, bulk]) => [id, bulk.state.kind])).toEqual([
      ['b', 'settled'],
      ['a', 'claimed'],
    ]);
  });

  it.each(outcomes)(
    'does not read a ledger with `%s` of a bulk payment that has no claim',
    (outcome) => {
      const kind = event(outcome).type;
      expect(() => ledgerOf(claim(), event(outcome, 'bulk-2'))).toThrow(
        `The ledger ledger/study.jsonl cannot be read at line 2: "${kind}" of bulk-2 has no claim.`,
      );
    },
  );

  it('does not read an event id twice, anywhere in the file: a merge that kept both sides', () => {
    const first = claim();
    const notPaid = event('resolved-not-paid');
    expect(() => ledgerOf(first, first)).toThrow('at line 2: it has the event id of line 1.');
    expect(() => ledgerOf(first, notPaid, event('resolved-paid'), notPaid)).toThrow(
      'at line 4: it has the event id of line 2.',
    );
    const other = claim({ bulk: bulkId('bulk-2'), id: first.id.toUpperCase() });
    expect(() => ledgerOf(first, other)).toThrow('at line 2: it has the event id of line 1.');
  });

  it("does not read a human's line that names somebody whom its claim does not", () => {
    const stranger = claimedBonus(bob).to;
    expect(() => ledgerOf(claim(), event('resolved-not-paid', 'bulk-1', [stranger]))).toThrow(
      'at line 2: "arrived" names somebody who is not in the claim of bulk-1.',
    );
  });

  it('does not read an outcome before its claim', () => {
    expect(() => ledgerOf(event('accepted'), claim())).toThrow('at line 1: "accepted" of bulk-1');
  });

  it.each(outcomes)(
    'does not read a bulk id that is claimed twice, after `%s` either',
    (outcome) => {
      expect(() => ledgerOf(claim(), event(outcome), claim())).toThrow(
        'at line 3: bulk-1 was claimed before.',
      );
      expect(() => ledgerOf(claim(), claim())).toThrow('at line 2: bulk-1 was claimed before.');
    },
  );
});
