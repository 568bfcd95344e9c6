import { escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderRow, renderTable } from '../text/markdown.ts';
import { type Cents, renderCents } from '../money.ts';
import { countedMoney, estimateDue } from '../record/costs.ts';
import { type RunFacts, sumOf } from '../result/facts.ts';

/** One row of money: what people get, and what the workspace is charged for it. */
interface Charged {
  readonly what: string;
  readonly amountCents: Cents;
  readonly feesCents: number | null;
  readonly vatCents: number | null;
  readonly totalCents: number | null;
  readonly isEstimate: boolean;
}

/** What the run's money costs the workspace; null if none is due and none was paid. */
export function renderMoney(facts: RunFacts): string | null {
  const rows = [paidRow(facts), dueRow(facts)].filter((row) => row !== null);
  if (rows.length === 0) return null;
  const table = isDue(rows) ? renderDueAlone(rows[0], facts.currency) : renderRows(rows, facts);
  const isUnknown = rows.some(({ totalCents }) => totalCents === null);
  const { mode, surveyed } = facts.record;
  // Without a token nobody can ask, and the report says so elsewhere.
  const canAsk = isUnknown && mode === 'plan' && surveyed.size > 0;
  return joinBlocks([
    table,
    canAsk
      ? 'What Prolific charges on top is not known here: <code>quote: true</code> asks for it, and pays nothing.'
      : null,
  ]);
}

/** Whether only the people's amounts are known. */
function isDue(rows: readonly Charged[]): rows is readonly [Charged] {
  const [only, second] = rows;
  return second === undefined && only?.totalCents === null && only.feesCents === null;
}

function renderDueAlone({ amountCents }: Charged, currency: string | null): string {
  const unit = currency === null ? '' : ` ${escapeMarkdown(currency)}`;
  return `**${renderCents(amountCents)}${unit} to participants**; Prolific's fees and VAT come on top.`;
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
function renderRows(rows: readonly Charged[], { currency }: RunFacts): string {
  const cells = rows.map((row) => cellsOf(row, currency));
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

/**
 * Exact if a plan set bulk payments up for it; otherwise estimated from what the study was charged
 * so far.
 */
function dueRow(facts: RunFacts): Charged | null {
  const { due, record } = facts;
  // A doubt stops everything else, and says so above.
  if (due.length === 0 || record.status === 'in-doubt') return null;
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
  const render = (cents: number | null): string =>
    cents === null ? 'not known' : `${about}${renderCents(cents)}`;
  const unit = currency === null || row.totalCents === null ? '' : ` ${escapeMarkdown(currency)}`;
  return [
    renderCents(row.amountCents),
    render(row.feesCents),
    render(row.vatCents),
    `**${render(row.totalCents)}${unit}**`,
  ];
}
