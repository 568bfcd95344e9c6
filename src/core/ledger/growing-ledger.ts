import type { BulkId } from '../ids.ts';
import {
  type BulkPayment,
  type Carried,
  emptyLedger,
  foldOnto,
  nothingCarried,
  type StudyLedger,
} from './fold.ts';
import { type NumberedEvent, parseLedgerLines } from './lines.ts';

/**
 * The state from which a fold continues, with its number of events. Each longer ledger takes it
 * over from the shorter one.
 */
interface Left {
  carried: Carried;
  events: number;
}

/**
 * A study's file and what it means. Only the new part of a longer file is parsed and folded; the
 * shorter ledger stays as it is.
 */
export class GrowingLedger {
  static readonly empty = new GrowingLedger('', [], emptyLedger, {
    carried: nothingCarried(),
    events: 0,
  });

  readonly text: string;
  readonly events: readonly NumberedEvent[];
  readonly ledger: StudyLedger;
  readonly #left: Left;

  private constructor(
    text: string,
    events: readonly NumberedEvent[],
    ledger: StudyLedger,
    left: Left,
  ) {
    this.text = text;
    this.events = events;
    this.ledger = ledger;
    this.#left = left;
  }

  /**
   * The ledger of this file. The file is read from the start unless it continues this ledger's
   * file. Throws `LEDGER_UNREADABLE`.
   *
   * @param path the ledger file, for the message
   */
  grow(text: string, path: string): GrowingLedger {
    const known = text.startsWith(this.text) ? this : GrowingLedger.empty;
    const offset = known.events.length;
    const added = parseLedgerLines(text.slice(known.text.length), path, offset);
    const carried = known.#takeOver(path);
    const bulks = new Map<BulkId, BulkPayment>(known.ledger.bulks);
    foldOnto(bulks, carried, added, path);
    const events = [...known.events, ...added];
    return new GrowingLedger(text, events, { bulks }, { carried, events: events.length });
  }

  /** Works once: a second ledger that grows out of this one folds everything again. */
  #takeOver(path: string): Carried {
    const { carried, events } = this.#left;
    this.#left.events = -1;
    if (events === this.events.length) return carried;
    const again = nothingCarried();
    foldOnto(new Map(), again, this.events, path);
    return again;
  }
}
