import { type CsvProblem, findFormProblem, withoutMark } from './form.ts';
import { largestRecordBytes, readRecords } from './plain-records.ts';

/** One record of a file, with the line on which it starts, counted from 1. */
export interface CsvRecord {
  readonly lineNumber: number;
  readonly cells: readonly string[];
}

/** Everything that could be read of a file, and everything that could not. */
export interface CsvContent {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly CsvProblem[];
}

const lineFeed = 0x0a;

/**
 * Bytes of a file to its records (RFC 4180; UTF-8 with or without byte order mark, LF or CRLF). Blank
 * lines are left out. After a broken record, reading goes on with the next line, so that every problem
 * of the file is known at once.
 */
export function parseCsv(bytes: Uint8Array): CsvContent {
  const formProblem = findFormProblem(bytes);
  if (formProblem !== null) return { records: [], problems: [formProblem] };

  const body = withoutMark(bytes);
  const lines = countLines(body);
  const records: CsvRecord[] = [];
  const problems: CsvProblem[] = [];
  let from = 0;
  while (from < body.length) {
    const brokenAt = readRecords(body, from, (start, cells) => {
      if (cells.length === 1 && cells[0]?.trim() === '') return;
      records.push({ lineNumber: lines.at(start), cells });
    });
    if (brokenAt === null) break;
    problems.push({ lineNumber: lines.at(brokenAt.start), ...explain(brokenAt.code) });
    const lineEnd = body.indexOf(lineFeed, brokenAt.start);
    from = lineEnd === -1 ? body.length : lineEnd + 1;
  }
  if (records.length === 0 && problems.length === 0) {
    problems.push({
      lineNumber: 1,
      message: 'This file is empty.',
      hint: 'Write one line for each bonus: id,amount.',
    });
  }
  return { records, problems };
}

/**
 * Line numbers of growing offsets, in one pass. The parser's own count is of the line on which a record
 * ends, and takes a CRLF inside quotes for two lines.
 */
function countLines(body: Uint8Array): { at: (offset: number) => number } {
  let lineNumber = 1;
  let counted = 0;
  return {
    at: (offset) => {
      for (; counted < offset; counted += 1) if (body[counted] === lineFeed) lineNumber += 1;
      return lineNumber;
    },
  };
}

function explain(code: string): { message: string; hint: string } {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        message: 'A double quote is opened in this record and never closed.',
        hint: 'Close the quote, or take it away.',
      };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        message: `This record is longer than ${largestRecordBytes} bytes.`,
        hint: 'Look for a double quote that is opened and not closed.',
      };
    default:
      return {
        message: 'A double quote stands where none may be.',
        hint: 'Quote a whole cell or nothing of it, and write a quote inside a quoted cell twice.',
      };
  }
}
