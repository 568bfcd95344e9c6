import type { BulkId, Fingerprint } from '../ids.ts';
import {
  type Claimed,
  type ClaimedBonus,
  type LedgerEvent,
  type NumberedEvent,
  unreadable,
} from './lines.ts';
import { HeldMoney, type Pending } from './pending.ts';
import { type BulkState, nextState, states } from './states.ts';

/** State is a fold over the lines of one study's ledger file (docs/how-it-works.md). */

export interface BulkPayment {
  readonly claim: Claimed;
  readonly state: BulkState;
  /**
   * For each bonus, what other money could be taken for it, as of the claim or of a later answer.
   */
  readonly pendingAtClaim: readonly Pending[];
  /**
   * Bulk payments claimed beside it, before either run knew what had become of the other: their
   * money must not prove this one.
   */
  readonly rivals: ReadonlyMap<BulkId, Rival>;
}

/** A bulk payment beside another, as it is now. */
export type Rival = Pick<BulkPayment, 'claim' | 'state'>;

export interface StudyLedger {
  /** In the order of their claims. */
  readonly bulks: ReadonlyMap<BulkId, BulkPayment>;
}

export const emptyLedger: StudyLedger = { bulks: new Map() };

/** What the lines so far leave for later lines, apart from the bulk payments. */
export interface Carried {
  readonly held: HeldMoney;
  /** The line of each event id. */
  readonly lines: Map<string, number>;
}

export function nothingCarried(): Carried {
  return { held: new HeldMoney(), lines: new Map() };
}

/**
 * Folds events, in place, onto the result of the lines above them, and checks what only the whole
 * file can show. Throws `LEDGER_UNREADABLE` if an event is there twice, an outcome has no claim, a
 * bulk id is claimed twice, or a human's line names somebody who is not in the claim.
 *
 * @param path the ledger file, for the message
 */
export function foldOnto(
  bulks: Map<BulkId, BulkPayment>,
  { held, lines }: Carried,
  events: readonly NumberedEvent[],
  path: string,
): void {
  for (const { event, lineNumber } of events) {
    const known = bulks.get(event.bulk);
    const wrong = findMisplaced(event, known, lines.get(event.id.toLowerCase()));
    if (wrong !== null) throw unreadable(path, lineNumber, wrong);
    lines.set(event.id.toLowerCase(), lineNumber);
    if (event.type === 'claimed') {
      const pendingAtClaim = held.pendingAt(event);
      const state = { kind: 'claimed' } as const;
      const rivals = new Map<BulkId, Rival>(
        [...bulks].flatMap(([id, rival]) =>
          isInDoubt(rival) ? [[id, { claim: rival.claim, state: rival.state }]] : [],
        ),
      );
      const bulk = { claim: event, state, pendingAtClaim, rivals };
      bulks.set(event.bulk, bulk);
      noteRivals(bulks, bulk);
    } else if (known !== undefined) {
      const next = { ...known, state: nextState(known.state, event) };
      const pendingAtClaim = held.note(next.claim, next.pendingAtClaim, {
        isHeld: (to) => holdsAsPaid(next, to),
        isRival: (bulk) => next.rivals.has(bulk),
        isInDoubt: isInDoubt(next),
        isSettled: next.state.kind === 'settled',
      });
      bulks.set(event.bulk, { ...next, pendingAtClaim });
      noteRivals(bulks, next);
    }
  }
}

function noteRivals(bulks: Map<BulkId, BulkPayment>, { claim, state, rivals }: BulkPayment): void {
  for (const id of rivals.keys()) {
    const rival = bulks.get(id);
    if (rival === undefined) continue;
    bulks.set(id, { ...rival, rivals: new Map(rival.rivals).set(claim.bulk, { claim, state }) });
  }
}

/**
 * Why an event cannot be where it is, or null.
 *
 * @param known the bulk payment that it is about, as of the lines above
 * @param line the line above that has the same event id
 */
