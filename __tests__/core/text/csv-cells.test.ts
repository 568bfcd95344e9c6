import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { renderCsv } from '../../../src/core/text/csv-cells.ts';

describe('a CSV for a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@sum', "'@sum"],
    ['\t=1', "'\t'=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a;=1', "a;'=1"],
    ['a|"+1', `a|'"+1`],
    ['a\n=1', "a\n'=1"],
    ['\v=1', "'\v=1"],
    ['=2-1', "'=2-1"],
    ['-1+1', "'-1+1"],
    ['week=1.csv', 'week=1.csv'],
    ['V=1', 'V=1'],
    ['-0.01', '-0.01'],
    ['-12', '-12'],
    ['12.50', '12.50'],
  ])('makes text of %j, which could be a formula', (text, shown) => {
    expect(parse(renderCsv([text], []))).toEqual([[shown]]);
  });

  it.each([',', ';', '\t', '|'])(
    'starts no formula in any cell, whatever others wrote, split at %j',
    (separator) => {
      const signs = fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        ';',
        ',',
        '|',
        '\t',
        '"',
        ' ',
        '\n',
        'a',
        '1',
      );
      const texts = fc.array(fc.string({ unit: signs, maxLength: 8 }), { minLength: 1 });
      fc.assert(
        fc.property(texts, (cells) => {
          const text = renderCsv(['bonus', ...cells], []);
          // As naive as a spreadsheet can be: quotes mean nothing, or end anywhere.
          for (const cell of text.split(
            new RegExp(`[\\r\\n]|${separator === '|' ? '\\|' : separator}`),
          ))
            if (!/^"?-?\d+(\.\d+)?"?$/.test(cell)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('gives back what was written, but for the apostrophes', () => {
    const rows = [['a', 'b,c', 'd"e', 'f\r\ng']];
    expect(parse(renderCsv(['1', '2', '3', '4'], rows))).toEqual([['1', '2', '3', '4'], ...rows]);
  });
});
