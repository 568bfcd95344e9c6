import { parsePersonalId } from '../ids.ts';
import type { FileProblem } from './problems.ts';

/** How much of a file is examined for its form: enough for any first line that a person writes. */
const lookedAtBytes = 4096;

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf8Mark = [0xef, 0xbb, 0xbf];
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const saveAsUtf8 = 'Save it as "CSV UTF-8 (comma delimited)".';

/**
 * A file that may be CSV, or the reason why it cannot be read as CSV. Holds no text of the file
 * itself.
 */
export type CsvForm =
  /** The records begin at this offset, after a byte order mark and a line `sep=,`. */
  | { readonly kind: 'text'; readonly from: number }
  | { readonly kind: 'broken'; readonly problem: FileProblem };

/**
 * Examines a file before any of its lines are parsed. Each common mistake has its own message here,
 * because the parser's message would be about quotes or columns.
 */
export function findForm(bytes: Uint8Array): CsvForm {
  const broken = (message: string, hint: string, lineNumber = 1): CsvForm => {
    return { kind: 'broken', problem: { lineNumber, message, hint } };
  };
  if (startsWith(bytes, zip) || startsWith(bytes, oldOffice)) {
    return broken(
      'This is an Excel workbook (or another archive), not a CSV file.',
      `Open it in the spreadsheet program. ${saveAsUtf8}`,
    );
  }
  const start = bytes.subarray(0, lookedAtBytes);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || start.includes(0)) {
    return broken('This file is UTF-16 or binary, not UTF-8 text.', saveAsUtf8);
  }
  if (!isUtf8(bytes)) {
    return broken('This line is not valid UTF-8.', saveAsUtf8, firstLineThatIsNotUtf8(bytes));
  }
  if (bytes.includes(carriageReturn) && !bytes.includes(lineFeed)) {
    return broken(
      'The lines of this file end in a bare carriage return (old Macintosh).',
      'Save it with line endings LF or CRLF.',
    );
  }
  const from = startsWith(bytes, utf8Mark) ? utf8Mark.length : 0;
  // The cut at the bound may fall inside a character, so this decoder is not strict.
  const text = new TextDecoder().decode(start.subarray(from));
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return broken(
      'This is a Git LFS pointer, not the file itself.',
      'Give the step with actions/checkout the line `lfs: true`.',
    );
  }
  return findSeparator(text, from);
}

const separators: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
];

/** Another separator shows in the first line: it has at least as many of them as commas. */
function findSeparator(text: string, from: number): CsvForm {
  const broken = (name: string): CsvForm => {
    const message = `The columns of this file are separated by ${name}, not by commas.`;
    const hint = 'Separate the columns by commas and write amounts with a point, such as 4.25.';
    return { kind: 'broken', problem: { lineNumber: 1, message, hint } };
  };
  // Excel's own first line, which declares the separator; it is quoted if Excel has saved the file
  // again.
  const excelLine = /^"?sep=([^\r\n"])"?,*(?:\r?\n|$)/i.exec(text);
  const declared = separators.find(([separator]) => separator === excelLine?.[1]);
  if (declared !== undefined) return broken(declared[1]);
  const skipped = excelLine?.[1] === ',' ? excelLine[0].length : 0;

  const lines = text.slice(skipped).split('\n');
  const line = lines.find((row) => /[^\s,]/.test(row))?.trim() ?? '';
  // A quote may close on a later line. Spaces and tabs around a cell are not part of it.
  const cells = line.replace(/"[^"]*(?:"|$)/g, '""').split(',');
  const outsideQuotes = cells.map((cell) => cell.trim()).join(',');
  const count = (separator: string): number => outsideQuotes.split(separator).length - 1;
  for (const [separator, name] of separators) {
    const isMain = separator === '|' ? count(',') === 0 : count(separator) >= count(',');
    if (count(separator) > 0 && isMain) return broken(name);
  }
  const words = line.replaceAll('"', '').split(' ');
  const isSpaced = /^""(?: +"")+$/.test(outsideQuotes) || words.some(parsePersonalId);
  if (!line.includes(',') && words.length > 1 && isSpaced) return broken('spaces');
  return { kind: 'text', from: from + skipped };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  return true;
}

/** Slow and only for a file known to be broken; a line feed is never part of another character. */
function firstLineThatIsNotUtf8(bytes: Uint8Array): number {
  let lineNumber = 1;
  let from = 0;
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
    if (!isUtf8(bytes.subarray(from, end))) return lineNumber;
    from = end + 1;
    lineNumber += 1;
  }
  return lineNumber;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
