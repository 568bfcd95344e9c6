import { hasFraction, renderReadings } from './amount.ts';
import type { BonusLine } from './line.ts';
import type { LineFault } from './problems.ts';

/**
 * Writing pence for pounds is the most common mistake with this API, and pays a hundred times too
 * much. So the unit is judged over the whole file: a fraction that is not zero shows that it is not
 * in pence, and so do two decimals on every line. A script writes pence as `25`, or as `25.0` if a
 * value was missing.
 */
export function findUnclearUnit(lines: readonly BonusLine[], showIds: boolean): LineFault[] {
  if (lines.some(({ amountText }) => hasFraction(amountText))) return [];
  const written = lines.flatMap(({ lineNumber, id, amount, amountText }) =>
    amount?.kind === 'amount' ? [{ ...amount, lineNumber, id, amountText }] : [],
  );
  if (written.every(({ decimals }) => decimals === 2)) return [];
  return written.flatMap(({ lineNumber, id, cents, amountText }) => {
    if (cents === 0) return [];
    const whose = showIds && id !== null ? ` of ${id}` : '';
    const readings = renderReadings(cents);
    const reason =
      'no amount of this file has any pence, and not all are written with two decimals';
    return [
      {
        lineNumber,
        one: `The amount "${amountText}"${whose} could mean ${readings}: ${reason}.`,
        many: `amounts could be in pence: ${reason}`,
        example: `"${amountText}" (${readings})${whose}`,
        hint: `Write every amount with two decimals, here ${readings}; or set \`allow-whole-amounts: true\` where the numbers are in the study's currency as they are.`,
      },
    ];
  });
}

/** The same person twice in one study and one file, whatever the case of the id. */
export function findDuplicates(lines: readonly BonusLine[], showIds: boolean): LineFault[] {
  const firstLines = new Map<string, number>();
  return lines.flatMap(({ lineNumber, study, id }) => {
    if (id === null) return [];
    const key = `${study ?? ''}:${id}`;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) {
      firstLines.set(key, lineNumber);
      return [];
    }
    return [
      {
        lineNumber,
        one: `The id${showIds ? ` ${id}` : ''} of line ${firstLine} is on line ${lineNumber} again.`,
        many: 'lines repeat the id of an earlier line',
        example: '',
        hint: 'Keep one of the lines; if both are meant, add their amounts up.',
        label: `${lineNumber} (as ${firstLine})`,
      },
    ];
  });
}

/**
 * The id of a line in the path of its file or in its batch label: ledger, log and summary show both
 * unmasked.
 *
 * @param names path and label
 */
export function findNamedIds(
  lines: readonly BonusLine[],
  names: readonly string[],
  showIds: boolean,
): LineFault[] {
  const text = names.join('\n').toLowerCase();
  return lines.flatMap(({ id, lineNumber }) => {
    if (id === null || !text.includes(id)) return [];
    return [
      {
        lineNumber,
        one: `The name of the file or of the batch contains the id of this line${showIds ? ` (${id})` : ''}, which would be shown everywhere.`,
        many: 'lines have an id that the name of the file or of the batch contains',
        example: '',
        hint: 'Rename the file or the batch so that it contains no id.',
      },
    ];
  });
}
