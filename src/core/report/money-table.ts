import { escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderRow, renderTable } from '../text/markdown.ts';
import { type Cents, showCents } from '../money.ts';
import { countedMoney, estimateDue } from '../record/costs.ts';
import { type RunFacts, sumOf } from './facts.ts';

/** One row of money: what people get, and what the workspace is charged for it. */
interface Charged {
  readonly what: string;
  readonly amountCents: Cents;
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  readonly totalCents: number | null;
  readonly isEstimate: boolean;
}

/** What the run's money costs the workspace; null where none is due and none was paid. */
export function renderMoney(facts: RunFacts): string | null {
  const rows = [paidRow(facts), dueRow(facts)].filter((row) => row !== null);
  if (rows.length === 0) return null;
  const cells = rows.map((row) => cellsOf(row, facts.currency));
  const heads = ['To participants', "Prolific's fees", 'VAT', '**Charged to the workspace**'];
  // Two rows of money and their names are too wide for a telephone: then they stand side by side.
  const table =
    rows.length === 1
      ? renderTable(
          heads.map((head) => `${head}:`),
          cells.map((row) => renderRow(row)),
        )
      : renderTable(
          ['', ...rows.map(({ what }) => `${what}:`)],
          heads.map((head, at) => renderRow([head, ...cells.map((row) => row[at] ?? '')])),
        );
  const isUnknown = rows.some(({ totalCents }) => totalCents === null);
  return joinBlocks([
    table,
    isUnknown && facts.record.mode === 'plan'
      ? 'What Prolific charges on top is not known here: `quote: true` asks for it, and pays nothing.'
      : null,
  ]);
}

function paidRow(facts: RunFacts): Charged | null {
  if (facts.paid.length === 0) return null;
  const money = countedMoney(facts.record);
  return {
    what: 'Paid',
    amountCents: sumOf(facts.paid).cents,
    feesCents: money?.feesCents ?? null,
    vatCents: money?.vatCents ?? null,
    totalCents: money?.totalCents ?? null,
    isEstimate: false,
  };
}

/** Exact where a plan had bulk payments set up for it; else by what the study was charged so far. */
function dueRow(facts: RunFacts): Charged | null {
  const { due, record } = facts;
  if (due.length === 0) return null;
  const quoted = record.mode === 'plan' ? countedMoney(record) : null;
  const costs = quoted ?? estimateDue(record, due);
  return {
    what: facts.paid.length > 0 ? 'Still due' : 'Due',
    amountCents: sumOf(due).cents,
    feesCents: costs?.feesCents ?? null,
    vatCents: costs?.vatCents ?? null,
    totalCents: costs?.totalCents ?? null,
    isEstimate: quoted === null,
  };
}

function cellsOf(row: Charged, currency: string | null): string[] {
  const about = row.isEstimate ? 'about ' : '';
  const show = (cents: number | null): string =>
    cents === null ? 'not known' : `${about}${showCents(cents)}`;
  const unit = currency === null || row.totalCents === null ? '' : ` ${escapeMarkdown(currency)}`;
  return [
    showCents(row.amountCents),
    show(row.feesCents),
    show(row.vatCents),
    `**${show(row.totalCents)}${unit}**`,
  ];
}
