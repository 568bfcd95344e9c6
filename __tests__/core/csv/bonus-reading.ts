import { expect } from '@jest/globals';
import {
  type CsvFile,
  type CsvSettings,
  type ParsedCsv,
  parseBatches,
} from '../../../src/core/csv/file.ts';
import type { PersonalId, StudyId } from '../../../src/core/ids.ts';

export const study = '5f00000000000000000000aa' as StudyId;
export const otherStudy = '5f00000000000000000000bb' as StudyId;
export const [ann, bob, cyd] = ['a1', 'b2', 'c3'].map(
  (end) => `6000000000000000000000${end}` as PersonalId,
) as [PersonalId, PersonalId, PersonalId];

export const usualSettings: CsvSettings = {
  studyId: study,
  batch: null,
  allowWholeAmounts: false,
  idColumn: null,
  amountColumn: null,
  showIds: false,
};

/** A file of a checkout in the folder `data` of the workspace. */
export function csvFile(text: string | Uint8Array, path = 'bonuses/w1.csv'): CsvFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { file: `data/${path}`, path, gitPath: path, blobs: ['b10b'], bytes };
}

export function parse(text: string | Uint8Array, settings: Partial<CsvSettings> = {}): ParsedCsv {
  return parseBatches(csvFile(text), { ...usualSettings, ...settings });
}

/** Line and message of each finding. */
export function problems(text: string | Uint8Array, settings: Partial<CsvSettings> = {}): string[] {
  const { batches, findings, notices, warnings } = parse(text, settings);
  expect([batches, notices, warnings]).toEqual([[], [], []]);
  for (const finding of findings) {
    expect(finding).toMatchObject({ kind: 'error', code: 'CSV_INVALID' });
    expect(finding.place?.file).toBe('bonuses/w1.csv');
    expect(finding.hint).toMatch(/\.$/);
  }
  return findings.map(({ place, message }) => `${place?.lineNumber ?? '-'}: ${message}`);
}

/** The hint of the only finding. */
export function hintOf(text: string, settings: Partial<CsvSettings> = {}): string {
  const { findings } = parse(text, settings);
  expect(findings).toHaveLength(1);
  return findings[0]?.hint ?? '';
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
