import type { StudyId } from '../../src/core/ids.ts';
import type { Home, Ledger } from '../../src/ports.ts';
import type { SimProcess } from './process.ts';
import type { Order } from './order.ts';
import type { SimRun } from './runs.ts';

/** The ledgers that a history can have. */
const ledgerKinds = ['branch', 'artifact'] as const;

export type LedgerKind = (typeof ledgerKinds)[number];

/** Throws where there is no such ledger. */
export function parseLedgerKind(text: string): LedgerKind {
  const kind = ledgerKinds.find((known) => known === text);
  if (kind === undefined) throw new Error(`--ledger is branch or artifact, not ${text}`);
  return kind;
}

/** The attempt of a run that a process is. */
export interface SimAttempt {
  readonly id: string;
  readonly attempt: number;
  readonly event: string;
  readonly mayWrite: boolean;
}

/** Starts a new run, or the next attempt of one that was. Null where there are enough. */
export type StartRun = (order: Order, again?: SimRun) => SimRun | null;

/** Where the runs of a history keep their ledger, and what people and GitHub do to it. */
export interface Keeping {
  readonly kind: LedgerKind;
  /** How long after its claim a pay request may still leave, in true time. */
  readonly paysWithinMs: number;
  /** Everything of a study that is still written somewhere, whoever may see it. */
  textOf(study: StudyId): string;
  /** Whether somebody has written into the study's ledger, so that no run can read it. */
  isSoiled(study: StudyId): boolean;
  /** A run begins, or its next attempt does. */
  begin(attempt: SimAttempt): void;
  /** The ledger as one process sees it, under bad weather. */
  open(process: SimProcess, attempt: SimAttempt): { readonly ledger: Ledger; readonly home: Home };
  /** How long a history rests: weeks in which GitHub deletes artifacts, or not at all. */
  drawIdleMs(): number;
  /**
   * Begins what meets at the worst moment, where chance would bring it together too seldom. How
   * long that plays, in milliseconds; 0: it has begun nothing.
   */
  contrive(start: StartRun): number;
  /** Somebody removes what runs have written. */
  destroy(): void;
  /**
   * Somebody puts back what was last removed of a study that has no ledger now. False where that
   * cannot be done; artifacts that are gone cannot be had back.
   */
  restore?(study: StudyId): boolean;
  /** Somebody adds what no run has written. */
  soil(): void;
  /** Somebody cleans up, and takes nothing away that is needed. */
  mend(): void;
}
