import type { Problem } from '../errors.ts';
import { parsePersonalId } from '../ids.ts';
import { renderPlainCents } from '../money.ts';
import type { Settings } from '../settings.ts';
import { renderForeignCell } from '../text/foreign-text.ts';
import { hasFraction, parseAmount } from './amount.ts';
import { otherUnitOf, roleOf } from './column-names.ts';
import type { CsvRecord } from './records.ts';

export type HeaderSettings = Pick<Settings, 'idColumn' | 'amountColumn' | 'showIds'>;

/** A header, and the columns that could have each role. */
export interface Roles {
  readonly names: readonly string[];
  readonly lines: readonly CsvRecord[];
  readonly ids: readonly number[];
  readonly amounts: readonly number[];
  readonly studies: readonly number[];
}

/** The most column names that a message repeats. */
const namedColumns = 10;

/**
 * The one problem of a header: what it has, what it lacks, and the line to add. Null if each role
 * has its column.
 */
export function findRoleProblem(roles: Roles, settings: HeaderSettings): Problem | null {
  const { names, ids, amounts, studies } = roles;
  const { idColumn, amountColumn, showIds } = settings;
  const list = (columns: readonly number[]): string => {
    const shown = columns
      .slice(0, namedColumns)
      .map((at) => renderForeignCell(names[at] ?? '', showIds));
    const more = columns.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  };
  const all = list([...names.keys()].filter((column) => names[column] !== ''));
  for (const [input, given, found] of [
    ['id-column', idColumn, ids],
    ['amount-column', amountColumn, amounts],
  ] as const) {
    if (given !== null && found.length === 0) {
      return {
        message: `The header has no column ${renderForeignCell(given, showIds)}, which \`${input}\` names. It has ${all}.`,
        hint: `Copy the name from the file into \`${input}\`, letter by letter, or leave the input out.`,
      };
    }
  }
  const unit = findUnitProblem(roles, showIds);
  const lacks = [
    ...(ids.length === 0 ? ['no id column'] : []),
    ...(amounts.length === 0 ? ['no amount column'] : []),
  ];
  const mayBeAnother = amounts.length === 0 && likeliest(roles, isAmount) !== null;
  if (unit !== null && ids.length > 0 && !mayBeAnother) return unit;
  if (lacks.length > 0) {
    const hint = hintFor(roles, showIds);
    const message = `The header names ${lacks.join(' and ')}. It has ${all}.`;
    if (unit === null) return { message, hint };
    return { message: `${message} ${unit.message}`, hint: `${hint} ${unit.hint}` };
  }
  if (amounts.length > 1) {
    const [line, other] = amounts.map((at) => inputLine('amount-column', names[at] ?? '', showIds));
    const isTwice = new Set(amounts.map((at) => names[at])).size < amounts.length;
    return {
      message: `The header has ${amounts.length} columns that could be the amount: ${list(amounts)}.`,
      hint: isTwice
        ? 'Keep one amount column; delete or rename the others.'
        : `Add the right one of these lines to the inputs of the step: ${line ?? ''} or ${other ?? ''}. Or keep one amount column.`,
    };
  }
  if (studies.length > 1) {
    return {
      message: `The header has ${studies.length} columns that could be the study: ${list(studies)}.`,
      hint: 'Keep one study column; delete or rename the others.',
    };
  }
  return null;
}

/** An amount column in pence, points or the like, if the header has no other. */
function findUnitProblem({ names, lines, amounts }: Roles, showIds: boolean): Problem | null {
  const candidates = amounts.length === 0 ? [...names.keys()] : amounts;
  const column = candidates.find((at) => otherUnitOf(names[at] ?? '') !== null);
  if (column === undefined) return null;
  const name = names[column] ?? '';
  const unit = otherUnitOf(name) ?? '';
  const isPence = unit.startsWith('pen');
  const examples = lines.slice(0, 2).flatMap(({ cells }) => {
    const cell = cells[column] ?? '';
    const amount = parseAmount(cell);
    const isWhole = amount.kind === 'amount' && !hasFraction(cell);
    return isWhole ? [renderPlainCents(amount.cents / 100)] : [];
  });
  const isHundredth = isPence || unit === 'cent';
  const divide = isHundredth
    ? `Divide by 100${examples.length === 0 ? '' : ` (${examples.join(', ')})`}`
    : "Convert each amount to the study's currency";
  const units = isPence ? 'pence' : `${unit}s`;
  return {
    message: `${renderForeignCell(name, showIds)}: amounts are in the study's currency, not in ${units}.`,
    hint: `${divide} and call the column bonus.`,
  };
}

const isId = (cell: string): boolean => parsePersonalId(cell) !== null;
const isAmount = (cell: string): boolean => parseAmount(cell).kind === 'amount';

/**
 * The name of the one column without a role that holds the most such cells; null if there is none
 * or a tie.
 */
function likeliest({ names, lines }: Roles, isIt: (cell: string) => boolean): string | null {
  const counts = names.map((name, at) => {
    const isFree = name !== '' && roleOf(name) === 'other' && otherUnitOf(name) === null;
    return isFree ? lines.filter(({ cells }) => isIt(cells[at] ?? '')).length : 0;
  });
  const most = Math.max(...counts);
  const isOne = most > 0 && counts.indexOf(most) === counts.lastIndexOf(most);
  return isOne ? (names[counts.indexOf(most)] ?? null) : null;
}

/** The line to add for each missing role, with the column that its cells suggest. */
function hintFor(roles: Roles, showIds: boolean): string {
  const placeholder = 'name of the column';
  const hints: string[] = [];
  if (roles.ids.length === 0) {
    const line = inputLine('id-column', likeliest(roles, isId) ?? placeholder, showIds);
    hints.push(`Call the column of ids participant_id, or add ${line} to the inputs of the step.`);
  }
  if (roles.amounts.length === 0) {
    const line = inputLine('amount-column', likeliest(roles, isAmount) ?? placeholder, showIds);
    hints.push(
      `Call the column of amounts bonus, or add ${line} to the inputs of the step if that is the amount in the study's currency.`,
    );
  }
  return hints.join(' ');
}

/** A line of the workflow, as code. */
function inputLine(input: string, name: string, showIds: boolean): string {
  const shown = renderForeignCell(name, showIds).slice(1, -1);
  const isPlain = /^[A-Za-z_][\w .()[\]/-]*$/.test(shown);
  return `\`${input}: ${isPlain ? shown : JSON.stringify(shown)}\``;
}
