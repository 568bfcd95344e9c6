import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EncodedFiles, EncodedText } from '../../../src/adapters/branch-ledger/encoded-text.ts';
import { otherStudy, study } from '../../kit/builders.ts';

function base64Of(text: EncodedText): string {
  return Buffer.concat(text.base64).toString('latin1');
}

describe('the base64 of a text that grows', () => {
  it('is that of the whole text, whatever it grew by', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (added) => {
        let grown = EncodedText.empty;
        for (const text of added) {
          const before = { text: grown, base64: base64Of(grown) };
          grown = grown.plus(text);
          // What may still be on its way is as it was.
          expect(base64Of(before.text)).toBe(before.base64);
        }
        expect(grown.text).toBe(added.join(''));
        expect(base64Of(grown)).toBe(Buffer.from(added.join('')).toString('base64'));
      }),
    );
  });

  it('stays in few pieces', () => {
    let grown = EncodedText.empty;
    for (let line = 0; line < 1_000; line += 1) grown = grown.plus(`${line}\n`);
    expect(grown.base64.length).toBeLessThan(15);
  });
});

describe('the files of studies', () => {
  it.each([
    ['what this process wrote last', 'a\n', 'b\n', 'a\nb\n'],
    ['what somebody else has written since', 'a\nc\n', 'b\n', 'a\nc\nb\n'],
    ['another beginning, after an append that was lost', '', 'b\n', 'b\n'],
  ])('are encoded whole, on %s', (_, base, added, whole) => {
    const files = new EncodedFiles();
    files.encode(study, '', 'a\n');
    files.encode(otherStudy, 'x\n', 'y\n');
    const file = files.encode(study, base, added);
    expect(file.text).toBe(whole);
    expect(base64Of(file)).toBe(Buffer.from(whole).toString('base64'));
  });
});
