import * as v from 'valibot';
import { ActionError } from '../errors.ts';
import { renderForeign } from '../text/foreign-text.ts';
import type { BulkId, Fingerprint } from '../ids.ts';
import type { Cents } from '../money.ts';
import { findContradiction, findKeyTwice } from './strict-line.ts';
import { parseJson } from '../text/parse-json.ts';

/** Lines of the ledger <-> events. The format is docs/ledger.md; a line is only ever appended. */

const cents = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.transform((n) => n as Cents),
);
const positiveCents = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.transform((n) => n as Cents),
);
/** Minor units as Prolific shows them: doubles, sometimes with a fraction of a penny. */
const shownCents = v.pipe(v.number(), v.finite());
const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{32}$/),
  v.transform((s) => s as Fingerprint),
);
const bulk = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/),
  v.transform((s) => s as BulkId),
);
const reason = v.string();
const status = v.nullable(v.pipe(v.number(), v.integer()));

const run = v.strictObject({
  id: v.string(),
  attempt: v.pipe(v.number(), v.integer()),
  actor: v.string(),
  sha: v.string(),
  event: v.string(),
});

// UTC only: JavaScript does not accept some of the other offsets that ISO 8601 allows.
const time = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'));

const every = {
  v: v.literal(1),
  id: v.pipe(v.string(), v.uuid()),
  at: time,
  run,
  bulk,
};

const claimedBonus = v.strictObject({
  to: fingerprint,
  person: fingerprint,
  amount: positiveCents,
  before: v.array(shownCents),
});

const claimed = v.strictObject({
  ...every,
  type: v.literal('claimed'),
  batch: v.pipe(v.string(), v.minLength(1)),
  path: v.string(),
  plan: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  approved: v.boolean(),
  answers: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  looked: v.nullable(time),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  amount: cents,
  fees: v.nullable(shownCents),
  vat: v.nullable(shownCents),
  total: v.pipe(shownCents, v.minValue(0)),
  bonuses: v.pipe(v.array(claimedBonus), v.minLength(1)),
});
const accepted = v.strictObject({ ...every, type: v.literal('accepted'), status });
const refused = v.strictObject({ ...every, type: v.literal('refused'), status, reason });
const unknown = v.strictObject({ ...every, type: v.literal('unknown'), reason });
const settled = v.strictObject({ ...every, type: v.literal('settled') });
const resolvedAs = { ...every, type: v.literal('resolved'), by: v.string(), reason };
const resolved = v.variant('outcome', [
  v.strictObject({ ...resolvedAs, outcome: v.literal('paid') }),
  v.strictObject({ ...resolvedAs, outcome: v.literal('not-paid'), arrived: v.array(fingerprint) }),
]);

/** The schema of one line; docs/ledger.schema.json is made from it. */
export const ledgerEvent = v.variant('type', [
  claimed,
  accepted,
  refused,
  unknown,
  settled,
  resolved,
]);

export type LedgerEvent = v.InferOutput<typeof ledgerEvent>;
export type Claimed = v.InferOutput<typeof claimed>;
export type ClaimedBonus = v.InferOutput<typeof claimedBonus>;
export type RunName = v.InferOutput<typeof run>;

/** An event with the number of its line, counted from 1. */
export interface NumberedEvent {
  readonly event: LedgerEvent;
  readonly lineNumber: number;
}

/**
 * Turns events into whole lines. Throws a plain error on an event that could not be read back: once
 * written, it would lock the study for good.
 */
export function serializeEvents(events: readonly LedgerEvent[]): string {
  return events
    .map((event) => {
      const wrong = findWrong(event);
      if (wrong !== null) throw new Error(`Not an event: ${wrong}`);
      return `${JSON.stringify(event)}\n`;
    })
    .join('');
}

/**
 * Parses whole lines of a study's ledger file into events. Anything that is not a valid ledger is
 * `LEDGER_UNREADABLE` with the line's number: unreadable is never empty.
 *
 * @param path the ledger file, for the message
 * @param linesBefore how many lines of the file come before this text
 */
export function parseLedgerLines(text: string, path: string, linesBefore = 0): NumberedEvent[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) {
    throw unreadable(
      path,
      linesBefore + text.split('\n').length,
      'it ends in the middle of a line',
    );
  }
  return text
    .slice(0, -1)
    .split('\n')
    .map((line, index) => {
      const lineNumber = linesBefore + index + 1;
      return { event: parseLine(line, path, lineNumber), lineNumber };
    });
}

function parseLine(line: string, path: string, lineNumber: number): LedgerEvent {
  const stop = (why: string): ActionError => unreadable(path, lineNumber, why);
  if (line.startsWith('\ufeff')) throw stop('it begins with a byte order mark');
  if (line.trim() === '') throw stop('it is blank');
  const json = parseJson(line);
  if (json === undefined) throw stop('it is not JSON');
  // If a line equals its value written as JSON, it has each key once. Only other lines need a
  // closer look.
  const twice = JSON.stringify(json) === line ? null : findKeyTwice(line);
  if (twice !== null) throw stop(`it has the key ${renderForeign(twice, false)} twice`);
  const wrong = findWrong(json);
  if (wrong !== null) throw stop(wrong);
  return json as LedgerEvent;
}

/** Why a value is not an event, or null. */
function findWrong(value: unknown): string | null {
  const parsed = v.safeParse(ledgerEvent, value, { abortEarly: true });
  return parsed.success ? findContradiction(parsed.output) : renderIssue(parsed.issues[0]);
}

/**
 * The line is foreign text, and may hold an id in place of a pseudonym, so it is masked and cut.
 */
function renderIssue(issue: v.InferIssue<typeof ledgerEvent>): string {
  const path = v.getDotPath(issue);
  const where = path === null ? 'the line' : renderForeign(path, false);
  if (issue.expected === 'never') return `${where} is not a field of it`;
  if (issue.received === 'undefined') return `${where} is missing`;
  const found = typeof issue.input === 'string' ? issue.input : issue.received;
  return `${where} cannot be ${renderForeign(found, false)}`;
}

/** The stop for a ledger that exists and is not valid. */
export function unreadable(path: string, lineNumber: number, why: string): ActionError {
  return new ActionError(
    'LEDGER_UNREADABLE',
    `The ledger ${path} cannot be read at line ${lineNumber}: ${why}.`,
    'Nothing is paid until it can be read. Look at the last commits of the ledger branch and restore the file as it was; never delete it.',
  );
}
