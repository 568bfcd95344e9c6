import { escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderRow, renderTable } from '../text/markdown.ts';
import { type Cents, renderCents } from '../money.ts';
import { addMoney, countedMoney, estimateDue } from '../record/costs.ts';
import { paidBulks } from '../record/own-bulks.ts';
import { type RunFacts, sumOf } from '../result/facts.ts';

/** What the workspace is charged, in minor units. */
interface Costs {
  /** Null if Prolific did not say. */
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  readonly totalCents: number;
}

/** One row of money: what people get, and what that costs. */
interface Row {
  readonly what: string;
  readonly amountCents: Cents;
  /** Null if only the people's amounts are known. */
  readonly costs: Costs | null;
  readonly isEstimate: boolean;
}

/** What the run's money costs the workspace; null if none is due and none was paid. */
export function renderMoney(facts: RunFacts): string | null {
  const [paid, due] = [paidRow(facts), dueRow(facts)];
  const rows = [paid, due].filter((row) => row !== null);
  if (rows.length === 0) return null;
  const { record, currency } = facts;
  const unit = currency === null ? '' : ` ${escapeMarkdown(currency)}`;
  if (due?.costs !== null) return renderRows(rows, unit);
  // Without a token nobody can ask, and the report says so elsewhere.
  const canAsk = record.mode === 'plan' && record.surveyed.size > 0;
  return joinBlocks([
    paid === null
      ? `**${renderCents(due.amountCents)}${unit} to participants**; Prolific's fees and VAT come on top.`
      : renderRows(rows, unit),
    canAsk
      ? 'What Prolific charges on top is not known here: <code>quote: true</code> asks for it, and pays nothing.'
      : null,
  ]);
}

const heads = ['To participants', "Prolific's fees", 'VAT', '**Charged to the workspace**'];

/**
 * The most letters of four columns that fit side by side on a phone, where every cell breaks at its
 * spaces.
 */
const lettersAtMost = 36;

/**
 * In columns, or in rows if columns are too wide for a phone: two sums with their names, or very
 * large ones.
 */
function renderRows(rows: readonly Row[], unit: string): string {
  const cells = rows.map((row) => cellsOf(row, unit));
  const letters = heads.map((head, at) =>
    longestWord([head, ...cells.map((row) => row[at] ?? '')].join(' ').replaceAll('*', '')),
  );
  const isNarrow = letters.reduce((sum, count) => sum + count, 0) <= lettersAtMost;
  if (rows.length === 1 && isNarrow)
    return renderTable(
      heads.map((head) => `${head}:`),
      cells.map((row) => renderRow(row)),
    );
  return renderTable(
    ['', ...rows.map(({ what }) => `${what}:`)],
    heads.map((head, at) => renderRow([head, ...cells.map((row) => row[at] ?? '')])),
  );
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(({ length }) => length));
}

function paidRow({ paid, record }: RunFacts): Row | null {
  if (paid.length === 0) return null;
  return {
    what: 'Paid',
    amountCents: sumOf(paid).cents,
    costs: addMoney(paidBulks(record)),
    isEstimate: false,
  };
}

/**
 * Exact if a plan set bulk payments up for it; otherwise estimated from what the study was charged
 * so far.
 */
function dueRow({ paid, due, record }: RunFacts): Row | null {
  // A doubt stops everything else, and says so above.
  if (due.length === 0 || record.status === 'in-doubt') return null;
  const quoted = record.mode === 'plan' ? countedMoney(record) : null;
  return {
    what: paid.length > 0 ? 'Still due' : 'Due',
    amountCents: sumOf(due).cents,
    costs: quoted ?? estimateDue(record, due),
    isEstimate: quoted === null,
  };
}

function cellsOf({ amountCents, costs, isEstimate }: Row, unit: string): string[] {
  const amount = renderCents(amountCents);
  if (costs === null) return [amount, 'not known', 'not known', '**not known**'];
  const render = (cents: number | null): string =>
    cents === null ? 'not known' : `${isEstimate ? 'about ' : ''}${renderCents(cents)}`;
  return [
    amount,
    render(costs.feesCents),
    render(costs.vatCents),
    `**${render(costs.totalCents)}${unit}**`,
  ];
}
