import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/core/ids.ts';
import {
  ann,
  bob,
  csvFile,
  cyd,
  parse,
  problems,
  study,
  usualSettings as settings,
} from './bonus-reading.ts';
import { parseAllBatches } from '../../../src/core/csv/files.ts';

describe('a file without a problem', () => {
  it('becomes one batch that holds all that a payment needs', () => {
    expect(parse(`${ann.toUpperCase()},4.25\n\n${bob},0.00\n`)).toEqual({
      findings: [],
      warnings: [],
      notices: ['"bonuses/w1.csv": 1 bonus of zero skipped.'],
      batches: [
        {
          study,
          label: 'bonuses/w1.csv',
          labelGiven: false,
          path: 'bonuses/w1.csv',
          gitPath: 'bonuses/w1.csv',
          blobs: ['b10b'],
          currencies: new Map(),
          bonuses: [
            {
              study,
              batch: 'bonuses/w1.csv',
              id: ann,
              submission: null,
              to: fingerprint(study, ann),
              amount: 425,
              file: 'bonuses/w1.csv',
              lineNumber: 1,
            },
          ],
          zeros: [
            {
              study,
              batch: 'bonuses/w1.csv',
              id: bob,
              submission: null,
              to: fingerprint(study, bob),
              amount: 0,
              file: 'bonuses/w1.csv',
              lineNumber: 3,
            },
          ],
        },
      ],
    });
  });

  it('carries the label that was given', () => {
    const [batch] = parse(`${ann},4.25`, { batch: 'Week 1' }).batches;
    expect(batch).toMatchObject({ label: 'Week 1', labelGiven: true, path: 'bonuses/w1.csv' });
    expect(batch?.bonuses[0]?.batch).toBe('Week 1');
  });

  it('counts its bonuses of zero', () => {
    const { notices } = parse(`${ann},0\n${bob},0.0\n${cyd},4.25`);
    expect(notices).toEqual(['"bonuses/w1.csv": 2 bonuses of zero skipped.']);
  });

  it('of 100,000 lines is read', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, n) => `${n.toString(16).padStart(24, '0')},4.25`,
    );
    const { batches, findings } = parse(lines.join('\n'));
    expect(findings).toEqual([]);
    expect(batches[0]?.bonuses).toHaveLength(100_000);
    expect(batches[0]?.bonuses.at(-1)?.lineNumber).toBe(100_000);
  });
});

describe('every problem', () => {
  it('is reported at once, in the order of the lines', () => {
    const text = `id,amount\n${ann},-1\n${bob},x\n,\n,4.25\n${cyd},4.25\n${cyd},1e3\n`;
    expect(problems(text)).toEqual([
      '2: The amount "-1" has a sign.',
      '3: The amount "x" is not an amount.',
      '5: The id is missing.',
      '7: The amount "1e3" has an exponent.',
      '7: The id of line 6 is on line 7 again.',
    ]);
  });

  it('above a quote that is out of place is reported with it', () => {
    expect(problems(`id,amount\n${ann},-1\n"${bob}"x,4.25\n${cyd},-1\n`)).toEqual([
      '2: The amount "-1" has a sign.',
      '3: A double quote is in the wrong place.',
    ]);
  });

  it('of the file as a whole is placed on its first line', () => {
    expect(problems('')).toEqual(['1: This file is empty.']);
  });

  it('that is the same in very many lines names each of them, in messages of a hundred', () => {
    const line = (n: number): string =>
      `${n.toString(16).padStart(24, '0')},${n % 2 === 0 ? '1.50' : '-1.50'}\n`;
    const found = problems(Array.from({ length: 500 }, (_, n) => line(n)).join(''));
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(
      /^2: 250 amounts have a sign, such as "-1.50" on line 2\. Lines 2, 4, .* and 200\.$/,
    );
    expect(found[1]).toMatch(/^202: 250 amounts .* Lines 202, .* and 400 \(continued\)\.$/);
    expect(found[2]).toMatch(/^402: /);
    const hundred = problems(Array.from({ length: 200 }, (_, n) => line(n)).join(''));
    expect(hundred).toEqual([expect.stringMatching(/^2: 100 amounts .* and 200\.$/)]);
    const all = problems(Array.from({ length: 500 }, (_, n) => line(2 * n + 1)).join(''));
    expect(all).toEqual(['1: 500 amounts have a sign, such as "-1.50" on line 1. Lines 1-500.']);
  });
});

describe('a name that holds an id', () => {
  it.each([
    ['of the batch', { batch: `bonus of ${bob.toUpperCase()}` }],
    ['in a label that is longer', { batch: `x${bob}y` }],
  ])('is a problem of the line whose id it is, which says who is meant: %s', (_, settings) => {
    const { findings, batches } = parse(`${ann},4.25\n${bob},0.00\n`, settings);
    expect(batches).toEqual([]);
    expect(findings).toEqual([
      {
        kind: 'error',
        code: 'CSV_INVALID',
        message:
          'The name of the file or of the batch contains the id of this line, which would be shown everywhere.',
        hint: 'Rename the file or the batch so that it contains no id.',
        place: { file: 'bonuses/w1.csv', lineNumber: 2 },
      },
    ]);
  });

  it('is not found in a line without an id, whatever the name is', () => {
    expect(problems('Bob,4.25\n', { batch: 'null' })).toEqual([
      '1: The id "Bob" (3 characters) is not a Prolific id.',
    ]);
  });

  it('may be that of a study, or of nobody here', () => {
    expect(parse(`${ann},4.25\n`, { batch: `bonuses of ${study}` }).findings).toEqual([]);
    expect(parse(`${ann},4.25\n`, { batch: cyd }).findings).toEqual([]);
  });
});

describe('parseAllBatches', () => {
  it('gives the batches, warnings and notices of all files', () => {
    const rejected = `id,bonus,status\n${ann},1.50,APPROVED\n${bob},1.25,REJECTED\n`;
    const { batches, findings, warnings, notices } = parseAllBatches(
      [csvFile(`${ann},4.25`, 'a.csv'), csvFile(`${ann},0`, 'b.csv'), csvFile(rejected, 'c.csv')],
      settings,
    );
    expect(findings).toEqual([]);
    expect(batches.map(({ label }) => label)).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(warnings).toEqual([expect.stringContaining('"c.csv" pays every line with an amount')]);
    expect(notices).toEqual([
      '"b.csv": 1 bonus of zero skipped.',
      '"c.csv": these columns are ignored: "status".',
    ]);
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
