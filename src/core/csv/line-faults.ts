import type { Amount } from './amount.ts';
import type { Columns } from './header.ts';
import type { LineFault } from './problems.ts';
import { renderForeignCell, showId } from '../text/foreign-text.ts';
import { listWords } from '../text/plural.ts';
import type { StudyId } from '../ids.ts';

/** What can be wrong in one line, in words; null if nothing is. */

export type Fault = Omit<LineFault, 'lineNumber'>;

const idHint = 'A Prolific id is 24 characters, each 0-9 or a-f, without spaces.';

export function findCountFault(cells: readonly string[], columns: Columns): Fault | null {
  const { length } = cells;
  const { count, names } = columns;
  if (length === count) {
    const isRepeated = names !== null && cells.every((cell, at) => cell === names[at]);
    if (!isRepeated) return null;
    const hint = 'Delete it: only the first line of a file may be a header.';
    return {
      one: 'This line is the header again.',
      many: 'lines are the header again',
      example: '',
      hint,
    };
  }
  const has = `${length} ${length === 1 ? 'column' : 'columns'}`;
  const should =
    names === null
      ? `without a header it must be exactly two, id,amount`
      : `but the header has ${count}`;
  const separator = names === null ? '; ' : ', ';
  return {
    one: `This line has ${has}${separator}${should}.`,
    many: `lines have ${has}${separator}${should}`,
    example: '',
    hint:
      names === null
        ? 'Write amounts with a point, not a comma; name further columns in a header line.'
        : 'Put a cell that holds a comma in double quotes, and write amounts with a point.',
  };
}

export function idFaultOf(cell: string, what: string, showIds: boolean): Fault {
  if (cell === '')
    return {
      one: `The ${what} is missing.`,
      many: `${what}s are missing`,
      example: '',
      hint: idHint,
    };
  const example = `${renderForeignCell(cell, showIds)} (${Array.from(cell).length} characters)`;
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(cell)) {
    return {
      one: `The ${what} ${example} is no longer a Prolific id: a spreadsheet has turned it into a number.`,
      many: `${what}s are no longer Prolific ids: a spreadsheet has turned them into numbers`,
      example,
      hint: 'Set the column to text in the spreadsheet, and copy the ids into it again.',
    };
  }
  return {
    one: `The ${what} ${example} is not a Prolific id.`,
    many: `${what}s are not Prolific ids`,
    example,
    hint: idHint,
  };
}

/** Several columns of ids say whom to pay only if they agree. */
export function findOtherIdsFault(
  { equal }: Columns,
  cellOf: (column: number) => string,
  showIds: boolean,
): Fault | null {
  const differing = equal.find(
    (columns) => new Set(columns.map(({ at }) => cellOf(at).toLowerCase())).size > 1,
  );
  if (differing === undefined) return null;
  const names = listWords(differing.map(({ name }) => renderForeignCell(name, showIds)));
  return {
    one: `The columns ${names} do not hold the same id.`,
    many: `lines do not hold the same id in the columns ${names}`,
    example: '',
    hint: 'Name the column to pay by in `id-column`, or keep only one of them.',
  };
}

export function findAmountFault(
  amount: Amount,
  text: string,
  whose: string,
  showIds: boolean,
): Fault | null {
  if (amount.kind === 'amount') return null;
  const example = text === '' ? '' : `${renderForeignCell(text, showIds)}${whose}`;
  const value = text === '' ? whose : ` ${example}`;
  if (amount.kind === 'none') {
    const is = text === '' ? 'missing' : 'not a number';
    return {
      one: `The amount${value} is ${is}: there was no value for this person.`,
      many: `amounts are ${text === '' ? 'missing' : 'not numbers'}: there was no value for these people`,
      example,
      hint: 'Remove the line, or write 0.',
    };
  }
  const { fault, hint } = amount;
  const many = fault.replace('has ', 'have ').replace('is ', 'are ');
  return { one: `The amount${value} ${fault}.`, many: `amounts ${many}`, example, hint };
}

export function findStudyFault(
  cell: string | null,
  study: StudyId | null,
  studyInput: StudyId | null,
  showIds: boolean,
): Fault | null {
  if (cell === null || (study !== null && (studyInput === null || study === studyInput)))
    return null;
  if (study !== null) {
    // Masked, because a person's id in the wrong column looks the same.
    const example = showId(study, showIds);
    return {
      one: `The study_id ${example} of this line is not the study-id input, ${studyInput ?? ''}.`,
      many: `lines have a study_id that is not the study-id input, ${studyInput ?? ''}`,
      example,
      hint: 'Correct the line, or leave the study-id input out to pay the studies that the file names.',
    };
  }
  const hint = 'A study id is 24 characters, each 0-9 or a-f; every line of this column needs one.';
  if (cell === '')
    return { one: 'The study_id is missing.', many: 'study_ids are missing', example: '', hint };
  const example = renderForeignCell(cell, showIds);
  return {
    one: `The study_id ${example} is not a study id.`,
    many: 'study_ids are not study ids',
    example,
    hint,
  };
}

/** A line that pays must have the same ISO code in each of its currency columns. */
export function findCurrencyFault(currencies: readonly string[], showIds: boolean): Fault | null {
  const wrong = currencies.find((code) => !/^[A-Z]{3}$/.test(code) || code !== currencies[0]);
  if (wrong === undefined) return null;
  const example = renderForeignCell(wrong, showIds);
  return {
    one:
      wrong === ''
        ? 'The currency is missing.'
        : `The currency ${example} is not the one that this line is paid in.`,
    many:
      wrong === '' ? 'lines have no currency' : 'lines have a currency that they are not paid in',
    example: wrong === '' ? '' : example,
    hint: "Write the three letters of the study's currency, such as GBP, or delete the column.",
  };
}
