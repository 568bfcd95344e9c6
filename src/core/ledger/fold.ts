import { unreachable } from '../errors.ts';
import type { BulkId, Fingerprint } from '../ids.ts';
import { type Claimed, type ClaimedBonus, type NumberedEvent, unreadable } from './lines.ts';
import { type Pending, UnseenMoney } from './pending.ts';

/** State is a fold over the lines of one study's ledger file (docs/how-it-works.md). */

export type BulkState =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** With the line's own words for what came back. */
  | { readonly kind: 'unknown'; readonly reason?: string }
  | { readonly kind: 'settled' }
  | { readonly kind: 'resolved-paid' }
  | {
      readonly kind: 'resolved-not-paid';
      /** `to` of the bonuses that had arrived all the same: they count as paid. */
      readonly arrived: ReadonlySet<Fingerprint>;
      /** Prolific's acceptance came after the human's word: in doubt until another `resolved`. */
      readonly contradicted: boolean;
    };

export interface BulkPayment {
  readonly claim: Claimed;
  /** The line of the claim, counted from 1. */
  readonly lineNumber: number;
  readonly state: BulkState;
  /** For each bonus of the claim, what was on its way to that person when it was claimed. */
  readonly pendingAtClaim: readonly Pending[];
}

export interface StudyLedger {
  /** In the order of their claims. */
  readonly bulks: ReadonlyMap<BulkId, BulkPayment>;
}

export const emptyLedger: StudyLedger = { bulks: new Map() };

/**
 * Folds a study's events. Throws `LEDGER_UNREADABLE` where an outcome has no claim or a bulk id is claimed twice.
 *
 * @param path the ledger file, for the message
 */
export function foldLedger(events: readonly NumberedEvent[], path: string): StudyLedger {
  const bulks = new Map<BulkId, BulkPayment>();
  const unseen = new UnseenMoney();
  for (const { event, lineNumber } of events) {
    const known = bulks.get(event.bulk);
    if (event.type === 'claimed') {
      if (known) throw unreadable(path, lineNumber, `${event.bulk} was claimed before`);
      const pendingAtClaim = unseen.pendingAt(event);
      bulks.set(event.bulk, {
        claim: event,
        lineNumber,
        state: { kind: 'claimed' },
        pendingAtClaim,
      });
      continue;
    }
    if (!known) throw unreadable(path, lineNumber, `"${event.type}" of ${event.bulk} has no claim`);
    const next = { ...known, state: nextState(known.state, event) };
    unseen.note(next.claim, next.pendingAtClaim, (to) => isUnseenPaid(next, to));
    bulks.set(event.bulk, next);
  }
  return { bulks };
}

/** Whether what it holds as paid has been seen at Prolific: all of a settled one, and what had arrived of one that a human undid. */
export function wasSeen({ state }: BulkPayment): boolean {
  return state.kind === 'settled' || state.kind === 'resolved-not-paid';
}

type Outcome = Exclude<NumberedEvent['event'], Claimed>;

/** What an event makes of a state. A late answer is a legal line without effect. */
function nextState(state: BulkState, event: Outcome): BulkState {
  switch (event.type) {
    case 'accepted':
      if (['claimed', 'unknown', 'refused'].includes(state.kind)) return { kind: 'accepted' };
      return state.kind === 'resolved-not-paid' ? { ...state, contradicted: true } : state;
    case 'refused':
      return state.kind === 'claimed' ? { kind: 'refused' } : state;
    case 'unknown':
      return state.kind === 'claimed' ? { kind: 'unknown', reason: event.reason } : state;
    case 'settled':
      return state.kind === 'resolved-not-paid' ? state : { kind: 'settled' };
    case 'resolved':
      if (state.kind === 'settled') return state;
      return event.outcome === 'paid'
        ? { kind: 'resolved-paid' }
        : { kind: 'resolved-not-paid', arrived: new Set(event.arrived), contradicted: false };
    default:
      return unreachable(event);
  }
}

/** Claimed, and no known outcome: nothing is paid in any study until this is answered. */
export function isInDoubt({ state }: BulkPayment): boolean {
  return (
    state.kind === 'claimed' ||
    state.kind === 'unknown' ||
    (state.kind === 'resolved-not-paid' && state.contradicted)
  );
}

/** Accepted by Prolific, proven, or resolved so by a human. */
export function holdsAsPaid({ state }: BulkPayment, to: Fingerprint): boolean {
  switch (state.kind) {
    case 'accepted':
    case 'settled':
    case 'resolved-paid':
      return true;
    case 'resolved-not-paid':
      return state.arrived.has(to);
    case 'claimed':
    case 'unknown':
    case 'refused':
      return false;
    default:
      return unreachable(state);
  }
}

/** One bonus that the ledger holds as paid. */
export interface PaidBonus {
  readonly bonus: ClaimedBonus;
  readonly bulk: BulkPayment;
}

export function* paidBonuses(ledger: StudyLedger): Generator<PaidBonus> {
  for (const bulk of ledger.bulks.values()) {
    for (const bonus of bulk.claim.bonuses) {
      if (holdsAsPaid(bulk, bonus.to)) yield { bonus, bulk };
    }
  }
}

/** Whether it counts as paid and was not seen at Prolific: accepted, or resolved as paid by a human. */
function isUnseenPaid(bulk: BulkPayment, to: Fingerprint): boolean {
  return holdsAsPaid(bulk, to) && !wasSeen(bulk);
}

/** Whether anything that counts as paid has not been seen at Prolific. */
export function hasUnseenPaid(ledger: StudyLedger): boolean {
  return ledger.bulks
    .values()
    .some((bulk) => bulk.claim.bonuses.some(({ to }) => isUnseenPaid(bulk, to)));
}

/** Whether something that counts as paid has not been seen at Prolific as a whole. */
export function hasUnsettledPaid(ledger: StudyLedger): boolean {
  return ledger.bulks
    .values()
    .some(
      (bulk) =>
        bulk.state.kind !== 'settled' && bulk.claim.bonuses.some(({ to }) => holdsAsPaid(bulk, to)),
    );
}
