import { normalizeLabel } from '../bonus.ts';
import { parseStudyId, type StudyId } from '../ids.ts';
import { type Cents, parseCents, showCents } from '../money.ts';
import type { Mode } from '../settings.ts';

/** The value of an input, or what is wrong with it and how to mend it. Neither text repeats the value. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string; readonly hint: string };

/** The most characters of a batch label: longer than any path that git is usually given. */
const longestLabel = 500;

/** Half a day of waiting in a runner that is paid by the minute is a slip of the pen. */
const mostSettleMinutes = 360;
const mostTimeoutSeconds = 600;

/** Characters that would break a line of a log, of the ledger, or of the text that a plan's digest is made of. */
export const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** `true|True|TRUE|false|False|FALSE` (YAML 1.2 core schema): a mistyped word must not turn into a no. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^(?:true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(?:false|False|FALSE)$/.test(text)) return { value: false };
  return { problem: 'is neither true nor false', hint: 'Write true or false.' };
}

/** `auto` is pay where the event may pay, else plan. */
export function parseMode(text: string): Parsed<Mode | 'auto'> {
  if (
    text === 'auto' ||
    text === 'plan' ||
    text === 'pay' ||
    text === 'reconcile' ||
    text === 'audit'
  )
    return { value: text };
  return { problem: 'is not a mode', hint: 'Write auto, plan, pay, reconcile or audit.' };
}

/** `auto` is yes where `mode` is `auto`. */
export function parseComment(text: string): Parsed<boolean | 'auto'> {
  if (text === 'auto') return { value: 'auto' };
  const parsed = parseBoolean(text);
  if ('value' in parsed) return parsed;
  return { problem: 'is neither true, false nor auto', hint: 'Write true, false or auto.' };
}

/** Where the ledger is kept. */
export function parseLedgerKind(text: string): Parsed<'branch' | 'artifact'> {
  if (text === 'branch' || text === 'artifact') return { value: text };
  return { problem: 'is neither branch nor artifact', hint: 'Write branch or artifact.' };
}

export function parseStudy(text: string): Parsed<StudyId> {
  const value = parseStudyId(text);
  if (value !== null) return { value };
  return {
    problem: 'is not a study id',
    hint: "Copy the 24 characters, each 0-9 or a-f, from the study's address at Prolific.",
  };
}

/** A batch label in its one spelling. */
export function parseBatchLabel(text: string): Parsed<string> {
  const value = normalizeLabel(text);
  if (value === '' || value.length > longestLabel || controlCharacter.test(text)) {
    return {
      problem: 'is not a label',
      hint: `Write a name on one line, of at most ${longestLabel} characters, or leave it out.`,
    };
  }
  return { value };
}

/** The name of a column; which columns there are is for whoever reads the file. */
export function parseColumnName(text: string): Parsed<string> {
  if (text.length <= longestLabel && !controlCharacter.test(text)) return { value: text };
  return {
    problem: 'is not the name of a column',
    hint: 'Copy one name from the first line of the CSV.',
  };
}

export function parseCurrency(text: string): Parsed<string> {
  if (/^[a-z]{3}$/i.test(text)) return { value: text.toUpperCase() };
  return {
    problem: 'is not a currency code',
    hint: 'Write the three letters, such as GBP or USD.',
  };
}

/** A limit in the study's currency, more than zero. */
export function parseLimit(text: string, most: Cents): Parsed<Cents> {
  const value = parseCents(text, most);
  if (value !== null && value > 0) return { value };
  return {
    problem: 'is not a limit',
    hint: `Write an amount of at least 0.01 and at most ${showCents(most)}: digits, or digits, a point and two digits.`,
  };
}

/** Prolific does not say what a workspace id looks like: anything that is safe in a path. */
export function parseWorkspaceId(text: string): Parsed<string> {
  if (/^[\w-]{1,64}$/.test(text)) return { value: text };
  return {
    problem: 'is not a workspace id',
    hint: "Copy it from the workspace's address at Prolific.",
  };
}

/** Minutes, decimals allowed, to milliseconds; 0 looks once. */
export function parseSettleMinutes(text: string): Parsed<number> {
  const minutes = parseDecimal(text);
  if (minutes !== null && minutes <= mostSettleMinutes) {
    return { value: Math.round(minutes * 60_000) };
  }
  return {
    problem: 'is not a time in minutes',
    hint: `Write a number from 0 to ${mostSettleMinutes}, such as 2 or 0.5.`,
  };
}

/** Seconds, decimals allowed, to milliseconds. */
export function parseRequestTimeout(text: string): Parsed<number> {
  const seconds = parseDecimal(text);
  if (seconds !== null && seconds >= 1 && seconds <= mostTimeoutSeconds) {
    return { value: Math.round(seconds * 1000) };
  }
  return {
    problem: 'is not a time in seconds',
    hint: `Write a number from 1 to ${mostTimeoutSeconds}, such as 60.`,
  };
}

/** The name of a commit, whole: a short one could come to mean another. */
export function parseCommit(text: string): Parsed<string> {
  if (/^[0-9a-f]{40}$/i.test(text)) return { value: text.toLowerCase() };
  return {
    problem: 'is not the name of a commit',
    hint: 'Give the output `ledger-head` of an earlier audit: 40 characters, each 0-9 or a-f.',
  };
}

/** A path for the receipt, as given; where it leads is for whoever writes it. */
export function parseReceiptPath(text: string): Parsed<string> {
  if (!controlCharacter.test(text) && !/[\\/]$/.test(text)) return { value: text };
  return { problem: 'is not the path of a file', hint: 'Write one path, such as receipt.csv.' };
}

function parseDecimal(text: string): number | null {
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}
