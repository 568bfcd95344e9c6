import type { Problem } from '../errors.ts';
import { parsePersonalId } from '../ids.ts';
import { renderForeignCell } from '../text/foreign-text.ts';
import { parseAmount } from './amount.ts';
import { currencyOf, roleOf, saysWhomToPay } from './column-names.ts';
import { findRoleProblem, type HeaderSettings } from './header-faults.ts';
import type { FileProblem } from './problems.ts';
import type { CsvRecord } from './records.ts';

/** Where the cells of a line are, counted from 0. */
export interface Columns {
  readonly id: number;
  /** The column of the submission, if `id` holds the participant's id. */
  readonly submission: number | null;
  /** Pairs of columns that must hold the same id in every line. */
  readonly equal: readonly (readonly [number, number])[];
  readonly amount: number;
  /** ISO code that the amount column's name ends in. */
  readonly currency: string | null;
  readonly currencies: readonly number[];
  readonly study: number | null;
  /** How many cells every line must have. */
  readonly count: number;
  /** The names as the file spells them; null if it has no header. */
  readonly names: readonly string[] | null;
  /** Columns that the action does not read. */
  readonly ignored: readonly number[];
  /** The ignored columns that say whom to pay. */
  readonly eligibility: readonly number[];
}

/** The columns of a file without a header: exactly `id,amount`. */
const columnsWithoutHeader: Columns = {
  id: 0,
  submission: null,
  equal: [],
  amount: 1,
  currency: null,
  currencies: [],
  study: null,
  count: 2,
  names: null,
  ignored: [],
  eligibility: [],
};

export type Header =
  | { readonly kind: 'columns'; readonly columns: Columns }
  | { readonly kind: 'broken'; readonly problem: FileProblem };

/**
 * The columns of a file. Its first record is a header if none of its cells is an id or an amount.
 * Faults in a header are one problem, because without columns nothing can be said about the lines.
 *
 * @param lines the records below the first, without rows that an export puts under its header
 */
export function parseHeader(
  first: CsvRecord,
  lines: readonly CsvRecord[],
  settings: HeaderSettings,
): Header {
  const broken = (problem: Problem): Header => {
    return { kind: 'broken', problem: { ...problem, lineNumber: first.lineNumber } };
  };
  if (!isHeader(first)) {
    const problem = findHeaderProblem(first, settings);
    if (problem !== null) return broken(problem);
    return { kind: 'columns', columns: columnsWithoutHeader };
  }
  const names = first.cells;
  const ids = findIds(names, lines, settings.idColumn);
  const amounts = columnsOf(names, settings.amountColumn, 'amount');
  const studies = columnsOf(names, null, 'study');
  const wrong = findRoleProblem({ names, lines, ids: ids.candidates, amounts, studies }, settings);
  const [id] = ids.candidates;
  const [amount] = amounts;
  if (wrong !== null) return broken(wrong);
  if (id === undefined || amount === undefined)
    throw new Error('A role without a column or problem.');

  const [study = null] = studies;
  const used = new Set([...ids.used, amount, study]);
  const others = names.flatMap((_, column) => (used.has(column) ? [] : [column]));
  const nameOf = (column: number): string => names[column] ?? '';
  const isCurrency = (column: number): boolean => roleOf(nameOf(column)) === 'currency';
  const ignored = others.filter((column) => !isCurrency(column));
  const columns: Columns = {
    id,
    submission: ids.submission,
    equal: ids.equal,
    amount,
    currency: currencyOf(nameOf(amount)),
    currencies: others.filter(isCurrency),
    study,
    count: names.length,
    names,
    ignored,
    eligibility: ignored.filter((column) => saysWhomToPay(nameOf(column))),
  };
  return { kind: 'columns', columns };
}

function isHeader({ cells }: CsvRecord): boolean {
  return !cells.some(
    (cell) => parsePersonalId(cell) !== null || parseAmount(cell).kind === 'amount',
  );
}

/** What is wrong if the first record is not a header, although it or the workflow names columns. */
function findHeaderProblem(
  { cells }: CsvRecord,
  { idColumn, amountColumn, showIds }: HeaderSettings,
): Problem | null {
  const name = cells.find((cell) => roleOf(cell) !== 'other');
  const value = cells.find((cell) => parseAmount(cell).kind === 'amount');
  if (name !== undefined && value !== undefined) {
    return {
      message: `This line has the column name ${renderForeignCell(name, showIds)} and the amount ${renderForeignCell(value, showIds)}, so it is neither a header nor a bonus.`,
      hint: 'In a header, rename the column whose name is a number.',
    };
  }
  const given = idColumn === null ? 'amount-column' : 'id-column';
  if (idColumn === null && amountColumn === null) return null;
  return {
    message: `This file has no header, and \`${given}\` names a column of it.`,
    hint: 'Add a header line, or leave `id-column` and `amount-column` out.',
  };
}

interface IdColumns {
  /** The first is the id; empty where there is none. */
  readonly candidates: readonly number[];
  readonly submission: number | null;
  readonly equal: readonly (readonly [number, number])[];
  readonly used: readonly number[];
}

/**
 * The participant's column is the id, even beside a submission's. Several columns of one kind must
 * agree. A column in which no line has an id, such as a row number called `id`, does not count.
 */
function findIds(
  names: readonly string[],
  lines: readonly CsvRecord[],
  idColumn: string | null,
): IdColumns {
  const holdsIds = (column: number): boolean =>
    lines.some(({ cells }) => parsePersonalId(cells[column] ?? '') !== null);
  const likely = (columns: readonly number[]): readonly number[] => {
    const filled = columns.filter(holdsIds);
    return filled.length > 0 ? filled : columns;
  };
  if (idColumn !== null) {
    const named = columnsOf(names, idColumn, 'participant');
    return { candidates: named, submission: null, equal: pairs(named), used: named };
  }
  const participants = likely(columnsOf(names, null, 'participant'));
  const submissions = likely(columnsOf(names, null, 'submission'));
  const candidates = participants.length > 0 ? participants : submissions;
  const submission = participants.length > 0 ? (submissions[0] ?? null) : null;
  const equal = [...pairs(participants), ...pairs(submissions)];
  return { candidates, submission, equal, used: [...participants, ...submissions] };
}

/** The first with each of the others. */
function pairs([first, ...others]: readonly number[]): (readonly [number, number])[] {
  return first === undefined ? [] : others.map((other) => [first, other]);
}

/** The columns with the name that the workflow gives; without one, those whose own names fit. */
function columnsOf(
  names: readonly string[],
  given: string | null,
  role: 'participant' | 'submission' | 'amount' | 'study',
): number[] {
  const isIt = (name: string): boolean =>
    given === null
      ? roleOf(name) === role
      : name.normalize('NFC') === given.normalize('NFC').trim();
  return names.flatMap((name, column) => (isIt(name) ? [column] : []));
}
