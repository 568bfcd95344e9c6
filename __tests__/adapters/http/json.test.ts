import { describe, expect, it } from '@jest/globals';
import { jsonInPieces, PlainText } from '../../../src/adapters/http/json.ts';

const long = 'QUJD'.repeat(1_000);
const bytes = Buffer.from(long);

describe('JSON in pieces', () => {
  it.each<[string, unknown, unknown, number]>([
    ['nothing long', { a: ['"', null, 1] }, { a: ['"', null, 1] }, 1],
    ['a long text', { a: new PlainText([bytes]), b: 'é' }, { a: long, b: 'é' }, 3],
    [
      'two, one of them empty',
      [{ path: '"', contents: new PlainText([bytes, bytes]) }, { contents: new PlainText([]) }],
      [{ path: '"', contents: long + long }, { contents: '' }],
      5,
    ],
  ])('is the JSON of the value when it is put together, with %s', (_, value, meant, count) => {
    const pieces = jsonInPieces(value);
    expect(pieces).toHaveLength(count);
    expect(pieces.join('')).toBe(JSON.stringify(meant));
  });

  it('has a long text itself as one of them', () => {
    expect(jsonInPieces({ a: new PlainText([bytes]) })[1]).toBe(bytes);
  });
});
