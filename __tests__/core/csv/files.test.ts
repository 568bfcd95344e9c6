import { describe, expect, it } from '@jest/globals';
import { parseAllBatches } from '../../../src/core/csv/files.ts';
import { ann, csvFile, usualSettings as settings } from './bonus-reading.ts';

describe('parseAllBatches', () => {
  it('gives the batches and notices of all files', () => {
    const { batches, findings, notices } = parseAllBatches(
      [csvFile(`${ann},4.25`, 'a.csv'), csvFile(`${ann},0`, 'b.csv')],
      settings,
    );
    expect(findings).toEqual([]);
    expect(batches.map(({ label }) => label)).toEqual(['a.csv', 'b.csv']);
    expect(notices).toEqual(['"b.csv": 1 bonus of zero skipped.']);
  });

  it('gives no batch of any file while one has a problem, and every problem of every file', () => {
    const { batches, findings } = parseAllBatches(
      [csvFile(`${ann},4.25`, 'a.csv'), csvFile(`${ann},x`, 'b.csv'), csvFile('', 'c.csv')],
      settings,
    );
    expect(batches).toEqual([]);
    expect(findings.map(({ place }) => place?.file)).toEqual(['b.csv', 'c.csv']);
  });

  it('refuses one label for several files', () => {
    const files = [csvFile(`${ann},4.25`, 'a.csv'), csvFile(`${ann},4.25`, 'b.csv')];
    const { batches, findings } = parseAllBatches(files, { ...settings, batch: 'Week 1' });
    expect(batches).toEqual([]);
    expect(findings).toMatchObject([{ kind: 'error', code: 'INPUT_INVALID' }]);
    expect(findings[0]?.message).toContain('2 files');
    const one = parseAllBatches(files.slice(0, 1), { ...settings, batch: 'Week 1' });
    expect(one.batches.map(({ label }) => label)).toEqual(['Week 1']);
  });

  it('refuses two files that would be one batch in the ledger', () => {
    const { batches, findings } = parseAllBatches(
      [
        { ...csvFile(`${ann},4.25`, 'a.csv'), file: 'new/a.csv' },
        { ...csvFile(`${ann},4.25`, 'a.csv'), file: 'old/a.csv' },
      ],
      settings,
    );
    expect(batches).toEqual([]);
    expect(findings).toMatchObject([{ code: 'CSV_INVALID', place: { file: 'a.csv' } }]);
    expect(findings[0]?.message).toContain('"new/a.csv" and "old/a.csv"');
  });
});