function findMisplaced(
  event: LedgerEvent,
  known: BulkPayment | undefined,
  line: number | undefined,
): string | null {
  // A merge that keeps both sides duplicates lines, and a duplicated answer would override later
  // answers.
  if (line !== undefined) return `it has the event id of line ${line}`;
  if (event.type === 'claimed') return known ? `${event.bulk} was claimed before` : null;
  if (known === undefined) return `"${event.type}" of ${event.bulk} has no claim`;
  if (event.type !== 'resolved' || event.outcome === 'paid') return null;
  const claimed = new Set(known.claim.bonuses.map(({ to }) => to));
  return event.arrived.every((to) => claimed.has(to))
    ? null
    : `"arrived" names somebody who is not in the claim of ${event.bulk}`;
}

/**
 * Whether Prolific has shown what it holds as paid: all of a settled payment, or the part that had
 * arrived of one resolved as not paid.
 */
function wasSeen({ state }: BulkPayment): boolean {
  return states[state.kind].seen;
}

/** Nobody knows whether it was paid: the run pays nothing in any study until that is answered. */
export function isInDoubt({ state }: Pick<BulkPayment, 'state'>): boolean {
  return states[state.kind].stops === 'yes';
}

/**
 * Whether looking could still prove it. If a late answer contradicts a human's, only a human can
 * end that.
 */
export function canBeProven({ state }: BulkPayment): boolean {
  return states[state.kind].next.settled !== undefined;
}

/** Whether all of it counts as paid. */
function isPaidWhole({ state }: Rival): boolean {
  return states[state.kind].paid === 'all';
}

/** Accepted by Prolific, proven, or resolved so by a human. */
export function holdsAsPaid(bulk: Rival, to: Fingerprint): boolean {
  return isPaidWhole(bulk) || ('arrived' in bulk.state && bulk.state.arrived.has(to));
}

/** Whether it counts as paid, or nobody knows whether it was. */
export function mayBePaid(bulk: Rival, to: Fingerprint): boolean {
  return isInDoubt(bulk) || holdsAsPaid(bulk, to);
}

/**
 * Those of its bonuses that count as paid: nearly always all or none, so usually no bonus needs
 * checking.
 */
export function heldBonuses(bulk: BulkPayment): readonly ClaimedBonus[] {
  const { bonuses } = bulk.claim;
  if (isPaidWhole(bulk)) return bonuses;
  return 'arrived' in bulk.state ? bonuses.filter(({ to }) => holdsAsPaid(bulk, to)) : [];
}

/** One bonus that the ledger holds as paid. */
export interface PaidBonus {
  readonly bonus: ClaimedBonus;
  readonly bulk: BulkPayment;
}

export function* paidBonuses(ledger: StudyLedger): Generator<PaidBonus> {
  for (const bulk of ledger.bulks.values()) {
    for (const bonus of heldBonuses(bulk)) yield { bonus, bulk };
  }
}

/** What the ledger holds as paid, plus what is in doubt: everybody who may have been paid. */
export function* maybePaidBonuses(ledger: StudyLedger): Generator<PaidBonus> {
  for (const bulk of ledger.bulks.values()) {
    for (const bonus of bulk.claim.bonuses) {
      if (mayBePaid(bulk, bonus.to)) yield { bonus, bulk };
    }
  }
}

/** Whether anything that counts as paid has not shown at Prolific. */
export function hasUnseenPaid(ledger: StudyLedger): boolean {
  return ledger.bulks.values().some((bulk) => !wasSeen(bulk) && heldBonuses(bulk).length > 0);
}

/** Whether something that counts as paid has not fully shown at Prolific. */
export function hasUnsettledPaid(ledger: StudyLedger): boolean {
  return ledger.bulks
    .values()
    .some((bulk) => bulk.state.kind !== 'settled' && heldBonuses(bulk).length > 0);
}
