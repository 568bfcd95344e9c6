import { expect } from '@jest/globals';
import { type CsvSettings, type ParsedCsv, parseBatches } from '../../../src/core/csv/file.ts';
import type { PersonalId, StudyId } from '../../../src/core/ids.ts';

export const study = '5f00000000000000000000aa' as StudyId;
export const otherStudy = '5f00000000000000000000bb' as StudyId;
export const [ann, bob, cyd] = ['a1', 'b2', 'c3'].map(
  (end) => `6000000000000000000000${end}` as PersonalId,
) as [PersonalId, PersonalId, PersonalId];

export function parse(text: string, settings: Partial<CsvSettings> = {}): ParsedCsv {
  const bytes = new TextEncoder().encode(text);
  const path = 'bonuses/w1.csv';
  return parseBatches(
    { file: 'data/bonuses/w1.csv', path, gitPath: path, blob: 'b10b', bytes },
    { studyId: study, batch: null, allowWholeAmounts: false, showIds: false, ...settings },
  );
}

/** Line and message of each finding. */
export function problems(text: string, settings: Partial<CsvSettings> = {}): string[] {
  const { batches, findings, notices } = parse(text, settings);
  expect([batches, notices]).toEqual([[], []]);
  for (const finding of findings) {
    expect(finding).toMatchObject({ kind: 'error', code: 'CSV_INVALID' });
    expect(finding.place?.file).toBe('data/bonuses/w1.csv');
    expect(finding.hint).not.toBe('');
  }
  return findings.map(({ place, message }) => `${place?.lineNumber ?? '-'}: ${message}`);
}

/** Study, id and amount of each bonus that is read. */
export function paid(
  text: string,
  settings: Partial<CsvSettings> = {},
): [string, string, number][] {
  const { batches, findings } = parse(text, settings);
  expect(findings).toEqual([]);
  return batches.flatMap(({ bonuses }) =>
    bonuses.map((b): [string, string, number] => [b.study, b.id, b.amount]),
  );
}
