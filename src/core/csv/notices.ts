import type { Batch } from '../bonus.ts';
import { renderForeignCell, renderForeign } from '../text/foreign-text.ts';
import { plural } from '../text/plural.ts';
import { saysWhomToPay } from './column-names.ts';
import type { Columns } from './header.ts';
import type { CsvRecord } from './records.ts';

/** The most ignored columns, and values of one column, that a sentence names. */
const namedAtMost = 10;
const valuesAtMost = 3;

/**
 * What to check in a valid file: a column that says whom to pay, which the action does not read.
 */
export function renderWarnings(
  path: string,
  { ignored }: Columns,
  records: readonly CsvRecord[],
  batches: readonly Batch[],
  showIds: boolean,
): string[] {
  const paidLines = new Set(
    batches.flatMap(({ bonuses }) => bonuses.map(({ lineNumber }) => lineNumber)),
  );
  const paying = records.filter(({ lineNumber }) => paidLines.has(lineNumber));
  const eligibility = ignored.filter(({ name }) => saysWhomToPay(name));
  return eligibility.flatMap((column) => {
    const values = Map.groupBy(paying, ({ cells }) => cells[column.at] ?? '');
    if (values.size < 2) return [];
    const shown = [...values]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, valuesAtMost)
      .map(
        ([value, { length }]) =>
          `${renderForeignCell(value, showIds)} on ${plural(length, 'line', 'lines')}`,
      );
    const more = values.size > valuesAtMost ? ', and more' : '';
    const name = renderForeignCell(column.name, showIds);
    return [
      `${renderForeign(path, showIds)} pays every line with an amount, whatever its column ${name} says: ${shown.join(', ')}${more}. Remove the lines that should not be paid.`,
    ];
  });
}

/** What was left out of a valid file: columns, and bonuses of zero. */
export function renderNotices(
  path: string,
  { ignored }: Columns,
  batches: readonly Batch[],
  showIds: boolean,
): string[] {
  const notices: string[] = [];
  const name = renderForeign(path, showIds);
  const named = ignored.filter((column) => column.name !== '');
  if (named.length > 0) {
    const shown = named
      .slice(0, namedAtMost)
      .map((column) => renderForeignCell(column.name, showIds));
    const others = named.length - shown.length;
    const more = others > 0 ? ` and ${others} more` : '';
    notices.push(`${name}: these columns are ignored: ${shown.join(', ')}${more}.`);
  }
  const count = (of: 'bonuses' | 'zeros'): number => {
    return batches.reduce((sum, batch) => sum + batch[of].length, 0);
  };
  const zeros = count('zeros');
  if (zeros > 0) notices.push(`${name}: ${plural(zeros, 'bonus', 'bonuses')} of zero skipped.`);
  if (zeros + count('bonuses') === 0) notices.push(`${name}: a header and no bonuses.`);
  return notices;
}
