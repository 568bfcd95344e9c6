import * as v from 'valibot';
import { ActionError } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import { type LedgerEvent, parseLedgerLines, serializeEvents } from '../../core/ledger/lines.ts';
import { parseJson } from '../../core/text/parse-json.ts';
import { stopUnreadable } from './reading-stops.ts';

/** The contents of one artifact: a header, then every event that its writer knew, its own last. */

export interface RecordLine {
  readonly event: LedgerEvent;
  /** The line as it was first written, without its end. */
  readonly text: string;
}

/** The line of an event that was never written before. */
export function lineOf(event: LedgerEvent): RecordLine {
  return { event, text: serializeEvents([event]).trimEnd() };
}

/** Who wrote a record, and what its writer knew. */
export interface RecordHeader {
  readonly study: StudyId;
  readonly run: { readonly id: string; readonly attempt: number };
  /** Path of the workflow that writes this ledger. */
  readonly workflow: string;
  /** Ids of the artifacts whose events are included. */
  readonly seen: readonly number[];
  /** GitHub's dates of events that earlier artifacts held. */
  readonly dates: ReadonlyMap<string, Date>;
}

const headerShape = v.strictObject({
  v: v.literal(1),
  study: v.string(),
  run: v.strictObject({
    id: v.string(),
    attempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  workflow: v.string(),
  seen: v.array(v.pipe(v.number(), v.safeInteger())),
  dates: v.record(v.string(), v.pipe(v.string(), v.isoTimestamp())),
});

export function serializeRecord(header: RecordHeader, lines: readonly RecordLine[]): string {
  const { dates } = header;
  const shown = Object.fromEntries([...dates].map(([id, date]) => [id, date.toISOString()]));
  const first = JSON.stringify({ v: 1, ...header, dates: shown });
  return [first, ...lines.map(({ text }) => text)].map((line) => `${line}\n`).join('');
}

/**
 * Reads a record as strictly as it is written: anything else in it is `LEDGER_UNREADABLE`.
 *
 * @param name what the artifact is called, for the message
 */
export function parseRecord(
  text: string,
  study: StudyId,
  name: string,
): { readonly header: RecordHeader; readonly lines: readonly RecordLine[] } {
  const end = text.indexOf('\n');
  const parsed = v.safeParse(headerShape, parseJson(text.slice(0, Math.max(end, 0))));
  if (!parsed.success) throw stopUnreadable(`the artifact ${name} does not begin with a header`);
  const { study: of, run, workflow, seen, dates } = parsed.output;
  if (of !== study) throw stopUnreadable(`the artifact ${name} is of study ${of}`);
  const body = text.slice(end + 1);
  const events = eventsIn(body, name);
  const lines = body.split('\n');
  return {
    header: {
      study,
      run,
      workflow,
      seen,
      dates: new Map(Object.entries(dates).map(([id, date]) => [id, new Date(date)])),
    },
    lines: events.map((event, index) => ({ event, text: lines[index] ?? '' })),
  };
}

function eventsIn(body: string, name: string): LedgerEvent[] {
  try {
    return parseLedgerLines(body, name, 1).map(({ event }) => event);
  } catch (error) {
    // The remedy for a broken artifact differs from that for a broken file.
    if (error instanceof ActionError) throw stopUnreadable(error.message);
    throw error;
  }
}
