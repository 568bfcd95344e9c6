import type { Bonus } from '../bonus.ts';
import { type BonusRow, bonusRows } from '../record/bonus-states.ts';
import type { BulkPayment } from '../ledger/fold.ts';
import { formatCents } from '../money.ts';
import type { ReportContext } from './context.ts';
import { countedMoney, type Money, shareMoney } from '../record/costs.ts';
import type { RunRecord } from '../record/run-record.ts';

const columns = [
  'file',
  'line',
  'study',
  'batch',
  'id',
  'amount',
  'currency',
  'state',
  'bulk',
  'fees',
  'vat',
  'total',
  'time',
  'run',
  'approved_by',
] as const;

type Line = Record<(typeof columns)[number], string>;

type ReceiptContext = Pick<
  ReportContext,
  'runUrl' | 'repository' | 'serverUrl' | 'settings' | 'actor'
>;

/**
 * A CSV for the accounts, one line for each bonus of the run, with full ids: it is written only where somebody asks for it.
 * RFC 4180. Fees, VAT and total stand at what this run paid (for a plan: at what it was quoted) and sum exactly to the outputs; at
 * a bonus that an earlier run paid they stand in that run's receipt.
 */
export function renderReceipt(record: RunRecord, context: ReceiptContext): string {
  const shares = new Map<Bonus, Money>();
  for (const bulk of countedMoney(record)?.bulks ?? [])
    for (const [bonus, share] of shareMoney(bulk)) shares.set(bonus, share);
  const lines = bonusRows(record)
    .flatMap(({ rows }) => rows)
    .map((row) => renderLine(lineOf(row, shares.get(row.bonus), record, context)));
  return [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function lineOf(
  row: BonusRow,
  share: Money | undefined,
  record: RunRecord,
  context: ReceiptContext,
): Line {
  const { bonus, report, earlier } = row;
  return {
    file: foreign(bonus.file),
    line: String(bonus.lineNumber),
    study: bonus.study,
    batch: foreign(bonus.batch),
    id: bonus.id,
    amount: formatCents(bonus.amount),
    currency: report?.currency ?? earlier?.claim.currency ?? record.currency ?? '',
    state: row.state,
    bulk: row.bulk ?? '',
    fees: formatKnown(share?.feesCents),
    vat: formatKnown(share?.vatCents),
    total: formatKnown(share?.totalCents),
    ...(earlier === null ? thisRun(row, context) : runOf(earlier, context)),
  };
}

type RunColumns = Pick<Line, 'time' | 'run' | 'approved_by'>;

function thisRun({ state, report }: BonusRow, context: ReceiptContext): RunColumns {
  const { settings, actor, runUrl } = context;
  const answeredAtMs = report?.answeredAtMs ?? null;
  return {
    // A refusal has a time too, but nothing was paid then.
    time: answeredAtMs === null || state === 'not paid' ? '' : new Date(answeredAtMs).toISOString(),
    run: runUrl,
    approved_by: (settings?.approve ?? null) === null ? '' : foreign(actor),
  };
}

/** The run that paid it, or may have, and when it was about to. */
function runOf({ claim }: BulkPayment, { serverUrl, repository }: ReceiptContext): RunColumns {
  return {
    time: claim.at,
    run: `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(claim.run.id)}`,
    approved_by: claim.approved ? foreign(claim.run.actor) : '',
  };
}

function formatKnown(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '' : formatCents(cents);
}

/**
 * What others named, a label or a path. A spreadsheet takes a cell that begins with one of these signs for a formula and runs it; an
 * apostrophe before it makes it text.
 */
function foreign(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function renderLine(line: Line): string {
  return columns.map((column) => quoteCell(line[column])).join(',');
}

/** RFC 4180: a cell with a comma, a quote or a line break stands in quotes, and its quotes are doubled. */
function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
