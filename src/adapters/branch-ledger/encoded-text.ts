import type { StudyId } from '../../core/ids.ts';

/**
 * A text that only grows, with its bytes in base64, the form in which GitHub takes a file. An
 * append sends the study's whole file. It reuses what was encoded for the previous append;
 * otherwise a bonus in a long study would cost more than one in a short study. Encoded pieces are
 * never changed: an abandoned request may still be sending them.
 */
export class EncodedText {
  static readonly empty = new EncodedText('', [], Buffer.alloc(0));

  readonly text: string;
  /** The base64 of all whole groups of three bytes; each piece is longer than the next. */
  readonly #pieces: readonly Buffer[];
  /** The bytes after them, fewer than three. */
  readonly #rest: Buffer;

  private constructor(text: string, pieces: readonly Buffer[], rest: Buffer) {
    this.text = text;
    this.#pieces = pieces;
    this.#rest = rest;
  }

  /** @param added must not begin in the middle of a pair of UTF-16 units */
  plus(added: string): EncodedText {
    const bytes = Buffer.concat([this.#rest, Buffer.from(added)]);
    const end = bytes.length - (bytes.length % 3);
    const pieces = [...this.#pieces, base64Of(bytes.subarray(0, end))];
    return new EncodedText(this.text + added, joinShort(pieces), bytes.subarray(end));
  }

  /** The base64 of the whole text, in ASCII, as consecutive pieces. */
  get base64(): readonly Uint8Array[] {
    return [...this.#pieces, base64Of(this.#rest)].filter(({ length }) => length > 0);
  }
}

/** The files of studies, each with its latest encoded text. */
export class EncodedFiles {
  readonly #known = new Map<StudyId, EncodedText>();

  encode(study: StudyId, base: string, added: string): EncodedText {
    const known = this.#known.get(study);
    const grown = (known?.text === base ? known : EncodedText.empty.plus(base)).plus(added);
    this.#known.set(study, grown);
    return grown;
  }
}

function base64Of(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'), 'latin1');
}

/**
 * Joins the last pieces until each is longer than the next, so there are few pieces and no byte is
 * copied often.
 */
function joinShort(pieces: readonly Buffer[]): readonly Buffer[] {
  const last = pieces.at(-1);
  const previous = pieces.at(-2);
  if (last === undefined || previous === undefined || previous.length > last.length) return pieces;
  return joinShort([...pieces.slice(0, -2), Buffer.concat([previous, last])]);
}
