import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { stopUnreadable } from './reading-stops.ts';
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
 * All events of all records, each once, in one order that every process comes to: record by record,
 * the shorter first, then the earlier, then the smaller id. A record holds all that its writer
 * knew, so nobody's events come before what their writer knew. Throws `LEDGER_UNREADABLE` where two
 * records have different events of one id.
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
 * Puts what the writer of a claim or of an answer had not seen where it has the careful effect,
 * whatever the dates: proof after a claim that stands on a look before it, for that look may have
 * missed its money; Prolific's answers after a human's, for they put the study in doubt again;
 * proof before a human's answer, for that is final; and `paid` after `not-paid`.
 */
function orderUnseen(lines: RecordLine[], records: readonly DatedRecord[]): RecordLine[] {
  const order = [...lines];
  const knew = knowing(records);
  const isBefore = (one: RecordLine, other: RecordLine): boolean =>
    order.indexOf(one) < order.indexOf(other);
  for (const claim of lines.filter(({ event }) => event.type === 'claimed'))
    for (const line of lines.filter(({ event }) => event.type === 'settled'))
      if (isBefore(line, claim) && !knew(claim, line)) move(order, line, order.indexOf(claim) + 1);
  for (const answer of lines.filter(({ event }) => event.type === 'resolved'))
    for (const line of lines.filter(({ event }) => event.bulk === answer.event.bulk)) {
      const isFirst = isBefore(line, answer);
      if (isFirst && belongsAfter(line.event, answer.event) && !knew(answer, line))
        move(order, line, order.indexOf(answer) + 1);
      else if (!isFirst && line.event.type === 'settled' && !knew(line, answer))
        move(order, line, order.indexOf(answer));
    }
  return order;
}

/**
 * Whether the writer of a line had seen another. A record holds all that its writer knew, and so
 * whoever has read it knows all of that too: then every record that has the line has the other
 * before it.
 */
function knowing(
  records: readonly DatedRecord[],
): (line: RecordLine, other: RecordLine) => boolean {
  const places = records.map(({ lines }) => new Map(lines.map(({ event }, at) => [event.id, at])));
  return (line, other) =>
    places.every((at) => {
      const place = at.get(line.event.id);
      return place === undefined || (at.get(other.event.id) ?? place) < place;
    });
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

function move(order: RecordLine[], line: RecordLine, to: number): void {
  const from = order.indexOf(line);
  order.splice(from, 1);
  order.splice(from < to ? to - 1 : to, 0, line);
}
