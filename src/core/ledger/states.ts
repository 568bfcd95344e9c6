import { unreachable } from '../errors.ts';
import type { Fingerprint } from '../ids.ts';
import type { Claimed, LedgerEvent } from './lines.ts';

/**
 * The states of a bulk payment, as one table: what each means, and where each line of the ledger
 * leads. docs/how-it-works.md shows it, and a test compares the two.
 */

export type StateKind =
  | 'claimed'
  | 'accepted'
  | 'refused'
  | 'unknown'
  | 'settled'
  | 'resolved-paid'
  | 'resolved-not-paid'
  | 'contradicted';

export type BulkState =
  | { readonly kind: Exclude<StateKind, 'unknown' | 'resolved-not-paid' | 'contradicted'> }
  /** `reason` is the line's own. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | {
      readonly kind: 'resolved-not-paid';
      /** `to` of the bonuses that had arrived anyway: they count as paid. */
      readonly arrived: ReadonlySet<Fingerprint>;
    }
  | {
      readonly kind: 'contradicted';
      readonly arrived: ReadonlySet<Fingerprint>;
      /** What the human had said before Prolific's answer was recorded. */
      readonly said: 'paid' | 'not-paid';
    };

type Outcome = Exclude<LedgerEvent, Claimed>;

/** A line after the claim, by what it says. */
type OutcomeName =
  | Exclude<Outcome['type'], 'resolved'>
  | 'resolved as paid'
  | 'resolved as not-paid';

export interface StateRow {
  /**
   * Which of its bonuses count as paid; `arrived`: those that had arrived when a human said
   * `not-paid`.
   */
  readonly paid: 'all' | 'arrived' | 'none';
  /** Whether it stops all payments of the run. After a day somebody is waiting for money. */
  readonly stops: 'yes' | 'after a day' | 'no';
  /** Who looks at Prolific for it. */
  readonly looks: 'every run' | 'every run but a plan' | 'nobody';
  /** Whether Prolific has shown what counts as paid. */
  readonly seen: boolean;
  /**
   * Where each line leads. A line that is missing here is a late one: legal, but it changes
   * nothing.
   */
  readonly next: Readonly<Partial<Record<OutcomeName, StateKind>>>;
}

const resolved = {
  'resolved as paid': 'resolved-paid',
  'resolved as not-paid': 'resolved-not-paid',
} as const;
/** Proof and a human's answer count as long as no human has answered before. */
const open = { settled: 'settled', ...resolved } as const;

export const states: Readonly<Record<StateKind, StateRow>> = {
  claimed: {
    paid: 'none',
    stops: 'yes',
    looks: 'every run',
    seen: false,
    next: { accepted: 'accepted', refused: 'refused', unknown: 'unknown', ...open },
  },
  accepted: {
    paid: 'all',
    stops: 'after a day',
    looks: 'every run',
    seen: false,
    next: open,
  },
  refused: {
    paid: 'none',
    stops: 'no',
    looks: 'nobody',
    seen: false,
    next: { accepted: 'accepted', ...open },
  },
  unknown: {
    paid: 'none',
    stops: 'yes',
    looks: 'every run',
    seen: false,
    next: { accepted: 'accepted', ...open },
  },
  settled: { paid: 'all', stops: 'no', looks: 'nobody', seen: true, next: {} },
  'resolved-paid': {
    paid: 'all',
    stops: 'no',
    looks: 'every run but a plan',
    seen: false,
    // A human said that it was paid, and then its own run recorded that it was not.
    next: { refused: 'contradicted', ...open },
  },
  'resolved-not-paid': {
    paid: 'arrived',
    stops: 'no',
    looks: 'nobody',
    seen: true,
    next: { accepted: 'contradicted', ...resolved },
  },
  // Only a human can say whether it was paid: money that arrives may be the payment that the
  // human's answer caused.
  contradicted: {
    paid: 'arrived',
    stops: 'yes',
    looks: 'nobody',
    seen: true,
    next: resolved,
  },
};

function nameOutcome(event: Outcome): OutcomeName {
  switch (event.type) {
    case 'accepted':
    case 'refused':
    case 'unknown':
    case 'settled':
      return event.type;
    case 'resolved':
      return event.outcome === 'paid' ? 'resolved as paid' : 'resolved as not-paid';
    default:
      return unreachable(event);
  }
}

/** The state after an event. */
export function nextState(state: BulkState, event: Outcome): BulkState {
  const kind = states[state.kind].next[nameOutcome(event)];
  switch (kind) {
    case undefined:
      return state;
    case 'resolved-not-paid':
      return { kind, arrived: new Set('arrived' in event ? event.arrived : undefined) };
    case 'contradicted':
      return state.kind === 'resolved-not-paid'
        ? { kind, arrived: state.arrived, said: 'not-paid' }
        : { kind, arrived: new Set(), said: 'paid' };
    case 'unknown':
      return { kind, reason: 'reason' in event ? event.reason : '' };
    case 'claimed':
    case 'accepted':
    case 'refused':
    case 'settled':
    case 'resolved-paid':
      return { kind };
    default:
      return unreachable(kind);
  }
}
