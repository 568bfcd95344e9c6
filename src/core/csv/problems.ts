import { renderCount } from '../money.ts';
import type { Finding, Problem } from '../errors.ts';
import { type Group, groupsOf } from '../groups.ts';

/** In a file, a problem always has its line. */
export type FileProblem = Required<Problem>;

/** A fault in one line that may occur in many; together they make one problem. */
export interface LineFault {
  readonly lineNumber: number;
  /** The sentence if it is the only such line. */
  readonly one: string;
  /**
   * The words after the count if there are several; faults with the same words are equal: `amounts
   * have a sign`.
   */
  readonly many: string;
  /** The value of this line in a form that may be shown; '' if there is nothing to show. */
  readonly example: string;
  readonly hint: string;
  /** For a line that needs more than its number in the list of lines: `7 (as on 3)`. */
  readonly label?: string;
}

/** The most entries in one message's list of lines; further ones go into another message. */
const longestList = 100;

/** Groups equal faults of many lines into one problem each. */
export function groupFaults(faults: readonly LineFault[]): FileProblem[] {
  return groupsOf(faults, ({ many }) => many).flatMap(renderGroup);
}

function renderGroup(faults: Group<LineFault>): FileProblem[] {
  const [{ lineNumber, hint, one, many, example, label: firstLabel }] = faults;
  if (faults.length === 1) return [{ lineNumber, message: one, hint }];
  const such = example === '' ? '' : `, such as ${example} on line ${lineNumber}`;
  const list =
    firstLabel === undefined
      ? rangesOf(faults.map((fault) => fault.lineNumber))
      : faults.map(({ lineNumber: from, label = String(from) }) => ({ from, text: label }));
  const problemFrom = (at: number, start: number): FileProblem => {
    const part = list.slice(at, at + longestList).map(({ text }) => text);
    const message = `${renderCount(faults.length)} ${many}${such}. Lines ${joinAll(part)}${at === 0 ? '' : ' (continued)'}.`;
    return { lineNumber: start, message, hint };
  };
  return list.flatMap(({ from }, at) => (at % longestList === 0 ? [problemFrom(at, from)] : []));
}

/** An entry of a list of lines: its first line, and its words: `2`, `4-7`. */
interface Entry {
  readonly from: number;
  readonly text: string;
}

/** Ascending line numbers, with neighbours joined. */
function rangesOf(lineNumbers: readonly number[]): Entry[] {
  const ranges: { from: number; to: number }[] = [];
  for (const lineNumber of lineNumbers) {
    const last = ranges.at(-1);
    if (last !== undefined && lineNumber <= last.to + 1) last.to = lineNumber;
    else ranges.push({ from: lineNumber, to: lineNumber });
  }
  return ranges.flatMap(({ from, to }) => {
    if (to > from + 1) return [{ from, text: `${from}-${to}` }];
    return [...new Set([from, to])].map((line) => ({ from: line, text: String(line) }));
  });
}

/** `2`, `2 and 3`, `2, 4-7 and 9`. */
function joinAll(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Line numbers as a sentence names them: `2 and 3`, `4-7`. */
export function renderLines(lineNumbers: readonly number[]): string {
  return joinAll(rangesOf(lineNumbers).map(({ text }) => text));
}

/** @param file as the repository names it */
export function findingsOf(file: string, problems: readonly FileProblem[]): Finding[] {
  return problems.map(({ lineNumber, message, hint }) => {
    return { kind: 'error', code: 'CSV_INVALID', message, hint, place: { file, lineNumber } };
  });
}
