import { certain, type Problem } from '../errors.ts';
import { parsePersonalId } from '../ids.ts';
import { renderForeignCell } from '../text/foreign-text.ts';
import { parseAmount } from './amount.ts';
import { type ColumnRole, currencyOf, roleOf } from './column-names.ts';
import { findRoleProblem, type HeaderSettings } from './header-faults.ts';
import type { FileProblem } from './problems.ts';
import type { CsvRecord } from './records.ts';

/** A column of a file with a header, and its position, counted from 0. */
interface Column {
  readonly name: string;
  readonly at: number;
}

/** Where the cells of a line are, counted from 0. */
export interface Columns {
  readonly id: number;
  /** The column of the submission, if `id` holds the participant's id. */
  readonly submission: number | null;
  /** Groups of columns that must hold the same id in every line. */
  readonly equal: readonly (readonly Column[])[];
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
  readonly ignored: readonly Column[];
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
  const all = names.map((name, at): Column => ({ name, at }));
  const ids = findIds(all, lines, settings.idColumn);
  const amounts = columnsOf(all, settings.amountColumn, 'amount');
  const studies = columnsOf(all, null, 'study');
  const roles = { ids: placesOf(ids.candidates), amounts: placesOf(amounts) };
  const wrong = findRoleProblem({ names, lines, ...roles, studies: placesOf(studies) }, settings);
  if (wrong !== null) return broken(wrong);

  const id = certain(ids.candidates[0], 'A header without a problem has no id column.');
  const amount = certain(amounts[0], 'A header without a problem has no amount column.');
  const used = new Set([...ids.equal.flat(), ...amounts, ...studies]);
  const others = all.filter((column) => !used.has(column));
  const isCurrency = ({ name }: Column): boolean => roleOf(name) === 'currency';
  const columns: Columns = {
    id: id.at,
    submission: ids.submission?.at ?? null,
    equal: ids.equal,
    amount: amount.at,
    currency: currencyOf(amount.name),
    currencies: placesOf(others.filter(isCurrency)),
    study: studies[0]?.at ?? null,
    count: names.length,
    names,
    ignored: others.filter((column) => !isCurrency(column)),
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
  readonly candidates: readonly Column[];
  readonly submission: Column | null;
  /** All columns of ids, those that must agree together. */
  readonly equal: readonly (readonly Column[])[];
}

/**
 * The participant's column is the id, even beside a submission's. Several columns of one kind must
 * agree. A column in which no line has an id, such as a row number called `id`, does not count.
 */
function findIds(
  all: readonly Column[],
  lines: readonly CsvRecord[],
  idColumn: string | null,
): IdColumns {
  if (idColumn !== null) {
    const named = columnsOf(all, idColumn, 'participant');
    return { candidates: named, submission: null, equal: [named] };
  }
  const likely = (role: ColumnRole): readonly Column[] => {
    const columns = columnsOf(all, null, role);
    const filled = columns.filter(({ at }) =>
      lines.some(({ cells }) => parsePersonalId(cells[at] ?? '') !== null),
    );
    return filled.length > 0 ? filled : columns;
  };
  const participants = likely('participant');
  const submissions = likely('submission');
  const equal = [participants, submissions];
  if (participants.length === 0) return { candidates: submissions, submission: null, equal };
  return { candidates: participants, submission: submissions[0] ?? null, equal };
}

/** The columns with the name that the workflow gives; without one, those whose own names fit. */
function columnsOf(all: readonly Column[], given: string | null, role: ColumnRole): Column[] {
  return all.filter(({ name }) =>
    given === null ? roleOf(name) === role : name.normalize('NFC') === given.normalize('NFC'),
  );
}

function placesOf(columns: readonly Column[]): number[] {
  return columns.map(({ at }) => at);
}
