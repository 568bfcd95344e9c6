import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openActionsLog } from '../../../src/adapters/runner/actions-log.ts';
import type { Log } from '../../../src/ports.ts';

/** What the runner would read, line by line. */
let printed = '';
let log: Log;
const write = process.stdout.write.bind(process.stdout);

beforeEach(() => {
  printed = '';
  log = openActionsLog();
  process.stdout.write = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
});
afterEach(() => {
  process.stdout.write = write;
});

const lines = (): string[] => printed.split(/\r?\n/).slice(0, -1);

describe('the log on the runner', () => {
  it('shows one fact a line, and folds a long list under its title', () => {
    log.line('one');
    log.list('Files: 2 files', ['a.csv', 'b.csv']);
    log.line('after');
    expect(lines()).toEqual([
      'one',
      '::group::Files: 2 files',
      'a.csv',
      'b.csv',
      '::endgroup::',
      'after',
    ]);
  });

  it('annotates the line of the file that a finding is about', () => {
    const finding = { code: 'CSV_INVALID', message: 'Wrong.', hint: 'Mend it.' } as const;
    log.finding({ kind: 'error', ...finding, place: { file: 'a,b.csv', lineNumber: 3 } });
    log.finding({ kind: 'question', ...finding, code: 'CSV_OUTDATED', place: { file: 'a.csv' } });
    log.finding({ kind: 'error', ...finding });
    log.finding({ kind: 'question', ...finding, code: 'BATCH_RENAMED', isAnswered: true });
    expect(lines()).toEqual([
      '::error file=a%2Cb.csv,line=3::CSV_INVALID: a,b.csv, line 3: Wrong. Mend it.',
      '::warning file=a.csv::CSV_OUTDATED (question): a.csv: Wrong. Mend it.',
      '::error::CSV_INVALID: Wrong. Mend it.',
      // Nobody has to answer what the approval has answered.
      '::notice::BATCH_RENAMED (question, answered by the approval): Wrong.',
    ]);
  });

  it('annotates notices and warnings', () => {
    log.notice('One.', { file: 'a.csv', lineNumber: 1 });
    log.warning('Two.');
    expect(lines()).toEqual(['::notice file=a.csv,line=1::One.', '::warning::Two.']);
  });

  it('annotates ten of a kind, and prints the others with their places', () => {
    const finding = {
      kind: 'error',
      code: 'CSV_INVALID',
      message: 'Wrong.',
      hint: 'Mend.',
    } as const;
    for (let lineNumber = 1; lineNumber <= 11; lineNumber += 1)
      log.finding({ ...finding, place: { file: '::x.csv', lineNumber } });
    log.finding({ ...finding, place: { file: '##[x]' } });
    log.finding(finding);
    log.notice('One.');
    expect(lines().filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines().slice(10)).toEqual([
      'error: CSV_INVALID: ::x.csv, line 11: Wrong. Mend.',
      'error: CSV_INVALID: # #[x]: Wrong. Mend.',
      'error: CSV_INVALID: Wrong. Mend.',
      '::notice::One.',
    ]);
  });

  it('lets no text from outside start a command', () => {
    const hostile = '::set-output name=a::b\n::error::c\r##[command]d\u001b[31m\u202e';
    const harmless = ': :set-output name=a::b ::error::c # #[command]d\\u{1b}[31m\\u{202e}';
    log.line(hostile);
    log.list(hostile, [hostile]);
    log.warning(hostile);
    log.notice(hostile);
    log.finding({ kind: 'error', code: 'CSV_INVALID', message: hostile, hint: hostile });
    expect(lines()).toEqual([
      harmless,
      `::group::${harmless}`,
      harmless,
      '::endgroup::',
      `::warning::${harmless}`,
      `::notice::${harmless}`,
      `::error::CSV_INVALID: ${harmless.replace(': :', '::')} ${harmless.replace(': :', '::')}`,
    ]);
  });
});
