import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openActionsLog } from '../../../src/adapters/runner/actions-log.ts';
import type { Finding } from '../../../src/core/errors.ts';
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

/** A finding of one place, or of none. */
const say = (finding: Finding): void => {
  log.finding(finding, finding.place === undefined ? [] : [finding.place]);
};

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
    const finding = { code: 'CSV_INVALID', message: 'Wrong.', hint: 'Fix it.' } as const;
    say({ kind: 'error', ...finding, place: { file: 'a,b.csv', lineNumber: 3 } });
    say({ kind: 'question', ...finding, code: 'CSV_OUTDATED', place: { file: 'a.csv' } });
    say({ kind: 'error', ...finding });
    say({ kind: 'question', ...finding, code: 'BATCH_RENAMED', isAnswered: true });
    expect(lines()).toEqual([
      '::error file=a%2Cb.csv,line=3::CSV_INVALID: a,b.csv, line 3: Wrong. Fix it.',
      '::warning file=a.csv::CSV_OUTDATED (question): a.csv: Wrong. Fix it.',
      '::error::CSV_INVALID: Wrong. Fix it.',
      // Nobody has to answer what the approval has answered.
      '::notice::BATCH_RENAMED (question, answered by the approval): Wrong.',
    ]);
  });

  it('has 1,000 findings, and says that there are more', () => {
    for (let n = 1; n <= 1_200; n += 1)
      say({ kind: 'error', code: 'CSV_INVALID', message: `Wrong ${n}.`, hint: 'Fix it.' });
    expect(lines()).toHaveLength(1_001);
    expect(lines().at(-2)).toContain('Wrong 1000.');
    expect(lines().at(-1)).toBe(
      'There are more than 1000 findings; the others are not in the log.',
    );
  });

  it('says what is true of many lines once, with all of them, and annotates the first', () => {
    const place = { file: 'a.csv', lineNumber: 1_000 };
    const places = [place, { file: 'b.csv' }, { file: 'a.csv', lineNumber: 1_002 }];
    const finding = {
      kind: 'error',
      code: 'NOT_IN_STUDY',
      message: 'Unknown.',
      hint: 'Check.',
    } as const;
    log.finding({ ...finding, place }, places);
    const many = Array.from({ length: 1_502 }, (_, n) => ({ file: 'c.csv', lineNumber: n + 1 }));
    log.finding({ ...finding, place: { file: 'c.csv', lineNumber: 1 } }, many);
    const [first, second = ''] = lines();
    expect(first).toBe(
      '::error file=a.csv,line=1000::NOT_IN_STUDY: a.csv, lines 1000 and 1002; b.csv: Unknown. Check.',
    );
    expect(second).toContain('499, 500 and 1,002 more: Unknown. Check.');
  });

  it('annotates notices and warnings', () => {
    log.notice('One.');
    log.warning('Two.');
    expect(lines()).toEqual(['::notice::One.', '::warning::Two.']);
  });

  it('annotates ten of a kind, and prints the others with their places', () => {
    const finding = {
      kind: 'error',
      code: 'CSV_INVALID',
      message: 'Wrong.',
      hint: 'Fix.',
    } as const;
    for (let lineNumber = 1; lineNumber <= 11; lineNumber += 1)
      say({ ...finding, place: { file: '::x.csv', lineNumber } });
    say({ ...finding, place: { file: '##[x]' } });
    say(finding);
    log.notice('One.');
    expect(lines().filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines().slice(10)).toEqual([
      'error: CSV_INVALID: ::x.csv, line 11: Wrong. Fix.',
      'error: CSV_INVALID: # #[x]: Wrong. Fix.',
      'error: CSV_INVALID: Wrong. Fix.',
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
    say({ kind: 'error', code: 'CSV_INVALID', message: hostile, hint: hostile });
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
