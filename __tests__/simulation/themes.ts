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
  'standing still',
  'answers',
  'late money',
  'no date',
] as const;

export type Theme = (typeof themes)[number] | 'everything';

const themed = 0.5;

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

/** What goes wrong more often, so that there is something to be asked and answered. */
export function addFaultsOf(theme: Theme, faults: Faults, random: Random): void {
  if (theme === 'standing still') faults.pause = 0.15;
  if (theme === 'late money') faults.payAnswerLost = 0.4;
  if (theme === 'answers') {
    faults.payLost = 0.6;
    faults.stall = random.pick([0, 0.3]);
  }
  if (theme === 'no date') {
    faults.payLate = 0.7;
    faults.ledgerUndated = 0.95;
  }
}

/** Which ways clocks are wrong: behind, or, below zero, ahead. */
export function wrongClocks(theme: Theme): readonly number[] {
  return theme === 'no date' ? [0, -1, -1] : [0, 0, 0, -1, 1];
}

/** Whether people look up again what they have answered. */
export function isAboutAnswers(theme: Theme): boolean {
  return theme === 'answers' || theme === 'late money';
}
