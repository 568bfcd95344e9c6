import { randomBytes } from 'node:crypto';

/**
 * A long text in which JSON has nothing to escape, as base64 is: its bytes, in pieces that belong
 * one after another.
 */
export class PlainText {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }
}

/**
 * A value as JSON, in pieces that belong one after another. Those of a `PlainText` are among them,
 * and are not copied.
 */
export function jsonInPieces(value: unknown): readonly (string | Uint8Array)[] {
  const plain: PlainText[] = [];
  // Nothing foreign in the value can hold it.
  const mark = randomBytes(16).toString('hex');
  const json = JSON.stringify(value, (_key, inner: unknown) => {
    if (!(inner instanceof PlainText)) return inner;
    plain.push(inner);
    return mark;
  });
  const between = json.split(mark);
  return between.flatMap((piece, at) => [piece, ...(plain[at]?.pieces ?? [])]);
}
