import { describe, expect, it } from '@jest/globals';
import { parseAllBatches } from '../../../src/core/csv/files.ts';
import type { CsvFile, CsvSettings } from '../../../src/core/csv/file.ts';
import type { StudyId } from '../../../src/core/ids.ts';

const settings: CsvSettings = {
  studyId: '5f00000000000000000000aa' as StudyId,
  batch: null,
  allowWholeAmounts: false,
  showIds: false,
};

function csvFile(file: string, path: string, text: string): CsvFile {
  return { file, path, gitPath: path, blob: 'b10b', bytes: new TextEncoder().encode(text) };
}

const ann = '6000000000000000000000a1';

describe('parseAllBatches', () => {
  it('gives the batches and notices of all files', () => {
    const { batches, findings, notices } = parseAllBatches(
      [csvFile('a.csv', 'a.csv', `${ann},4.25`), csvFile('b.csv', 'b.csv', `${ann},0`)],
      settings,
    );
    expect(findings).toEqual([]);
    expect(batches.map(({ label }) => label)).toEqual(['a.csv', 'b.csv']);
    expect(notices).toEqual(['"b.csv": 1 bonus of zero skipped.']);
  });

  it('gives no batch of any file while one has a problem, and every problem of every file', () => {
    const { batches, findings } = parseAllBatches(
      [
        csvFile('a.csv', 'a.csv', `${ann},4.25`),
        csvFile('b.csv', 'b.csv', `${ann},x`),
        csvFile('c.csv', 'c.csv', ''),
      ],
      settings,
    );
    expect(batches).toEqual([]);
    expect(findings.map(({ place }) => place?.file)).toEqual(['b.csv', 'c.csv']);
  });

  it('refuses one label for several files', () => {
    const files = [
      csvFile('a.csv', 'a.csv', `${ann},4.25`),
      csvFile('b.csv', 'b.csv', `${ann},4.25`),
    ];
    const { batches, findings } = parseAllBatches(files, { ...settings, batch: 'Week 1' });
    expect(batches).toEqual([]);
    expect(findings).toMatchObject([{ kind: 'error', code: 'INPUT_INVALID' }]);
    expect(findings[0]?.message).toContain('2 files');
    const one = parseAllBatches(files.slice(0, 1), { ...settings, batch: 'Week 1' });
    expect(one.batches.map(({ label }) => label)).toEqual(['Week 1']);
  });

  it('refuses two files that would be one batch in the ledger', () => {
    const { batches, findings } = parseAllBatches(
      [csvFile('new/a.csv', 'a.csv', `${ann},4.25`), csvFile('old/a.csv', 'a.csv', `${ann},4.25`)],
      settings,
    );
    expect(batches).toEqual([]);
    expect(findings).toMatchObject([{ code: 'CSV_INVALID', place: { file: 'old/a.csv' } }]);
    expect(findings[0]?.message).toContain('"new/a.csv" and "old/a.csv"');
  });
});
