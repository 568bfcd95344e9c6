import { CsvError, parse } from 'csv-parse/sync';
import { findForm } from './form.ts';
import { type FileProblem, renderLines } from './problems.ts';

/** One record of a file, with the line on which it starts, counted from 1. */
export interface CsvRecord {
  readonly lineNumber: number;
  /** Without spaces around them. */
  readonly cells: readonly string[];
}

/** What could be read of a file, and what could not. */
export interface CsvContent {
  /** Those before the first that is broken. */
  readonly records: readonly CsvRecord[];
  readonly problem: FileProblem | null;
}

/** The most that one record may hold, so that a quote left open does not swallow the file. */
const largestRecordBytes = 65_536;

const lineFeed = 0x0a;

/**
 * Bytes of a file to its records (RFC 4180; UTF-8 with or without byte order mark, LF or CRLF).
 * Records without any text are left out. Behind a record that breaks the rules nothing can be told
 * from what is quoted, so there the reading ends.
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
      // Spelled out, as the parser would otherwise hold the whole file to the first line's ending.
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
  const quoted = findQuotedLines(records);
  if (quoted !== null) return { records: [], problem: quoted };
  if (records.length > 0) return { records, problem: null };
  const hint = 'Write one line for each bonus: id,amount.';
  return { records, problem: { lineNumber: 1, message: 'This file is empty.', hint } };
}

/**
 * A script that writes its lines as single values quotes each of them whole: a comma in the only
 * cell.
 */
function findQuotedLines(records: readonly CsvRecord[]): FileProblem | null {
  const quoted = records.filter(({ cells }) => cells.length === 1 && cells[0]?.includes(','));
  const [first] = quoted;
  if (first === undefined) return null;
  const where = renderLines(quoted.slice(0, 100).map(({ lineNumber }) => lineNumber));
  const lines = quoted.length === 1 ? `Line ${where} is` : `Lines ${where} are`;
  return {
    lineNumber: first.lineNumber,
    message: `${lines} one quoted cell each, which holds id and amount together.`,
    hint: 'Remove the quotes around the whole line (in a script, write two columns).',
  };
}

/**
 * Line numbers of growing offsets, in one pass. The parser's own count is of the line on which a
 * record ends, and takes a CRLF inside quotes for two lines.
 */
function countLines(bytes: Uint8Array): { at: (offset: number) => number } {
  let lineNumber = 1;
  let counted = 0;
  return {
    at: (offset) => {
      for (; counted < offset; counted += 1) if (bytes[counted] === lineFeed) lineNumber += 1;
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
