import { type Amount, amountHint, parseAmount } from './amount.ts';
import type { CsvRecord } from './records.ts';
import { type Columns, columnsWithoutHeader } from './header.ts';
import { showBrokenId, showForeign, showId } from '../text/foreign-text.ts';
import { type PersonalId, parsePersonalId, parseStudyId, type StudyId } from '../ids.ts';

/** Something wrong in one line, ids of people masked. */
interface LineProblem {
  readonly message: string;
  readonly hint: string;
}

/** One line's parts, each null where it is wrong or missing. */
export interface BonusLine {
  readonly lineNumber: number;
  readonly study: StudyId | null;
  readonly id: PersonalId | null;
  readonly amount: Amount | null;
  readonly problems: readonly LineProblem[];
}

const idHint = 'A Prolific id is 24 characters, each 0-9 or a-f, without spaces.';

/** One record to the parts of a bonus, or to everything that is wrong in it. */
export function parseLine(
  record: CsvRecord,
  columns: Columns,
  studyInput: StudyId | null,
  showIds: boolean,
): BonusLine {
  const { lineNumber, cells } = record;
  const idCell = cells[columns.id];
  const amountCell = cells[columns.amount];
  const studyCell = columns.study === null ? null : cells[columns.study];
  const hasAllCells = cells.length === columns.count;
  if (!hasAllCells || idCell === undefined || amountCell === undefined || studyCell === undefined) {
    // A cell too many or too few may have moved the others, so none of them is believed.
    const problems = [explainCount(cells.length, columns)];
    return { lineNumber, study: null, id: null, amount: null, problems };
  }
  const problems: LineProblem[] = [];
  const id = parsePersonalId(idCell);
  if (id === null) problems.push(explainId(idCell, showIds));

  const amount = parseAmount(amountCell);
  if (amount.kind === 'invalid') {
    const value = amountCell.trim() === '' ? '' : ` ${showForeign(amountCell, showIds)}`;
    const whose = id === null ? '' : ` of ${showId(id, showIds)}`;
    problems.push({ message: `The amount${value}${whose} ${amount.problem}.`, hint: amountHint });
  }

  const study = studyCell === null ? studyInput : parseStudyId(studyCell);
  const studyProblem = explainStudy(studyCell, study, studyInput, showIds);
  if (studyProblem !== null) problems.push(studyProblem);
  return { lineNumber, study, id, amount, problems };
}

function explainCount(count: number, columns: Columns): LineProblem {
  const has = `This line has ${count} ${count === 1 ? 'column' : 'columns'}`;
  if (columns === columnsWithoutHeader) {
    return {
      message: `${has}; without a header it must be exactly two, id,amount.`,
      hint: 'Write amounts with a point, not a comma; name further columns in a header line.',
    };
  }
  return {
    message: `${has}, but the header has ${columns.count}.`,
    hint: 'Put a cell that holds a comma in double quotes, and write amounts with a point.',
  };
}

function explainId(cell: string, showIds: boolean): LineProblem {
  if (cell.trim() === '') return { message: 'The id is missing.', hint: idHint };
  return { message: `The id ${showBrokenId(cell, showIds)} is not a Prolific id.`, hint: idHint };
}

function explainStudy(
  cell: string | null,
  study: StudyId | null,
  studyInput: StudyId | null,
  showIds: boolean,
): LineProblem | null {
  if (cell === null) return null;
  if (study === null) {
    const missing = cell.trim() === '';
    return {
      message: missing
        ? 'The study_id is missing.'
        : `The study_id ${showForeign(cell, showIds)} is not a study id.`,
      hint: 'A study id is 24 characters, each 0-9 or a-f; every line of this column needs one.',
    };
  }
  if (studyInput === null || study === studyInput) return null;
  return {
    // Masked, because a person's id in the wrong column looks the same.
    message: `The study_id ${showId(study, showIds)} of this line is not the study-id input, ${studyInput}.`,
    hint: 'Correct the line, or leave the study-id input out to pay the studies that the file names.',
  };
}
