/** What keeps a file, or a line of it, from being read as CSV. Holds no text of the file itself. */
export interface CsvProblem {
  readonly lineNumber: number;
  readonly message: string;
  readonly hint: string;
}

/** How far into a file its form is looked for: enough for any first line that a person writes. */
const lookedAtBytes = 4096;

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf8Mark = [0xef, 0xbb, 0xbf];
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const saveAsUtf8 = 'Save it as "CSV UTF-8 (comma delimited)".';

/** The file without its UTF-8 byte order mark. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return startsWith(bytes, utf8Mark) ? bytes.subarray(utf8Mark.length) : bytes;
}

/**
 * Looks at a whole file before a line of it is read. Each usual mistake of a spreadsheet has its own
 * message here, because the parser's own would be about quotes or columns. Null: it may be CSV.
 */
export function findFormProblem(bytes: Uint8Array): CsvProblem | null {
  const problem = (message: string, hint: string, lineNumber = 1): CsvProblem => {
    return { lineNumber, message, hint };
  };
  if (startsWith(bytes, zip) || startsWith(bytes, oldOffice)) {
    return problem(
      'This is an Excel workbook (or another archive), not a CSV file.',
      `Open it in the spreadsheet program. ${saveAsUtf8}`,
    );
  }
  const start = bytes.subarray(0, lookedAtBytes);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || start.includes(0)) {
    return problem('This file is UTF-16 or binary, not UTF-8 text.', saveAsUtf8);
  }
  if (!isUtf8(bytes)) {
    return problem('This line is not valid UTF-8.', saveAsUtf8, firstLineThatIsNotUtf8(bytes));
  }
  if (bytes.includes(carriageReturn) && !bytes.includes(lineFeed)) {
    return problem(
      'The lines of this file end in a bare carriage return (old Macintosh).',
      'Save it with line endings LF or CRLF.',
    );
  }
  return findSeparatorProblem(withoutMark(start));
}

/** Semicolons and tabs are found by the first line: it has at least as many of them as commas. */
function findSeparatorProblem(start: Uint8Array): CsvProblem | null {
  // The cut at the bound may fall inside a character, so this decoder is not strict.
  const text = new TextDecoder().decode(start).trimStart();
  const [line = ''] = text.split('\n', 1);
  const outsideQuotes = line.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => outsideQuotes.split(separator).length - 1;
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const) {
    if (count(separator) === 0 || count(separator) < count(',')) continue;
    return {
      lineNumber: 1,
      message: `The columns of this file are separated by ${name}, not by commas.`,
      hint: 'Separate the columns by commas and write amounts with a point, such as 4.25.',
    };
  }
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
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
