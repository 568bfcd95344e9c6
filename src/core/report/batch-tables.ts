import { type BatchRows, type BonusRow, bonusRows } from '../record/bonus-states.ts';
import { escapeCode } from '../text/escape.ts';
import { showId } from '../text/foreign-text.ts';
import {
  fitLines,
  joinBlocks,
  renderFolded,
  renderRow,
  renderTable,
  type Space,
} from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { addCents, formatCents } from '../money.ts';
import { linkPlace } from './links.ts';
import type { ReportContext } from './context.ts';
import type { RunRecord } from '../record/run-record.ts';

/** One table for each batch. */

/** A longer table is folded away. */
const rowsUnfolded = 20;

/** What the heading of one batch may take at most, its sentences included. */
const sizeOfHeading = 2_000;

const heads = ['Line:', 'Id', 'Amount:', 'State', 'Bulk payment'];

/** Null where the run had no plan. Rows that do not fit are left out, and it says how many. */
export function renderBatches(
  record: RunRecord,
  context: ReportContext,
  space: Space,
): string | null {
  const batches = bonusRows(record);
  if (batches.length === 0) return null;
  const blocks: string[] = [];
  let left = space.most;
  for (const [index, batch] of batches.entries()) {
    if (left < sizeOfHeading) {
      blocks.push(
        `${plural(batches.length - index, 'batch', 'batches')} more ${batches.length - index === 1 ? 'is' : 'are'} not shown here.`,
      );
      break;
    }
    const block = renderBatch(batch, context, { ...space, most: left - sizeOfHeading });
    left -= space.sizeOf(block);
    blocks.push(block);
  }
  return joinBlocks(blocks);
}

function renderBatch({ batch, rows }: BatchRows, context: ReportContext, space: Space): string {
  const { shown, leftOut } = fitLines(rows, (row) => renderBonus(row, context), space);
  const table = joinBlocks([
    shown.length > 0 ? renderTable(heads, shown) : null,
    leftOut > 0
      ? `**${plural(leftOut, 'more line is', 'more lines are')} not shown**: there is no room for them here. All are counted above, and a receipt (\`receipt\`) has every line.`
      : null,
  ]);
  const file = rows[0]?.bonus.file ?? batch.path;
  return joinBlocks([
    `### Batch ${escapeCode(batch.label, 200)}`,
    `Study ${escapeCode(batch.study)}, file ${linkPlace({ file }, context)}: ${describeRows(rows)}.`,
    rows.length > rowsUnfolded ? renderFolded(titleOf(rows.length, shown.length), table) : table,
  ]);
}

/** What is folded away, and whether it is all. */
function titleOf(all: number, shown: number): string {
  return all === shown ? plural(all, 'line') : `${plural(all, 'line')}, the first ${shown} of them`;
}

/** How many are in each state, and how much, in words. */
function describeRows(rows: readonly BonusRow[]): string {
  if (rows.length === 0) return 'no bonuses';
  const states = Map.groupBy(rows, ({ state }) => state);
  return [...states]
    .map(([state, theirs]) => {
      const amount = formatCents(addCents(theirs.map(({ bonus }) => bonus.amount)));
      return state === 'zero' ? `${theirs.length} zero` : `${theirs.length} ${state} (${amount})`;
    })
    .join(', ');
}

function renderBonus({ bonus, state, bulk }: BonusRow, { settings }: ReportContext): string {
  return renderRow([
    String(bonus.lineNumber),
    escapeCode(showId(bonus.id, settings?.showIds === true)),
    formatCents(bonus.amount),
    state === 'in doubt' ? '**in doubt**' : state,
    bulk === null ? '' : escapeCode(bulk),
  ]);
}
