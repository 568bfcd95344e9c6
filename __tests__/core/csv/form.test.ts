import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../../src/core/csv/records.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe('files that are not CSV', () => {
  it.each<[string, Uint8Array, RegExp, number]>([
    ['an Excel workbook', bytesOf(0x50, 0x4b, 3, 4, 20, 0, 6, 0), /Excel workbook/, 1],
    [
      'an old Excel workbook',
      bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      /Excel workbook/,
      1,
    ],
    ['UTF-16, little end first', bytesOf(0xff, 0xfe, 0x61, 0), /UTF-16/, 1],
    ['UTF-16, big end first', bytesOf(0xfe, 0xff, 0, 0x61), /UTF-16/, 1],
    ['UTF-16 in which no byte is zero', bytesOf(0xff, 0xfe, 0x2d, 0x4e), /UTF-16/, 1],
    ['the same, big end first', bytesOf(0xfe, 0xff, 0x4e, 0x2d), /UTF-16/, 1],
    ['UTF-16 without a mark', bytesOf(0x61, 0, 0x2c, 0), /UTF-16/, 1],
    ['an empty file', bytesOf(), /is empty/, 1],
    ['only a byte order mark', utf8('\ufeff'), /is empty/, 1],
    ['only blank lines', utf8('\n \r\n\n'), /is empty/, 1],
    [
      'Latin-1 in the third line',
      bytesOf(0x61, 0x0a, 0x62, 0x0a, 0x63, 0xe9, 0x0a),
      /not valid UTF-8/,
      3,
    ],
    ['Latin-1 at the end', bytesOf(0x61, 0x0a, 0xe9), /not valid UTF-8/, 2],
    ['lines that end in CR alone', utf8('a,1\rb,2\r'), /carriage return/, 1],
    ['semicolons', utf8('id;amount\na;4,25\n'), /separated by semicolons/, 1],
    ['semicolons and decimal commas', utf8('\n5f3c;4,25\n'), /separated by semicolons/, 1],
    ['quoted cells with semicolons', utf8('"a,b";"4,25"\n'), /separated by semicolons/, 1],
    ['tabs', utf8('id\tamount\n'), /separated by tabs/, 1],
    ['tabs in quotes and commas', utf8('"a"\t"1,5"\n'), /separated by tabs/, 1],
    ['vertical bars', utf8('id|amount\na|4.25\n'), /separated by vertical bars/, 1],
    ["spaces, as R's write.table writes", utf8('"id" "bonus"\n"a" 1.5\n'), /by spaces/, 1],
    ['spaces between three names in quotes', utf8('"id"  "bonus" "note"\n'), /by spaces/, 1],
    ['names in quotes behind another', utf8('a "b" "c"\n'), /quote is in the wrong place/, 1],
    ['names in quotes before another', utf8('"a" "b" c\n'), /quote is in the wrong place/, 1],
    ['spaces without quotes', utf8('60ffe5c8371090c7041d43f8 1.50\n'), /by spaces/, 1],
    ["Excel's first line with a semicolon", utf8('sep=;\na,1\n'), /separated by semicolons/, 1],
    ["Excel's first line with a tab", utf8('sep=\t\na,1\n'), /separated by tabs/, 1],
    ["semicolons below Excel's first line", utf8('sep=,\na;1\n'), /separated by semicolons/, 1],
    ["Excel's first line with a bar, quoted", utf8('"SEP=|"\na,1\n'), /by vertical bars/, 1],
    [
      "Excel's first line with a semicolon, and the empty cells of the others",
      utf8('sep=;,,\n'),
      /separated by semicolons/,
      1,
    ],
    ['semicolons below rows of empty cells', utf8(',\n , ,\na;1\n'), /separated by semicolons/, 1],
    ["nothing but Excel's first line", utf8('sep=,\n'), /is empty/, 1],
    ["nothing but Excel's first line, without a line break", utf8('sep=,'), /is empty/, 1],
    ['rows of empty cells alone', utf8(',\n,\n'), /is empty/, 1],
    [
      'a Git LFS pointer',
      utf8('version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 123\n'),
      /Git LFS pointer/,
      1,
    ],
    [
      'a Git LFS pointer with CRLF',
      utf8('version https://git-lfs.github.com/spec/v1\r\noid sha256:aa\r\n'),
      /Git LFS pointer/,
      1,
    ],
    [
      'lines quoted whole',
      utf8('x\n"a, 1.98"\n"b, 2.22"\n""\n"c, 2.0"\n'),
      /^3 lines are one quoted cell each, .*\. Lines 2, 3 and 5\.$/,
      2,
    ],
    [
      'lines quoted whole, the header too',
      utf8('"id,bonus"\n"a,1.98"\n'),
      /^2 lines are one quoted cell each, .* Lines 1 and 2\.$/,
      1,
    ],
    [
      'lines quoted whole below a header that is not',
      utf8('id,bonus\n"a,1.98"\n'),
      /^This line is one quoted cell, /,
      2,
    ],
    [
      'lines quoted whole without a header',
      utf8('"a,4,25"\n"b,1.98"\n'),
      /^2 lines are one quoted cell each, .* Lines 1 and 2\.$/,
      1,
    ],
  ])('names %s', (_what, bytes, message, lineNumber) => {
    const { records, problem } = parseCsv(bytes);
    expect(records).toEqual([]);
    expect(problem).toEqual({
      lineNumber,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\w/),
    });
  });

  it.each([
    ['a tab in front of a comma', 'a\t,1\n'],
    ['a tab behind a comma', 'a,\t1\n'],
    ['a tab in front of the first cell', '\ta,1\n'],
    ['a tab behind the last cell', 'a,1\t\nb,2\n'],
    ['a space behind the only cell', '60ffe5c8371090c7041d43f8 \n'],
    ['one quoted cell of several words', '"Bonuses of week 1"\n'],
    ['a quoted cell that closes on its line', '"a|b;c\td",amount\nx,1.00\n'],
    ['a quoted cell that closes on a later line', '"a|b;c\td\ne",amount\nx,1.00\n'],
  ])('takes no separator from %s', (_what, text) => {
    expect(parseCsv(utf8(text)).problem).toBeNull();
  });
});

describe('the first line of Excel', () => {
  it('is skipped where it declares the comma, and nothing like it anywhere else', () => {
    const cellsOf = (text: string) => parseCsv(utf8(text)).records.map(({ cells }) => cells);
    expect(cellsOf('sep=,\na,1\n')).toEqual([['a', '1']]);
    expect(cellsOf('sep=:\na,1\n')).toEqual([['sep=:'], ['a', '1']]);
    expect(cellsOf('a,1\nsep=,\nb,2\n')).toEqual([
      ['a', '1'],
      ['sep=', ''],
      ['b', '2'],
    ]);
  });
});
