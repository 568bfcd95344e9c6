import { type PersonalId, parsePersonalId, parseStudyId, type StudyId } from '../ids.ts';
import { type Amount, parseAmount } from './amount.ts';
import type { Columns } from './header.ts';
import {
  findAmountFault,
  findCountFault,
  findCurrencyFault,
  idFaultOf,
  findOtherIdsFault,
  findStudyFault,
  type Fault,
} from './line-faults.ts';
import type { LineFault } from './problems.ts';
import type { CsvRecord } from './records.ts';

/** The parts of one line, each null if it is wrong or missing. */
export interface BonusLine {
  readonly lineNumber: number;
  readonly study: StudyId | null;
  readonly id: PersonalId | null;
  /** The submission, if the file names it beside the participant. */
  readonly submission: PersonalId | null;
  readonly amount: Amount | null;
  /** As the file writes the amount. */
  readonly amountText: string;
  /** ISO code, where the line has one. */
  readonly currency: string | null;
  readonly faults: readonly LineFault[];
}

/** Parses one record into the parts of a bonus, or into everything that is wrong in it. */
export function parseLine(
  record: CsvRecord,
  columns: Columns,
  studyInput: StudyId | null,
  showIds: boolean,
): BonusLine {
  const { lineNumber } = record;
  const cells = withoutEmptyEnd(record.cells, columns.count);
  const count = findCountFault(cells, columns);
  if (count !== null) {
    const faults = [{ lineNumber, ...count }];
    const nothing = { study: null, id: null, submission: null, amount: null, currency: null };
    // An extra or missing cell may have shifted the others, so none of them is trusted.
    return { lineNumber, ...nothing, amountText: '', faults };
  }
  const cellOf = (column: number): string => cells[column] ?? '';
  const found: (Fault | null)[] = [];
  const id = parsePersonalId(cellOf(columns.id));
  if (id === null) found.push(idFaultOf(cellOf(columns.id), 'id', showIds));
  found.push(findOtherIdsFault(columns, cellOf, showIds));
  const submissionCell = columns.submission === null ? null : cellOf(columns.submission);
  const submission = submissionCell === null ? null : parsePersonalId(submissionCell);
  if (submissionCell !== null && submission === null)
    found.push(idFaultOf(submissionCell, 'submission id', showIds));

  const amountText = cellOf(columns.amount);
  const amount = parseAmount(amountText);
  const whose = showIds && id !== null ? ` of ${id}` : '';
  found.push(findAmountFault(amount, amountText, whose, showIds));

  const studyCell = columns.study === null ? null : cellOf(columns.study);
  const study = studyCell === null ? studyInput : parseStudyId(studyCell);
  found.push(findStudyFault(studyCell, study, studyInput, showIds));

  const pays = amount.kind !== 'amount' || amount.cents > 0;
  const currencies = columns.currencies.map((column) => cellOf(column).toUpperCase());
  if (pays) found.push(findCurrencyFault(currencies, showIds));
  const faults = found.flatMap((fault) => (fault === null ? [] : [{ lineNumber, ...fault }]));
  const currency = pays ? (currencies[0] ?? null) : null;
  return { lineNumber, study, id, submission, amount, amountText, currency, faults };
}

/** Spreadsheets end lines with empty cells that belong to no column. */
function withoutEmptyEnd(cells: readonly string[], count: number): readonly string[] {
  return cells.slice(count).every((cell) => cell === '') ? cells.slice(0, count) : cells;
}
