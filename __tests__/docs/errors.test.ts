import { describe, expect, it } from '@jest/globals';
import { type Code, codes } from '../../src/core/errors.ts';
import { blocksOf, readPage, rowsOf } from './pages.ts';

const page = readPage('docs/errors.md');
const [, ...paragraphs] = page.split(/^## /m);

function paragraphOf(code: Code): string {
  return paragraphs.find((paragraph) => paragraph.startsWith(`${code}\n`)) ?? '';
}

describe('docs/errors.md', () => {
  it('has a paragraph for each code, in the order of the code, and none besides', () => {
    expect(paragraphs.map((paragraph) => paragraph.split('\n')[0])).toEqual([...codes]);
  });

  it.each(codes)(
    'shows what %s looks like, whether anything was paid, and how to fix it',
    (code) => {
      const paragraph = paragraphOf(code);
      const [example = ''] = blocksOf(paragraph, 'text');
      expect(example.startsWith(`${code}: `)).toBe(true);
      expect(paragraph).toMatch(/^\*\*Paid\?\*\* \S/m);
      expect(paragraph).toMatch(/^\*\*Fix it:\*\* \S/m);
    },
  );

  it('has an index of all codes, which says of each whether it is a question', () => {
    const rows = rowsOf(page).map(([code = '', kind]) => [code, kind]);
    const expected = codes.map((code) => [
      `[${code}](#${code.toLowerCase()})`,
      /^\w+\n\nA question\. /.test(paragraphOf(code)) ? 'question' : 'error',
    ]);
    expect(rows).toEqual(expected);
  });

  it('says of every question that it is one', () => {
    const questions = codes.filter((code) => /^\w+\n\nA question\. /.test(paragraphOf(code)));
    expect(questions).toEqual([
      'CSV_OUTDATED',
      'ALREADY_BONUSED',
      'BATCH_RENAMED',
      'RUNNING_TOTALS',
      'PAID_ELSEWHERE',
      'NOT_PREVIEWED',
      'LEDGER_LOST',
    ]);
  });
});
