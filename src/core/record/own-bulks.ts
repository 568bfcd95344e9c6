import { type StateKind, states } from '../ledger/states.ts';
import { addCents, type Cents } from '../money.ts';
import type { SetUp, RunRecord } from './run-record.ts';

/** A bulk payment of this run with what became of it: `set-up` until it is claimed. */
export interface OwnBulk extends SetUp {
  readonly state: 'set-up' | StateKind;
}

/**
 * In the order in which they were set up. Derived only from the ledger and from the one answer that
 * it does not have yet.
 */
export function ownBulks(record: RunRecord): OwnBulk[] {
  return record.bulks.map((setUp) => ({ ...setUp, state: stateOf(record, setUp) }));
}

function stateOf({ ledgers, unwritten }: RunRecord, { study, bulk }: SetUp): OwnBulk['state'] {
  const kind = ledgers.get(study)?.ledger.bulks.get(bulk)?.state.kind;
  if (kind === undefined) return 'set-up';
  return unwritten?.bulk === bulk ? (states[kind].next[unwritten.outcome.kind] ?? kind) : kind;
}

/** Whether its bonuses count as paid by this run. */
export function isPaid({ state }: OwnBulk): boolean {
  return state !== 'set-up' && states[state].paid === 'all';
}

/** Claimed, or asked to pay, and no known outcome. */
export function isUnanswered({ state }: OwnBulk): boolean {
  return state !== 'set-up' && states[state].stops === 'yes';
}

/** Bulk payments whose bonuses count as paid by this run. */
export function paidBulks(record: RunRecord): OwnBulk[] {
  return ownBulks(record).filter(isPaid);
}

/** Bulk payments of this run with an unknown outcome. */
export function unansweredBulks(record: RunRecord): OwnBulk[] {
  return ownBulks(record).filter(isUnanswered);
}

/**
 * What this run has paid, or may have paid, so far. A payment that a human has meanwhile called not
 * paid counts too: some of its money may have arrived, and the rest may still come.
 */
export function maybePaidCents(record: RunRecord): Cents {
  const maybePaid = ownBulks(record).filter(
    ({ state }) => state !== 'set-up' && state !== 'refused',
  );
  return addCents(maybePaid.map(({ amountCents }) => amountCents));
}
