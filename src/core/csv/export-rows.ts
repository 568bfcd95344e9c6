import { parsePersonalId } from '../ids.ts';
import type { Columns } from './header.ts';
import { type FileProblem, renderLines } from './problems.ts';
import type { CsvRecord } from './records.ts';

/** Rows and columns that other tools add to their exports, and that are not bonuses. */

/**
 * The lines of an export without the rows that Qualtrics puts under its header, and a problem that
 * reports these rows.
 */
export function takeOutQualtricsRows(lines: readonly CsvRecord[]): {
  readonly lines: readonly CsvRecord[];
  readonly problem: FileProblem | null;
} {
  const theirs = new Set<CsvRecord>();
  lines.forEach((record, index) => {
    if (!record.cells.some((cell) => cell.startsWith('{"ImportId"'))) return;
    theirs.add(record);
    // Above it are the texts of the questions, and the header again if exports were joined.
    for (let above = index - 1; above >= index - 2; above -= 1) {
      const row = lines[above];
      if (row === undefined || row.cells.some((cell) => parsePersonalId(cell) !== null)) break;
      theirs.add(row);
    }
  });
  const [first] = theirs;
  if (first === undefined) return { lines, problem: null };
  const where = renderLines([...theirs].map(({ lineNumber }) => lineNumber).sort((a, b) => a - b));
  const problem = {
    lineNumber: Math.min(...[...theirs].map(({ lineNumber }) => lineNumber)),
    message: `${theirs.size === 1 ? `Line ${where} is` : `Lines ${where} are`} Qualtrics' own header rows.`,
    hint: 'Delete them, and keep line 1.',
  };
  return { lines: lines.filter((record) => !theirs.has(record)), problem };
}

/**
 * Finds an extra number at the start of every line that the header has no column for: R's row
 * names, or a pandas index.
 */
export function findRowNames(lines: readonly CsvRecord[], columns: Columns): FileProblem | null {
  const [first] = lines;
  const isMoved = ({ cells }: CsvRecord): boolean =>
    cells.length === columns.count + 1 &&
    parsePersonalId(cells[columns.id + 1] ?? '') !== null &&
    parsePersonalId(cells[columns.id] ?? '') === null;
  if (first === undefined || !lines.every(isMoved)) return null;
  const { lineNumber } = first;
  return {
    lineNumber,
    message: `Every line from line ${lineNumber} on has a cell in front of its id that belongs to no column: the row names of R, or the index of pandas.`,
    hint: 'Write the file with `row.names = FALSE` (R) or `index=False` (pandas).',
  };
}
