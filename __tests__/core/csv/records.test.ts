import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../../src/core/csv/records.ts';
import { readRecords } from '../../../src/core/csv/plain-records.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const rowsOf = (text: string): (readonly [number, readonly string[]])[] =>
  parseCsv(utf8(text)).records.map(({ lineNumber, cells }) => [lineNumber, cells]);

describe('what is read', () => {
  it.each<[string, string, [number, string[]][]]>([
    [
      'LF',
      'a,1\nb,2\n',
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
      ],
    ],
    [
      'CRLF',
      'a,1\r\nb,2\r\n',
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
      ],
    ],
    [
      'LF and CRLF mixed',
      'a,1\nb,2\r\nc,3\n',
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
        [3, ['c', '3']],
      ],
    ],
    [
      'no line break at the end',
      'a,1\nb,2',
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
      ],
    ],
    ['a byte order mark', '\ufeffa,1\n', [[1, ['a', '1']]]],
    ['a byte order mark before a quote', '\ufeff"a",1\n', [[1, ['a', '1']]]],
    [
      'blank lines',
      '\n\r\na,1\n  \n\nb,2\n\n',
      [
        [3, ['a', '1']],
        [6, ['b', '2']],
      ],
    ],
    [
      'quotes',
      '"a","1"\n"b,c","say ""hi"""',
      [
        [1, ['a', '1']],
        [2, ['b,c', 'say "hi"']],
      ],
    ],
    [
      'line breaks in quotes, counted once',
      '"x\r\ny\nz",1\r\nb,2\r\n',
      [
        [1, ['x\r\ny\nz', '1']],
        [4, ['b', '2']],
      ],
    ],
    [
      'empty cells',
      ',\na,\n',
      [
        [1, ['', '']],
        [2, ['a', '']],
      ],
    ],
    ['spaces as part of a cell', ' a , 1\n', [[1, [' a ', ' 1']]]],
    [
      'lines of different lengths',
      'a\na,b\na,b,c\n',
      [
        [1, ['a']],
        [2, ['a', 'b']],
        [3, ['a', 'b', 'c']],
      ],
    ],
    [
      'letters beyond ASCII',
      'é,🎉\nb,2',
      [
        [1, ['é', '🎉']],
        [2, ['b', '2']],
      ],
    ],
    ['semicolons inside a cell', 'a,1,"x;y;z"\n', [[1, ['a', '1', 'x;y;z']]]],
    ['fewer semicolons than commas', 'a;b,1,2\n', [[1, ['a;b', '1', '2']]]],
  ])('reads %s', (_what, text, rows) => {
    expect(parseCsv(utf8(text)).problems).toEqual([]);
    expect(rowsOf(text)).toEqual(rows);
  });

  it('reads a last record that ends right at the end of the bound for records', () => {
    const cell = 'x'.repeat(65_000);
    expect(rowsOf(`a,1\n${cell},2`)).toEqual([
      [1, ['a', '1']],
      [2, [cell, '2']],
    ]);
  });
});

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
  ])('names %s', (_what, bytes, message, lineNumber) => {
    const { records, problems } = parseCsv(bytes);
    expect(records).toEqual([]);
    expect(problems).toEqual([
      { lineNumber, message: expect.stringMatching(message), hint: expect.stringMatching(/\w/) },
    ]);
  });
});

describe('records that break RFC 4180', () => {
  it.each<[string, string, [number, RegExp][], number[]]>([
    ['a quote that is never closed', 'a,1\n"b,2\nc,3\n', [[2, /never closed/]], [1, 3]],
    ['text behind a closing quote', 'a,1\n"b"x,2\nc,3\n', [[2, /where none may be/]], [1, 3]],
    ['a quote inside a cell', 'a,1\nb"x,2\nc,3', [[2, /where none may be/]], [1, 3]],
    ['nothing but one', '"a,1\n', [[1, /never closed/]], []],
    ['one in the last line', 'a,1\nb"x,2', [[2, /where none may be/]], [1]],
    [
      'several',
      'a"x,1\n\nb,2\n"c"x,3\n"d,4\n',
      [
        [1, /none/],
        [4, /none/],
        [5, /never/],
      ],
      [3],
    ],
    [
      'a record without an end',
      `a,1\n"${'x'.repeat(70_000)}\nc,3\n`,
      [[2, /longer than 65536 bytes/]],
      [1, 3],
    ],
  ])('names %s and reads the other lines', (_what, text, expected, readLines) => {
    const { records, problems } = parseCsv(utf8(text));
    expect(problems).toEqual(
      expected.map(([lineNumber, message]) => ({
        lineNumber,
        message: expect.stringMatching(message),
        hint: expect.stringMatching(/\w/),
      })),
    );
    expect(records.map(({ lineNumber }) => lineNumber)).toEqual(readLines);
  });
});

describe('readRecords', () => {
  it('does not take a bug of its caller for a broken record', () => {
    expect(() =>
      readRecords(utf8('a,1\n'), 0, () => {
        throw new Error('bug');
      }),
    ).toThrow('bug');
  });
});
