import type { LedgerKind } from './keeping.ts';
import type { Random } from './random.ts';
import { addFaultsOf, faultShares, type Theme } from './themes.ts';

/** Everything that can go wrong at a call, each with its probability in one history. */
export interface Faults {
  crash: number;
  pause: number;
  /** A pause of hours at the worst moment: between a claim and the record of what became of it. */
  stall: number;
  cancel: number;
  slow: number;
  /** Prolific does not answer a read or a set-up. */
  prolificDown: number;
  prolificStale: number;
  setUpTwice: number;
  payLost: number;
  payAnswerLost: number;
  payLate: number;
  payRefused: number;
  payNotSent: number;
  ledgerDown: number;
  ledgerStale: number;
  /** GitHub answers a read without saying what time it is. */
  ledgerUndated: number;
  /**
   * An append waits for its turn, behind other studies' commits or at GitHub's limits, before it is
   * sent.
   */
  appendWaits: number;
  appendLost: number;
  appendAnswerLost: number;
  appendShowsLater: number;
  createLost: number;
  createAnswerLost: number;
  uploadLost: number;
  finalizeLost: number;
  finalizeAnswerLost: number;
  /** It is given up for lost, and lands minutes later. */
  finalizeLate: number;
  /** One finalize makes two entries. */
  finalizeTwice: number;
  listLags: number;
}

export type FaultKind = keyof Faults;

/** How often each strikes where a history has it at all. */
const strengths: Readonly<Record<FaultKind, readonly [number, number]>> = {
  crash: [0.005, 0.04],
  pause: [0.01, 0.06],
  stall: [0.1, 0.4],
  cancel: [0.005, 0.02],
  slow: [0.02, 0.2],
  prolificDown: [0.01, 0.1],
  prolificStale: [0.05, 0.4],
  setUpTwice: [0.1, 0.3],
  payLost: [0.1, 0.5],
  payAnswerLost: [0.1, 0.5],
  payLate: [0.1, 0.4],
  payRefused: [0.05, 0.2],
  payNotSent: [0.05, 0.2],
  ledgerDown: [0.01, 0.08],
  ledgerStale: [0.05, 0.4],
  ledgerUndated: [0.05, 0.6],
  appendWaits: [0.05, 0.3],
  appendLost: [0.02, 0.15],
  appendAnswerLost: [0.02, 0.15],
  appendShowsLater: [0.1, 0.5],
  createLost: [0.01, 0.08],
  createAnswerLost: [0.01, 0.08],
  uploadLost: [0.02, 0.2],
  finalizeLost: [0.03, 0.3],
  finalizeAnswerLost: [0.03, 0.3],
  finalizeLate: [0.03, 0.3],
  finalizeTwice: [0.1, 0.5],
  listLags: [0.05, 0.6],
};

const allKinds = Object.keys(strengths) as FaultKind[];

/** What can go wrong in histories with this ledger. */
export function faultKinds(ledger: LedgerKind): FaultKind[] {
  const other = ledger === 'branch' ? ofArtifacts : ofBranches;
  return allKinds.filter((kind) => !other.has(kind));
}

const ofBranches = new Set<FaultKind>([
  'ledgerStale',
  'appendWaits',
  'appendLost',
  'appendAnswerLost',
  'appendShowsLater',
]);

const ofArtifacts = new Set<FaultKind>([
  'createLost',
  'createAnswerLost',
  'uploadLost',
  'finalizeLost',
  'finalizeAnswerLost',
  'finalizeLate',
  'finalizeTwice',
  'listLags',
]);

/**
 * Each history has some kinds and not the others, some of them often: what two kinds do together
 * shows only where the rest lets the run come so far.
 */
export function drawFaults(random: Random, ledger: LedgerKind, theme: Theme): Faults {
  const share = random.pick(faultShares(theme));
  const faults = noFaults();
  for (const kind of faultKinds(ledger)) {
    if (!random.chance(share)) continue;
    const [weak, strong] = strengths[kind];
    faults[kind] = random.chance(0.5) ? weak : strong;
  }
  addFaultsOf(theme, faults, random);
  return faults;
}

export function noFaults(): Faults {
  return Object.fromEntries(allKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
}

/** How often each thing happened, by its name. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }
}

/** How long a machine stands still: seconds, minutes or hours. */
export function drawPauseMs(random: Random): number {
  const minuteMs = 60_000;
  return random.pick([
    random.between(1, 40) * 1_000,
    random.between(1, 30) * minuteMs,
    random.between(60, 300) * minuteMs,
  ]);
}
