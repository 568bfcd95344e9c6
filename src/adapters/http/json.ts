import { randomBytes } from 'node:crypto';

/** The value of a JSON text, or undefined where it is none (JSON has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A long text in which JSON has nothing to escape, as base64 is. */
export class PlainText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as JSON, in pieces that belong one after another. A `PlainText` is a piece of its own, and is not copied. */
export function jsonInPieces(value: unknown): readonly string[] {
  const plain: string[] = [];
  // Nothing foreign in the value can hold it.
  const mark = randomBytes(16).toString('hex');
  const json = JSON.stringify(value, (_key, inner: unknown) => {
    if (!(inner instanceof PlainText)) return inner;
    plain.push(inner.text);
    return mark;
  });
  const between = json.split(mark);
  return between.flatMap((piece, at) => [piece, ...plain.slice(at, at + 1)]);
}
