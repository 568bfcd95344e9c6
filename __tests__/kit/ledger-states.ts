import type { Bonus } from '../../src/core/bonus.ts';
import type { BulkId } from '../../src/core/ids.ts';
import type { BulkPayment } from '../../src/core/ledger/fold.ts';
import type { Claimed, LedgerEvent } from '../../src/core/ledger/lines.ts';
import type { BulkState } from '../../src/core/ledger/states.ts';
import { addCents } from '../../src/core/money.ts';
import { bulkId, claim, event, ledgerOf, type Outcome } from './builders.ts';

/**
 * A bulk payment of the ledger, claimed on 2 March 2026 at 9 by another run, with the lines that
 * lead to that state.
 */
export function bulkPayment(
  id: string,
  bonuses: readonly Bonus[],
  state: BulkState,
  given: Partial<Claimed> = {},
): BulkPayment {
  const claimed = claimOf(bulkId(id), bonuses, { fees: 10, vat: 2, ...given });
  const found = ledgerOf(claimed, ...eventsTo(state, id)).bulks.get(claimed.bulk);
  if (found === undefined) throw new Error('The fold lost the claim.');
  return found;
}

export function claimOf(
  bulk: BulkId,
  bonuses: readonly Bonus[],
  given: Partial<Claimed> = {},
): Claimed {
  const amount = addCents(bonuses.map((one) => one.amount));
  return claim({
    at: '2026-03-02T09:00:00.000Z',
    run: { id: '17', attempt: 1, actor: 'hubot', sha: 'a'.repeat(40), event: 'push' },
    bulk,
    batch: bonuses[0]?.batch ?? 'bonuses/week1.csv',
    path: 'bonuses/week1.csv',
    plan: 'f'.repeat(64),
    looked: '2026-03-02T08:59:00.000Z',
    total: amount + 12,
    bonuses: bonuses.map(({ to, amount: cents }) => ({
      to,
      person: to,
      amount: cents,
      before: [],
    })),
    ...given,
  });
}

/** The lines of a bulk payment: its claim, and what came of it. */
export function bulkLines(
  bulk: string,
  after: readonly Outcome[],
  given: Partial<Claimed> = {},
): LedgerEvent[] {
  return [claim({ bulk: bulkId(bulk), ...given }), ...after.map((one) => event(one, bulk))];
}

/** What happens to a claim that ends in that state. */
export function eventsTo(state: BulkState, bulk: string): LedgerEvent[] {
  const happens = (...outcomes: Outcome[]) => outcomes.map((outcome) => event(outcome, bulk));
  switch (state.kind) {
    case 'claimed':
      return [];
    case 'unknown': {
      const { reason } = state;
      return happens('unknown').map((one) => (one.type === 'unknown' ? { ...one, reason } : one));
    }
    case 'accepted':
    case 'refused':
    case 'settled':
    case 'resolved-paid':
      return happens(state.kind);
    case 'resolved-not-paid':
      return [event('resolved-not-paid', bulk, [...state.arrived])];
    case 'contradicted':
      return state.said === 'paid'
        ? happens('resolved-paid', 'refused')
        : [event('resolved-not-paid', bulk, [...state.arrived]), ...happens('accepted')];
  }
}
