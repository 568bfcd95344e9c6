import { bonusRows, type BonusState } from '../record/bonus-states.ts';
import { escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderRow, renderTable } from '../text/markdown.ts';
import { addCents, formatCents } from '../money.ts';
import { countedMoney, currencyOf, type RunMoney } from '../record/costs.ts';
import type { RunRecord } from '../record/run-record.ts';

/** In the order of the table. What has fees is what was paid, or quoted. */
const states: readonly (readonly [BonusState, string])[] = [
  ['due', 'Due'],
  ['paid', 'Paid by this run'],
  ['in doubt', 'In doubt'],
  ['not paid', 'Not paid'],
  ['already paid', 'Paid before'],
];

/** What the run's bonuses cost, by what became of them; null where it had no plan. */
export function renderMoney(record: RunRecord): string | null {
  const bonuses = bonusRows(record).flatMap(({ rows }) => rows);
  if (bonuses.length === 0) return null;
  const money = countedMoney(record);
  // Only what was paid, or quoted, has fees; a run that did neither gets a table without them.
  const priced: BonusState = record.mode === 'plan' ? 'due' : 'paid';
  const hasFees = money !== null && money.bulks.length > 0;
  const rows = states.flatMap(([state, name]) => {
    const theirs = bonuses.filter((row) => row.state === state);
    if (theirs.length === 0) return [];
    const amount = addCents(theirs.map(({ bonus }) => bonus.amount));
    const costs = hasFees ? renderCosts(state === priced ? money : null) : [];
    return [renderRow([name, String(theirs.length), formatCents(amount), ...costs])];
  });
  const currency = currencyOf(record);
  const heads = ['', 'Bonuses:', 'Amount:', ...(hasFees ? ['Fees:', 'VAT:', 'Total:'] : [])];
  return joinBlocks([
    `### Money, in ${currency === null ? "the study's currency" : escapeMarkdown(currency)}`,
    rows.length > 0 ? renderTable(heads, rows) : 'No bonus of this run is more than zero.',
    explainFees(record),
  ]);
}

function renderCosts(money: RunMoney | null): string[] {
  if (money === null) return ['', '', ''];
  return [money.feesCents, money.vatCents, money.totalCents].map((cents) =>
    cents === null ? 'not known' : formatCents(cents),
  );
}

function explainFees(record: RunRecord): string | null {
  if (record.mode !== 'plan' || record.plan?.due.length === 0) return null;
  const money = countedMoney(record);
  if (money === null)
    return 'Fees and VAT are known only when the bulk payments are set up: `quote: true` asks Prolific for them and pays nothing.';
  return 'Prolific quoted fees and VAT for bulk payments that were set up as drafts. **Drafts pay nothing**, and the payment sets up its own.';
}
