import type { Batch } from '../bonus.ts';
import { renderForeignCell, renderForeign } from '../text/foreign-text.ts';
import { plural } from '../text/plural.ts';
import type { Columns } from './header.ts';
import type { BonusLine } from './line.ts';
import type { CsvRecord } from './records.ts';

/** The most ignored columns, and values of one column, that a sentence names. */
const namedAtMost = 10;
const valuesAtMost = 3;

/**
 * What to check in a valid file: a column that says whom to pay, which the action does not read.
 */
export function renderWarnings(
  path: string,
  { names, eligibility }: Columns,
  records: readonly CsvRecord[],
  lines: readonly BonusLine[],
  showIds: boolean,
): string[] {
  const paying = records.filter((_, at) => {
    const amount = lines[at]?.amount;
    return amount?.kind === 'amount' && amount.cents > 0;
  });
  return eligibility.flatMap((column) => {
    const values = Map.groupBy(paying, ({ cells }) => cells[column] ?? '');
    if (values.size < 2) return [];
    const shown = [...values]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, valuesAtMost)
      .map(
        ([value, { length }]) =>
          `${renderForeignCell(value, showIds)} on ${plural(length, 'line', 'lines')}`,
      );
    const more = values.size > valuesAtMost ? ', and more' : '';
    const name = renderForeignCell(names?.[column] ?? '', showIds);
    return [
      `${renderForeign(path, showIds)} pays every line with an amount, whatever its column ${name} says: ${shown.join(', ')}${more}. Remove the lines that should not be paid.`,
    ];
  });
}

/** What was left out of a valid file: columns, and bonuses of zero. */
export function renderNotices(
  path: string,
  { names, ignored }: Columns,
  batches: readonly Batch[],
  showIds: boolean,
): string[] {
  const notices: string[] = [];
  const name = renderForeign(path, showIds);
  const named = ignored.map((column) => names?.[column] ?? '').filter((column) => column !== '');
  if (named.length > 0) {
    const shown = named.slice(0, namedAtMost).map((column) => renderForeignCell(column, showIds));
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
