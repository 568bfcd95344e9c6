import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { stopUnreadable } from '../artifacts/reading-stops.ts';
import type { RecordLine } from './record.ts';

/** A record, with what the list says of its artifact. */
export interface DatedRecord {
  /** Null where it is our own and no answer has named it. */
  readonly artifactId: number | null;
  /** Null until a list has shown it. */
  readonly createdAt: Date | null;
  readonly lines: readonly RecordLine[];
}

/**
 * All events of all records, each once, in one order that every process comes to: record by record, the shorter first, then the
 * earlier, then the smaller id. A record holds all that its writer knew, so nobody's events come before what their writer knew. Throws
 * `LEDGER_UNREADABLE` where two records have different events of one id.
 */
export function unionOf(records: readonly DatedRecord[]): RecordLine[] {
  const sorted = records.toSorted(
    (a, b) =>
      a.lines.length - b.lines.length ||
      (a.createdAt?.getTime() ?? Infinity) - (b.createdAt?.getTime() ?? Infinity) ||
      (a.artifactId ?? Infinity) - (b.artifactId ?? Infinity),
  );
  const lines = new Map<string, RecordLine>();
  for (const record of sorted) {
    for (const line of record.lines) {
      const known = lines.get(line.event.id);
      if (known === undefined) lines.set(line.event.id, line);
      else if (known.text !== line.text)
        throw stopUnreadable(`two artifacts disagree about the event ${line.event.id}`);
    }
  }
  return orderUnseen([...lines.values()], sorted);
}

/**
 * Puts what a human's answer had not seen where it has the careful effect, whatever the dates: Prolific's answers after it, for
 * they put the study in doubt again; proof before it, for that is final; and `paid` after `not-paid`.
 */
function orderUnseen(lines: RecordLine[], records: readonly DatedRecord[]): RecordLine[] {
  const order = [...lines];
  for (const answer of lines.filter(({ event }) => event.type === 'resolved')) {
    const others = lines.filter(({ event }) => event.bulk === answer.event.bulk);
    for (const line of others) putBeside(order, line, answer, records);
  }
  return order;
}

function putBeside(
  order: RecordLine[],
  line: RecordLine,
  answer: RecordLine,
  records: readonly DatedRecord[],
): void {
  const isBefore = order.indexOf(line) < order.indexOf(answer);
  if (isBefore && belongsAfter(line.event, answer.event)) {
    if (!isKnownBefore(line, answer, records)) move(order, line, order.indexOf(answer) + 1);
  } else if (!isBefore && line.event.type === 'settled') {
    if (!isKnownBefore(answer, line, records)) move(order, line, order.indexOf(answer));
  }
}

function belongsAfter(event: LedgerEvent, answer: LedgerEvent): boolean {
  switch (event.type) {
    case 'accepted':
    case 'refused':
    case 'unknown':
      return true;
    case 'resolved':
      return (
        event.outcome === 'paid' && answer.type === 'resolved' && answer.outcome === 'not-paid'
      );
    case 'claimed':
    case 'settled':
      return false;
  }
}

/** Whether the one comes before the other in every record that has both, and some record has both. */
function isKnownBefore(
  first: RecordLine,
  second: RecordLine,
  records: readonly DatedRecord[],
): boolean {
  const orders = records.flatMap(({ lines }) => {
    const at = lines.findIndex(({ event }) => event.id === first.event.id);
    const then = lines.findIndex(({ event }) => event.id === second.event.id);
    return at === -1 || then === -1 ? [] : [at < then];
  });
  return orders.length > 0 && orders.every(Boolean);
}

function move(order: RecordLine[], line: RecordLine, to: number): void {
  const from = order.indexOf(line);
  order.splice(from, 1);
  order.splice(from < to ? to - 1 : to, 0, line);
}
