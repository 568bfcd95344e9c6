import type { CsvRecord } from './records.ts';
import { showForeign } from '../text/foreign-text.ts';

const idNames = [
  'participant_id',
  'submission_id',
  'prolific_id',
  'prolific_pid',
  'participant id',
  'submission id',
  'id',
];
const amountNames = ['amount', 'bonus', 'bonus_amount'];
const studyNames = ['study_id'];

/** Where the cells of a line are, counted from 0. */
export interface Columns {
  readonly id: number;
  readonly amount: number;
  readonly study: number | null;
  /** How many cells every line must have. */
  readonly count: number;
}

/** The columns of a file without a header: exactly `id,amount`. */
export const columnsWithoutHeader: Columns = { id: 0, amount: 1, study: null, count: 2 };

/** Shown with whatever is wrong in a first line that is not a header. */
export const headerHint =
  'If this line is a header, it must name exactly one id column (participant_id, submission_id, prolific_id, ' +
  'prolific_pid or id) and one amount column (amount, bonus or bonus_amount), without spaces around the names.';

export type Header =
  /** With `none` the record is data. */
  | {
      readonly kind: 'header' | 'none';
      readonly columns: Columns;
      /** Names of the columns that are for others. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'ambiguous'; readonly message: string; readonly hint: string };

/**
 * A first record is a header only if it holds an id name and an amount name, in any case. With two
 * candidates for one role nobody can say whom to pay, or how much.
 */
export function parseHeader(record: CsvRecord, showIds: boolean): Header {
  const ids = columnsNamed(record, idNames);
  const amounts = columnsNamed(record, amountNames);
  const studies = columnsNamed(record, studyNames);
  const id = ids[0]?.column;
  const amount = amounts[0]?.column;
  const [study] = studies;
  if (id === undefined || amount === undefined) {
    return { kind: 'none', columns: columnsWithoutHeader, ignored: [] };
  }
  for (const [role, candidates] of [
    ['id', ids],
    ['amount', amounts],
    ['study', studies],
  ] as const) {
    if (candidates.length < 2) continue;
    const names = candidates.map(({ name }) => showForeign(name, showIds));
    return {
      kind: 'ambiguous',
      message: `The header has ${candidates.length} columns that could be the ${role}: ${names.join(', ')}.`,
      hint: `Keep one ${role} column; delete or rename the others.`,
    };
  }
  const used = new Set([id, amount, study?.column]);
  return {
    kind: 'header',
    columns: { id, amount, study: study?.column ?? null, count: record.cells.length },
    ignored: record.cells.filter((_name, column) => !used.has(column)),
  };
}

function columnsNamed(
  record: CsvRecord,
  names: readonly string[],
): { readonly column: number; readonly name: string }[] {
  return record.cells.flatMap((name, column) =>
    names.includes(name.toLowerCase()) ? [{ column, name }] : [],
  );
}
