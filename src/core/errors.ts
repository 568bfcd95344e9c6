import { type Group, groupsOf } from './groups.ts';

/** Every code that a user can meet; each has its paragraph in docs/errors.md. */
export const codes = [
  'INPUT_INVALID',
  'CSV_INVALID',
  'CSV_MISSING',
  'CSV_OUTDATED',
  'EVENT_NOT_ALLOWED',
  'LIMIT_EXCEEDED',
  'CURRENCY_MISMATCH',
  'INSUFFICIENT_BALANCE',
  'NOT_IN_STUDY',
  'SAME_PERSON',
  'ALREADY_BONUSED',
  'AMOUNT_CHANGED',
  'BATCH_RENAMED',
  'RUNNING_TOTALS',
  'PAID_ELSEWHERE',
  'PLAN_CHANGED',
  'APPROVAL_REQUIRED',
  'NOT_PREVIEWED',
  'SETUP_MISMATCH',
  'LEDGER_UNREADABLE',
  'LEDGER_LOST',
  'LEDGER_FORBIDDEN',
  'LEDGER_CONFLICT',
  'PROLIFIC_REFUSED',
  'PROLIFIC_UNREACHABLE',
  'PROLIFIC_UNEXPECTED',
  'TOKEN_INVALID',
  'PAYMENT_IN_DOUBT',
  'AUDIT_FAILED',
  'UNEXPECTED',
] as const;

export type Code = (typeof codes)[number];

/**
 * What is wrong and how to fix it. The check that finds it returns it; its caller knows the code
 * and the place, and makes it a `Finding`.
 */
export interface Problem {
  /** What is wrong, with its value; ids of people already masked. */
  readonly message: string;
  /** How to fix or answer it. */
  readonly hint: string;
  /** In a file, counted from 1. */
  readonly lineNumber?: number;
}

/**
 * Where in the repository a finding is: a path from the workspace's root, and a line counted from
 * 1.
 */
export interface Place {
  readonly file: string;
  readonly lineNumber?: number;
}

/**
 * Something that keeps the run from paying. An error must be fixed; a question may also be answered
 * with `answer`.
 */
export interface Finding extends Omit<Problem, 'lineNumber'> {
  readonly kind: 'error' | 'question';
  readonly code: Code;
  readonly place?: Place;
  /**
   * For a question: what it is about, which is part of the digest that answers it. Missing parts
   * count as empty.
   */
  readonly about?: {
    readonly study?: string;
    readonly batch?: string;
    /** Values, with a tab between them. */
    readonly subject?: string;
  };
  /** This run's approval has answered the question, so it stops nothing. */
  readonly isAnswered?: true;
}

/** Findings that say the same about several places. */
export type EqualFindings = Group<Finding>;

/** Groups findings that say the same about several places, in the order of the first of each. */
export function groupEqual(findings: readonly Finding[]): EqualFindings[] {
  return groupsOf(findings, ({ code, message, hint, isAnswered }) =>
    JSON.stringify([code, message, hint, isAnswered]),
  );
}

/** A stop that the user can fix. Bugs are plain errors, and end as `UNEXPECTED`. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: Code;
  readonly hint: string;

  constructor(code: Code, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** The same stop as a finding, for the summary and the annotations. */
export function findingOf(error: ActionError): Finding {
  return { kind: 'error', code: error.code, message: error.message, hint: error.hint };
}

/**
 * A value that cannot be missing where it is asked for. If it is, that is a bug, and the run ends
 * as `UNEXPECTED`.
 */
export function certain<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

/** Ends every switch over a closed set: a new member fails to compile until it is handled. */
export function unreachable(value: never): never {
  throw new Error(`This cannot be: ${JSON.stringify(value)}`);
}
