import { hasFraction, renderReadings } from './amount.ts';
import type { BonusLine } from './line.ts';
import { showId } from '../text/foreign-text.ts';

/** Takes a problem of one line of the file that is being read. */
export type Report = (lineNumber: number, message: string, hint: string) => void;

/**
 * Pence written for pounds is the commonest mistake with this API, and pays a hundred times too much.
 * A fraction anywhere in the file shows that it is not in pence.
 */
export function reportWholeAmounts(
  lines: readonly BonusLine[],
  showIds: boolean,
  report: Report,
): void {
  if (lines.some(({ amount }) => amount !== null && hasFraction(amount))) return;
  for (const { lineNumber, id, amount } of lines) {
    if (amount?.kind !== 'whole') continue;
    const whose = id === null ? '' : ` of ${showId(id, showIds)}`;
    const readings = renderReadings(amount);
    report(
      lineNumber,
      `The amount "${amount.digits}"${whose} has no decimals, and no amount of this file has any ` +
        `but zeros: it could mean ${readings}.`,
      `Write ${readings}; or set allow-whole-amounts where whole numbers are meant as they stand.`,
    );
  }
}

/** The same person twice in one study and one file, in whatever case the id is written. */
export function reportDuplicates(
  lines: readonly BonusLine[],
  showIds: boolean,
  report: Report,
): void {
  const firstLines = new Map<string, number>();
  for (const { lineNumber, study, id } of lines) {
    if (id === null) continue;
    const key = `${study ?? ''}:${id}`;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) {
      firstLines.set(key, lineNumber);
      continue;
    }
    report(
      lineNumber,
      `The id ${showId(id, showIds)} is on line ${firstLine} and again on line ${lineNumber}.`,
      'Keep one of the lines; if both are meant, add their amounts up.',
    );
  }
}

/**
 * The id of a line in the path of its file or in its batch label: both stand in the ledger, the log and the summary as they are.
 *
 * @param names path and label
 */
export function reportNamedIds(
  lines: readonly BonusLine[],
  names: readonly string[],
  showIds: boolean,
  report: Report,
): void {
  const text = names.join('\n').toLowerCase();
  if (!/[0-9a-f]{24}/.test(text)) return;
  for (const { id, lineNumber } of lines) {
    if (id === null || !text.includes(id)) continue;
    report(
      lineNumber,
      `The name of the file, or the batch, holds the id of this line (${showId(id, showIds)}), and would be shown everywhere.`,
      'Rename the file, or the batch, so that it names nobody.',
    );
  }
}
