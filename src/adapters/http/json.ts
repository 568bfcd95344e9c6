import { randomBytes } from 'node:crypto';

/**
 * A long text in which JSON has nothing to escape, such as base64: its bytes, as consecutive
 * pieces.
 */
export class PlainText {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }
}

/**
 * A value as JSON, in consecutive pieces. Those of a `PlainText` are included without being copied.
 */
export function jsonInPieces(value: unknown): readonly (string | Uint8Array)[] {
  const plain: PlainText[] = [];
  // No foreign text in the value can contain this random mark.
  const mark = randomBytes(16).toString('hex');
  const json = JSON.stringify(value, (_key, inner: unknown) => {
    if (!(inner instanceof PlainText)) return inner;
    plain.push(inner);
    return mark;
  });
  const between = json.split(mark);
  return between.flatMap((piece, at) => [piece, ...(plain[at]?.pieces ?? [])]);
}
