import { type BonusRow, type BonusState } from '../record/bonus-states.ts';
import { escapeCode } from '../text/escape.ts';
import { joinBlocks, renderFolded, renderRow, renderTable } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { renderCents, renderCount } from '../money.ts';
import type { ReadIn, ReportContext } from '../result/context.ts';
import type { RunFacts } from '../result/facts.ts';
import { linkFile } from './links.ts';

/** The most lines to show, folded away; a receipt has all of them. */
const linesAtMost: Record<ReadIn, number> = { summary: 2_000, comment: 500 };

const states: Record<BonusState, string> = {
  paid: 'paid',
  'already paid': 'paid before',
  due: 'due',
  'not paid': 'not paid',
  'in doubt': '**in doubt**',
  zero: 'zero',
};

/**
 * The people of the run, by line: those due, paid or in doubt. Folded. Bonuses paid before are one
 * line per file elsewhere.
 */
export function renderPeople(
  { batches }: RunFacts,
  context: ReportContext,
  readIn: ReadIn,
): string | null {
  const files = batches.flatMap(({ rows }) => {
    const moving = rows.filter(({ state }) => state !== 'already paid' && state !== 'zero');
    const [first] = moving;
    return first === undefined ? [] : [{ file: first.bonus.file, rows: moving }];
  });
  const all = files.flatMap(({ rows }) => rows);
  const showIds = context.settings?.showIds === true;
  if (all.length === 0) return null;
  const isMixed = new Set(all.map(({ state }) => state)).size > 1;
  const heads = ['Line:', 'Amount:', ...(isMixed ? ['State'] : []), ...(showIds ? ['Id'] : [])];
  const render = (row: BonusRow): string => renderBonus(row, isMixed, showIds);
  let left = linesAtMost[readIn];
  const tables = files.map(({ file, rows }) => {
    const shown = rows.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return null;
    const title = files.length > 1 ? `${linkFile(file, context)}:` : null;
    return joinBlocks([title, renderTable(heads, shown.map(render))]);
  });
  const more = Math.max(0, all.length - linesAtMost[readIn]);
  return renderFolded(
    `${plural(new Set(all.map(({ bonus }) => bonus.id)).size, 'person', 'people')}, line by line`,
    joinBlocks([
      ...tables,
      more > 0
        ? `**${plural(more, 'more line is', 'more lines are')} not shown here**, of ${renderCount(all.length)}. All are counted above, and a receipt (\`receipt\`) has every line that was paid.`
        : null,
    ]),
  );
}

function renderBonus({ bonus, state }: BonusRow, isMixed: boolean, showIds: boolean): string {
  return renderRow([
    String(bonus.lineNumber),
    renderCents(bonus.amount),
    ...(isMixed ? [states[state]] : []),
    ...(showIds ? [escapeCode(bonus.id)] : []),
  ]);
}
