import { CsvError, parse } from 'csv-parse/sync';
import { findForm } from './form.ts';
import { type FileProblem, groupFaults } from './problems.ts';

/** One record of a file, with the line on which it starts, counted from 1. */
export interface CsvRecord {
  readonly lineNumber: number;
  /** Without spaces around them. */
  readonly cells: readonly string[];
}

/** The part of a file that could be read, and what could not. */
export interface CsvContent {
  /** The records before the first broken one. */
  readonly records: readonly CsvRecord[];
  readonly problem: FileProblem | null;
}

/** The most that one record may hold, so that a quote left open does not swallow the file. */
const largestRecordBytes = 65_536;

const lineFeed = 0x0a;

/**
 * Parses the bytes of a file into records (RFC 4180; UTF-8 with or without byte order mark, LF or
 * CRLF). Records without any text are left out. After a record that breaks the rules nobody can
 * tell what is quoted, so the reading ends there.
 */
export function parseCsv(bytes: Uint8Array): CsvContent {
  const form = findForm(bytes);
  if (form.kind === 'broken') return { records: [], problem: form.problem };
  const { from } = form;
  const lines = countLines(bytes);
  const records: CsvRecord[] = [];
  let start = from;
  try {
    parse(bytes.subarray(from), {
      // Spelled out, because the parser would otherwise expect the first line's ending in the whole
      // file.
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      trim: true,
      max_record_size: largestRecordBytes,
      on_record: (given: string[], { bytes: end }: { bytes: number }) => {
        // The parser trims what is around the quotes; this trims what is inside them.
        const cells = given.map((cell) => cell.trim());
        if (cells.some((cell) => cell !== '')) records.push({ lineNumber: lines.at(start), cells });
        start = from + end;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, problem: { lineNumber: lines.at(start), ...problemOf(error.code) } };
  }
  const [quoted] = findQuotedLines(records);
  if (quoted !== undefined) return { records: [], problem: quoted };
  if (records.length > 0) return { records, problem: null };
  const hint = 'Write one line for each bonus: id,amount.';
  return { records, problem: { lineNumber: 1, message: 'This file is empty.', hint } };
}

/**
 * A script that writes each line as a single value quotes the whole line, so its only cell has a
 * comma.
 */
function findQuotedLines(records: readonly CsvRecord[]): FileProblem[] {
  const quoted = records.filter(({ cells }) => cells.length === 1 && cells.join('').includes(','));
  return groupFaults(
    quoted.map(({ lineNumber }) => {
      return {
        lineNumber,
        one: 'This line is one quoted cell, which holds id and amount together.',
        many: 'lines are one quoted cell each, which holds id and amount together',
        example: '',
        hint: 'Remove the quotes around the whole line (in a script, write two columns).',
      };
    }),
  );
}

/**
 * Line numbers of ascending offsets, in one pass. The parser's own count is of the line on which a
 * record ends, and it counts a CRLF inside quotes as two lines.
 */
function countLines(bytes: Uint8Array): { at: (offset: number) => number } {
  let lineNumber = 1;
  let counted = 0;
  return {
    at: (offset) => {
      for (const byte of bytes.subarray(counted, offset)) if (byte === lineFeed) lineNumber += 1;
      counted = offset;
      return lineNumber;
    },
  };
}

function problemOf(code: string): Omit<FileProblem, 'lineNumber'> {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        message: 'A double quote is opened in this record and never closed.',
        hint: 'Close the quote, or remove it; the lines below it could not be read.',
      };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        message: `This record is longer than ${largestRecordBytes} bytes.`,
        hint: 'Look for a double quote that is opened and not closed.',
      };
    default:
      return {
        message: 'A double quote is in the wrong place.',
        hint: 'Quote a whole cell or none of it, and write a quote inside a quoted cell twice.',
      };
  }
}
