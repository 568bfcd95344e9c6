import { describe, expect, it } from '@jest/globals';
import {
  endSentence,
  renderForeignCell,
  renderForeign,
  showId,
} from '../../../src/core/text/foreign-text.ts';

const id = '5f3c0000000000000000ab1d';

describe('renderForeign', () => {
  it.each([
    ['plain text', '"plain text"'],
    ['a\r\n::error::b', '"a\\u{d}\\u{a}::error::b"'],
    ['4.25\u00a0', '"4.25\\u{a0}"'],
    ['\u202eabc', '"\\u{202e}abc"'],
    ['a\u200bb', '"a\\u{200b}b"'],
    ['\u2028', '"\\u{2028}"'],
    ['\ud800', '"\\u{d800}"'],
    ['\u0000', '"\\u{0}"'],
    ['Zoë 🎉', '"Zoë 🎉"'],
  ])('shows %j as %s', (text, shown) => {
    expect(renderForeign(text, false)).toBe(shown);
  });

  it('cuts a long text to 60 characters and says so, without cutting one in half', () => {
    expect(renderForeign('🎉'.repeat(1000), false)).toBe(`"${'🎉'.repeat(60)}…"`);
    expect(renderForeign('x'.repeat(60), false)).toBe(`"${'x'.repeat(60)}"`);
  });

  it('masks ids before it cuts, so that no part of one is left at the edge', () => {
    expect(renderForeign(`${'x'.repeat(50)}${id}`, false)).toBe(`"${'x'.repeat(50)}…ab1d"`);
  });

  it('shows ids where that was asked for', () => {
    expect(renderForeign(`pay ${id}`, true)).toBe(`"pay ${id}"`);
  });
});

describe('renderForeignCell', () => {
  it.each([
    [`${id.slice(0, 23)}g`, '"(hidden)"'],
    [id.slice(0, 23), '"(hidden)"'],
    [`${id.slice(0, 12)}\u200b${id.slice(12)}`, '"(hidden)"'],
    [`${id}@email.prolific.com`, '"(hidden)"'],
    [id.slice(0, 16), '"(hidden)"'],
    [id.slice(0, 8), '"(hidden)"'],
    [`${id.slice(0, 10)} and more`, '"(hidden) and more"'],
    [id.slice(0, 7), '"5f3c000"'],
    ['participant', '"participant"'],
    ['abcdef01', '"(hidden)"'],
    ['faced defaced', '"faced defaced"'],
    ['2025-01-06 09:00:00', '"2025-01-06 09:00:00"'],
    ['0.30000000000000004', '"0.30000000000000004"'],
    ['-0.30000000000000004', '"-0.30000000000000004"'],
    ['f0.30000000000000004', '"(hidden)"'],
    [`1.${id.slice(0, 20)}`, '"(hidden)"'],
    ['-1234567,25', '"-1234567,25"'],
    ['1234567.12345678', '"1234567.12345678"'],
    ['5f3c-0000-0000-ab1d', '"(hidden)"'],
    ['5f3c-0000-0000-ab1', '"5f3c-0000-0000-ab1"'],
    ['1234567890123', '"(hidden)"'],
  ])('shows %j as %s', (text, shown) => {
    expect(renderForeignCell(text, false)).toBe(shown);
  });

  it('shows all of it where ids may be shown', () => {
    for (const broken of [id.slice(1), `${id}0`])
      expect(renderForeignCell(broken, true)).toBe(`"${broken}"`);
  });
});

describe('showId', () => {
  it('masks unless ids may be shown', () => {
    expect(showId(id, false)).toBe('…ab1d');
    expect(showId(id, true)).toBe(id);
  });
});

describe('endSentence', () => {
  it.each([
    ['No', 'No.'],
    ['No.', 'No.'],
    ['No!', 'No!'],
    ['Why?', 'Why?'],
    ['cut…', 'cut…'],
    ['e.g. this', 'e.g. this.'],
    ['', '.'],
  ])('makes a sentence of %j: %j', (text, sentence) => {
    expect(endSentence(text)).toBe(sentence);
  });
});
