import { CsvError, parse } from 'csv-parse/sync';

/** The most that one record may hold, so that a quote left open does not swallow the file. */
export const largestRecordBytes = 65_536;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A record that cannot be read: where it starts, and csv-parse's code for what is wrong. */
export interface BrokenRecord {
  readonly start: number;
  readonly code: string;
}

/**
 * Gives each record from an offset on to `keep`, with the offset at which it starts. Ends with the first
 * record that breaks RFC 4180, or with null at the end of the file. Throws only what `keep` throws.
 */
export function readRecords(
  body: Uint8Array,
  from: number,
  keep: (start: number, cells: string[]) => void,
): BrokenRecord | null {
  let start = skipEmptyLines(body, from);
  try {
    parse(body.subarray(from), {
      // Spelled out, as the parser would otherwise hold the whole file to the first line's ending.
      record_delimiter: ['\r\n', '\n'],
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: largestRecordBytes,
      on_record: (cells: string[], { bytes: end }: { bytes: number }) => {
        keep(start, cells);
        start = skipEmptyLines(body, from + end);
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof CsvError) return { start, code: error.code };
    throw error;
  }
}

function skipEmptyLines(body: Uint8Array, from: number): number {
  let start = from;
  while (body[start] === lineFeed || body[start] === carriageReturn) start += 1;
  return start;
}
