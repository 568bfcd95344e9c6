import type { Faults } from './faults.ts';
import type { LedgerKind } from './keeping.ts';
import { Random } from './random.ts';

/** What people mostly do in a history: some faults need many things to happen in their order. */
const themes = [
  'running totals',
  'another study',
  'lost ledger',
  'left branch',
  'previews',
  'approvals',
  'answers',
] as const;

export type Theme = (typeof themes)[number] | 'everything';

const themed = 0.4;

/** A generator of its own draws it: all other histories stay as they are without themes. */
export function drawTheme(seed: number, ledger: LedgerKind): Theme {
  if (ledger === 'artifact') return 'everything';
  const random = new Random(seed ^ 0x2545f491);
  return random.chance(themed) ? random.pick(themes) : 'everything';
}

/** How many of all kinds of faults a history has; with a theme it comes further with fewer. */
export function faultShares(theme: Theme): readonly number[] {
  return theme === 'everything' ? [0.15, 0.3, 0.5] : [0, 0.05, 0.15];
}

/** Whoever answers has something to answer. */
export function addFaultsOf(theme: Theme, faults: Faults, random: Random): void {
  if (theme !== 'answers') return;
  faults.payLost = 0.3;
  faults.payAnswerLost = 0.1;
  if (!random.chance(0.4)) return;
  faults.payLate = 0.4;
  faults.ledgerUndated = 0.9;
}
