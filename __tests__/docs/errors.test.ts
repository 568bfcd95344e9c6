import { describe, expect, it } from '@jest/globals';
import { type Code, codes } from '../../src/core/errors.ts';
import { anchorsOf, blocksOf, readPage, rowsOf } from './pages.ts';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { linkCode } from '../../src/core/report/links.ts';
import type { ReportContext } from '../../src/core/result/context.ts';

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

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** What a value in the middle of a message may be; a message of the page is one line. */
const anyValue = '.{0,200}?';

/** Every sentence in the source, as a pattern with room for its values. */
function patternsOf(path: string): RegExp[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    const parts = partsOf(node);
    // Less than a few words would be found anywhere.
    if (parts.join('').length > 12)
      found.push(new RegExp(parts.map((part) => RegExp.escape(part)).join(anyValue), 'g'));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function partsOf(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

const patterns = globSync('**/*.ts', { cwd: source }).flatMap((path) =>
  patternsOf(`${source}${path}`),
);

/** What of a text no sentence of the source covers. */
function notSaid(text: string): string {
  const covered = patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: hit }) => [index, index + hit.length] as const),
  );
  const isSaid = (at: number): boolean => covered.some(([from, to]) => from <= at && at < to);
  return Array.from({ length: text.length }, (_, at) => (isSaid(at) ? '' : text.charAt(at))).join(
    '',
  );
}

describe('the examples of docs/errors.md', () => {
  const examples = blocksOf(page, 'text').map((block) => {
    const [, code = '', text = ''] = /^([A-Z_]+): (.*)\n$/.exec(block) ?? [];
    return { code, text };
  });

  it.each(examples)('are what the code says: $code', ({ text }) => {
    // What is left are values at the end of a sentence.
    expect(notSaid(text).length).toBeLessThan(45);
    expect(notSaid(text).length).toBeLessThan(text.length / 4);
  });

  it('would not be covered if they were made up', () => {
    const madeUp =
      'The participant has already been paid, so please remove this row and try once more.';
    expect(notSaid(madeUp)).toBe(madeUp);
  });
});

describe('the link of a code in summary and comment', () => {
  it.each(codes)('leads to a paragraph that is there: %s', (code) => {
    const context = { docsUrl: 'https://github.com/a/b/blob/c/docs' } as ReportContext;
    const [, file = '', anchor = ''] =
      /docs\/([\w.]+)#(\w+)\)$/.exec(linkCode(code, context)) ?? [];
    expect(anchorsOf(readPage(`docs/${file}`))).toContain(anchor);
  });
});
