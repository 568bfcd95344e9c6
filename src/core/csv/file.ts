import type { Batch, Bonus } from '../bonus.ts';
import { reportDuplicates, reportNamedIds, reportWholeAmounts } from './lines-together.ts';
import { type BonusLine, parseLine } from './line.ts';
import { parseCsv } from './records.ts';
import { headerHint, parseHeader } from './header.ts';
import type { Finding } from '../errors.ts';
import { showForeign } from '../text/foreign-text.ts';
import { fingerprint, type StudyId } from '../ids.ts';
import type { Settings } from '../settings.ts';

/** A file of bonuses as it lies in the work tree. */
export interface CsvFile {
  /** Path from the workspace, as annotations need it. */
  readonly file: string;
  /** Path from the repository's root, normalised. */
  readonly path: string;
  /** The same as git spells it. */
  readonly gitPath: string;
  /** Hash of the file as git would store it. */
  readonly blob: string;
  readonly bytes: Uint8Array;
}

/** What the reading of a file depends on. */
export type CsvSettings = Pick<Settings, 'studyId' | 'batch' | 'allowWholeAmounts' | 'showIds'>;

/** The batches of a file, or all that is wrong in it: with a finding there is no batch. */
export interface ParsedCsv {
  readonly batches: readonly Batch[];
  readonly findings: readonly Finding[];
  /** What to tell the user although nothing is wrong. */
  readonly notices: readonly string[];
}

/** The most names of ignored columns that a notice repeats. */
const namedColumns = 10;

/**
 * One file to its batches, one for each study that it names, or to every problem at once. Expected
 * problems are never thrown. Work and memory grow with the length of the file.
 */
export function parseBatches(file: CsvFile, settings: CsvSettings): ParsedCsv {
  const { studyId, showIds } = settings;
  const found: { lineNumber: number; message: string; hint: string }[] = [];
  const report = (lineNumber: number, message: string, hint: string): void => {
    found.push({ lineNumber, message, hint });
  };
  const refused = (): ParsedCsv => {
    found.sort((a, b) => a.lineNumber - b.lineNumber);
    const findings = found.map(({ lineNumber, message, hint }): Finding => {
      const place = { file: file.file, lineNumber };
      return { kind: 'error', code: 'CSV_INVALID', message, hint, place };
    });
    return { batches: [], findings, notices: [] };
  };

  const { records, problems } = parseCsv(file.bytes);
  for (const { lineNumber, message, hint } of problems) report(lineNumber, message, hint);
  const [first] = records;
  if (first === undefined) return refused();

  const header = parseHeader(first, showIds);
  if (header.kind === 'ambiguous') {
    // Without columns nothing more can be said about the lines.
    report(first.lineNumber, header.message, header.hint);
    return refused();
  }
  const { columns, ignored } = header;
  if (studyId === null && columns.study === null) {
    report(
      first.lineNumber,
      'It is not said which study these bonuses are for.',
      'Give the study-id input, or add a study_id column.',
    );
  }

  const bonusRecords = header.kind === 'header' ? records.slice(1) : records;
  const lines = bonusRecords.map((record) => parseLine(record, columns, studyId, showIds));
  for (const { lineNumber, problems } of lines) {
    for (const { message, hint } of problems) {
      report(lineNumber, message, lineNumber === first.lineNumber ? `${hint} ${headerHint}` : hint);
    }
  }
  if (!settings.allowWholeAmounts) reportWholeAmounts(lines, showIds, report);
  reportDuplicates(lines, showIds, report);

  reportNamedIds(lines, [file.path, settings.batch ?? ''], showIds, report);
  const batches = batchesOf(file, settings, lines);
  if (found.length > 0) return refused();
  return { batches, findings: [], notices: renderNotices(file, ignored, batches, showIds) };
}

/** A line that lacks a part has been reported, and is left out here. */
function batchesOf(file: CsvFile, settings: CsvSettings, lines: readonly BonusLine[]): Batch[] {
  const label = settings.batch ?? file.path;
  const byStudy = new Map<StudyId, { bonuses: Bonus[]; zeros: Bonus[] }>();
  // A file whose lines were all taken out is still a batch: the ledger may know bonuses of it.
  if (settings.studyId !== null) byStudy.set(settings.studyId, { bonuses: [], zeros: [] });
  for (const { lineNumber, study, id, amount } of lines) {
    if (study === null || id === null || amount === null || amount.kind === 'invalid') continue;
    const { bonuses, zeros } = byStudy.get(study) ?? { bonuses: [], zeros: [] };
    byStudy.set(study, { bonuses, zeros });
    const to = fingerprint(study, id);
    const place = { file: file.file, lineNumber };
    const bonus: Bonus = { study, batch: label, id, to, amount: amount.cents, ...place };
    (bonus.amount === 0 ? zeros : bonuses).push(bonus);
  }
  const labelGiven = settings.batch !== null;
  const { path, gitPath, blob } = file;
  return Array.from(byStudy, ([study, { bonuses, zeros }]) => {
    return { study, label, labelGiven, path, gitPath, blob, bonuses, zeros };
  });
}

function renderNotices(
  file: CsvFile,
  ignored: readonly string[],
  batches: readonly Batch[],
  showIds: boolean,
): string[] {
  const notices: string[] = [];
  const name = showForeign(file.file, showIds);
  if (ignored.length > 0) {
    const names = ignored.slice(0, namedColumns).map((column) => showForeign(column, showIds));
    const others = ignored.length - names.length;
    const more = others > 0 ? ` and ${others} more` : '';
    notices.push(`${name}: these columns are ignored: ${names.join(', ')}${more}.`);
  }
  const count = (of: 'bonuses' | 'zeros'): number => {
    return batches.reduce((sum, batch) => sum + batch[of].length, 0);
  };
  const zeros = count('zeros');
  if (zeros > 0) {
    notices.push(`${name}: ${zeros} ${zeros === 1 ? 'bonus' : 'bonuses'} of zero skipped.`);
  }
  if (zeros + count('bonuses') === 0) notices.push(`${name}: a header and no bonuses.`);
  return notices;
}
