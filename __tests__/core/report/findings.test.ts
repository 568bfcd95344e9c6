import { describe, expect, it } from '@jest/globals';
import type { Finding, Place } from '../../../src/core/errors.ts';
import { renderFindings } from '../../../src/core/report/findings.ts';
import type { ReadIn } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { context, finding, recordOf } from '../../kit/run-records.ts';

const file = 'bonuses/week1.csv';
const message = 'It is wrong.';

function findingsOf(findings: readonly Finding[], readIn: ReadIn = 'summary'): string {
  const facts = factsOf(recordOf('plan', { findings: [...findings] }));
  return renderFindings(facts, { ...context, sha: null }, readIn) ?? 'nothing';
}

/** What is said of where these equal findings are. */
function whereOf(places: readonly (Place | undefined)[], readIn: ReadIn = 'summary'): string {
  const findings = places.map((place) =>
    finding({ message, ...(place === undefined ? {} : { place }) }),
  );
  return findingsOf(findings, readIn).split(message)[0] ?? '';
}

const lines = (count: number, of = file): Place[] =>
  Array.from({ length: count }, (_, n) => ({ file: of, lineNumber: n + 2 }));

describe('where a finding is', () => {
  it.each<[string, (Place | undefined)[], string]>([
    ['nothing, where it has no place', [undefined], '- '],
    ['its file', [{ file }], `- ${file}: `],
    ['its line', lines(1), `- ${file}, line 2: `],
    ['its lines', lines(3), `- ${file}, lines 2, 3 and 4: `],
    [
      'the lines of each file',
      [...lines(2), ...lines(1, 'b.csv')],
      `- ${file}, lines 2 and 3 and b.csv, line 2: `,
    ],
    [
      'the lines alone, where the file is named too',
      [{ file }, ...lines(1)],
      `- ${file}, line 2: `,
    ],
    ['one of them, where others have no place', [undefined, ...lines(1)], `- ${file}, line 2: `],
  ])('is %s', (_, places, where) => {
    expect(whereOf(places)).toBe(where);
  });

  it('names 20 lines in a comment and 200 in a summary, and counts the others', () => {
    expect(whereOf(lines(20), 'comment')).toMatch(/, 20 and 21: $/);
    expect(whereOf(lines(21), 'comment')).toMatch(/, 21 and 1 more line: $/);
    expect(whereOf(lines(22), 'comment')).toMatch(/, 21 and 2 more lines: $/);
    expect(whereOf(lines(201))).toMatch(/, 201 and 1 more line: $/);
  });

  it.each([
    [`"${file}" is wrong.`, `- "${file}" is wrong.`],
    [`${file} is wrong.`, `- ${file} is wrong.`],
    ['It is wrong.', `- ${file}: It is wrong.`],
  ])('is not said twice of "%s"', (said, expected) => {
    expect(findingsOf([finding({ message: said, place: { file } })])).toContain(expected);
  });

  it('is its line, though the message begins with the file', () => {
    const place = { file, lineNumber: 3 };
    expect(findingsOf([finding({ message: `${file} is wrong.`, place })])).toContain(
      `- ${file}, line 3: ${file} is wrong.`,
    );
  });
});

describe('what a finding is put under', () => {
  const question = (code: 'BATCH_RENAMED' | 'LEDGER_LOST', isAnswered = false): Finding =>
    finding({ kind: 'question', code, message: `${code}?`, ...(isAnswered ? { isAnswered } : {}) });

  it('is nothing where there are only errors, and a title of each kind else', () => {
    const titles = (...findings: Finding[]) =>
      findingsOf(findings)
        .split('\n')
        .filter((line) => line.startsWith('**'));
    expect(titles(finding())).toEqual([]);
    expect(titles(question('LEDGER_LOST'))).toEqual(['**Question**']);
    expect(titles(question('LEDGER_LOST'), question('BATCH_RENAMED'))).toEqual(['**Questions**']);
    expect(titles(finding(), question('LEDGER_LOST'))).toEqual(['**Fix this**', '**Question**']);
    const answered = question('BATCH_RENAMED', true);
    expect(titles(finding(), question('LEDGER_LOST'), answered)).toEqual([
      '**Fix this**',
      '**Question**',
      '**Answered**',
    ]);
    expect(titles(finding(), question('LEDGER_LOST', true))).toEqual([
      '**Fix this**',
      '**Answered**',
    ]);
  });

  it('has the hint of what is still to do, and none of what was answered', () => {
    const hint = 'Answer it.';
    expect(findingsOf([finding({ hint })])).toMatch(/<br>Answer it\.$/);
    expect(findingsOf([{ ...question('LEDGER_LOST', true), hint }])).not.toContain('Answer it');
  });

  it('leaves out what has its own part of the report', () => {
    const own = (['PAYMENT_IN_DOUBT', 'AUDIT_FAILED'] as const).map((code) => finding({ code }));
    expect(findingsOf(own)).toBe('');
  });
});
