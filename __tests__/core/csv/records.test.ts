import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../../src/core/csv/records.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
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
      'CRLF and LF mixed',
      'a,1\r\nb,2\nc,3\r\n',
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
    ['empty cells', ',\na,\n', [[2, ['a', '']]]],
    [
      'records of empty cells as blank lines',
      'a,1\n,\n"",\n " " ,\t\nb,2\n,',
      [
        [1, ['a', '1']],
        [5, ['b', '2']],
      ],
    ],
    [
      'spaces and tabs around a cell, its quotes, and inside them',
      ' a ,\t1\n "b" , " 2 "\u00a0\n'.replace('\u00a0', ''),
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
      ],
    ],
    [
      'no-break spaces and line breaks around a value',
      'a,1\u00a0\n"b\n",2\n',
      [
        [1, ['a', '1']],
        [2, ['b', '2']],
      ],
    ],
    ["Excel's first line", 'sep=,\na,1\n', [[2, ['a', '1']]]],
    [
      "Excel's first line behind a mark, quoted, with CRLF",
      '\ufeff"SEP=,"\r\na,1\r\n',
      [[2, ['a', '1']]],
    ],
    ["Excel's first line with the empty cells of the others", 'sep=,,\na,1\n', [[2, ['a', '1']]]],
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
    [
      'bars inside cells',
      'a|b,1\n|c|d|,2\n',
      [
        [1, ['a|b', '1']],
        [2, ['|c|d|', '2']],
      ],
    ],
    ['fewer semicolons than commas', 'a;b,1,2\n', [[1, ['a;b', '1', '2']]]],
  ])('reads %s', (_what, text, rows) => {
    expect(parseCsv(utf8(text)).problem).toBeNull();
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

describe('records that break RFC 4180', () => {
  it.each<[string, string, number, RegExp, number[]]>([
    ['a quote that is never closed', 'a,1\n"b,2\nc,3\n', 2, /never closed/, [1]],
    ['text behind a closing quote', 'a,1\n"b"x,2\nc,3\n', 2, /in the wrong place/, [1]],
    [
      'text behind a closing quote and a space',
      'a,1\n"b" x,2\nc,3\n',
      2,
      /in the wrong place/,
      [1],
    ],
    ['a quote inside a cell', 'a,1\nb"x,2\nc,3', 2, /in the wrong place/, [1]],
    ['nothing but one', '"a,1\n', 1, /never closed/, []],
    ['one in the last line', 'a,1\nb"x,2', 2, /in the wrong place/, [1]],
    ['the first of several', 'a,1\n\nb,2\n"c"x,3\n"d,4\n', 4, /in the wrong place/, [1, 3]],
    [
      'a record without an end',
      `a,1\n"${'x'.repeat(70_000)}\nc,3\n`,
      2,
      /longer than 65536 bytes/,
      [1],
    ],
  ])('names %s and reads what is above it', (_what, text, lineNumber, message, readLines) => {
    const { records, problem } = parseCsv(utf8(text));
    expect(problem).toEqual({
      lineNumber,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\w/),
    });
    expect(records.map((record) => record.lineNumber)).toEqual(readLines);
  });
});

describe('lines that are quoted as a whole', () => {
  const problemOf = (lines: readonly string[]): unknown => parseCsv(utf8(lines.join('\n'))).problem;
  const hint = 'Remove the quotes around the whole line (in a script, write two columns).';

  it('are one problem, and nothing of the file is read', () => {
    expect(parseCsv(utf8('a,1\n"b,2"\n'))).toEqual({
      records: [],
      problem: {
        lineNumber: 2,
        message: 'This line is one quoted cell, which holds id and amount together.',
        hint,
      },
    });
  });

  it('are all counted, and the first hundred are named', () => {
    const lines = Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? `"a${at},1"` : 'b,2'));
    const problem = {
      lineNumber: 1,
      message: expect.stringMatching(
        /^150 lines are one quoted cell each, .* Lines 1, 3, .* and 199\.$/,
      ),
      hint,
    };
    expect(problemOf(lines)).toEqual(problem);
  });

  it('are none where a line has a comma of its own', () => {
    expect(problemOf(['a,1', '"b,c",2', 'd'])).toBeNull();
  });
});
