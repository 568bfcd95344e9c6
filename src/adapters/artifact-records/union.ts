import { unreachable } from '../../core/errors.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { stopUnreadable } from './reading-stops.ts';
import type { RecordLine } from './record.ts';

/** A record, with what the list says of its artifact. */
export interface DatedRecord {
  /** Null if it is our own and no answer has named it. */
  readonly artifactId: number | null;
  /** Null until a list has shown it. */
  readonly createdAt: Date | null;
  readonly lines: readonly RecordLine[];
}

/**
 * All events of all records, each once, in an order that is the same for every process: record by
 * record, the shorter first, then the earlier, then the smaller id. A record holds everything that
 * its writer knew, so an event never comes before what its writer knew. Throws `LEDGER_UNREADABLE`
 * if two records have different events with one id.
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
 * Moves events that the writer of a claim or of an answer had not seen to where they have the
 * cautious effect, whatever their dates: proof goes after a claim whose look came before it,
 * because that look may have missed the money; Prolific's answers go after a human's, because they
 * put the study in doubt again; proof goes before a human's answer, because proof is final; and
 * `paid` goes after `not-paid`.
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
 * Whether the writer of one line had seen another. A record holds everything that its writer knew,
 * so whoever has read the record knows all of that too. Then every record that has the line has the
 * other one before it.
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
    default:
      return unreachable(event);
  }
}

function move(order: RecordLine[], line: RecordLine, to: number): void {
  const from = order.indexOf(line);
  order.splice(from, 1);
  order.splice(from < to ? to - 1 : to, 0, line);
}
