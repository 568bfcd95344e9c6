import type { Bonus } from '../bonus.ts';
import { certain } from '../errors.ts';
import type { StudyId } from '../ids.ts';
import { addCents, renderPlainCents } from '../money.ts';
import type { SkippedBonus } from '../plan/due.ts';
import { addMoney, currencyOf, type Priced } from '../record/costs.ts';
import { paidBulks } from '../record/own-bulks.ts';
import type { RunRecord } from '../record/run-record.ts';
import { renderCsv } from '../text/csv-cells.ts';
import type { ReportContext } from './context.ts';

/** The columns, which docs/receipt.md explains to an accountant. */
const columns = [
  'kind',
  'amount',
  'currency',
  'date',
  'study',
  'batch',
  'file',
  'line',
  'id',
  'bulk_payment',
  'run',
  'approved_by',
] as const;

type Row = Record<(typeof columns)[number], string>;

/** One bulk payment of the receipt, with those of its bonuses that the receipt covers. */
interface Entry extends Priced {
  readonly bulk: string;
  readonly study: StudyId;
  readonly currency: string;
  readonly bonuses: readonly Bonus[];
  /** ISO 8601, UTC; '' if not known. */
  readonly at: string;
  readonly run: string;
  /** '' if nobody had to approve. */
  readonly approvedBy: string;
}

type ReceiptContext = Pick<
  ReportContext,
  'runUrl' | 'repository' | 'serverUrl' | 'settings' | 'actor'
>;

/** Whether the run has anything for a receipt; a plan does not. */
export function hasReceipt({ mode, plan, held }: RunRecord): boolean {
  return held !== null || (mode === 'pay' && plan !== null);
}

/**
 * A CSV for the accounts, with full ids, written only if somebody asks for it. One row for each
 * bonus that was paid, then one of fees and one of VAT for each bulk payment, and a total. RFC
 * 4180; the amounts of all rows but the last sum exactly to the last, and those of a paying run to
 * its outputs.
 */
export function renderReceipt(record: RunRecord, context: ReceiptContext): string {
  const entries =
    record.held === null ? ownEntries(record, context) : heldEntries(record.held, context);
  const money = addMoney(entries);
  const rows = money.bulks.flatMap(({ payment, feesCents, vatCents, totalCents }) => {
    const rest = totalCents - payment.amountCents - (feesCents ?? 0) - (vatCents ?? 0);
    const isKnown = feesCents !== null && vatCents !== null;
    return [
      ...payment.bonuses.map((bonus) => bonusRow(bonus, payment)),
      ...(feesCents === null ? [] : [chargeRow('fees', feesCents, payment)]),
      ...(vatCents === null ? [] : [chargeRow('vat', vatCents, payment)]),
      // Prolific rounds its own total, or did not state its parts.
      ...(rest === 0 ? [] : [chargeRow(isKnown ? 'rounding' : 'fees and vat', rest, payment)]),
    ];
  });
  const currency = entries[0]?.currency ?? currencyOf(record) ?? '';
  const total = {
    ...emptyRow,
    kind: 'total',
    amount: renderPlainCents(money.totalCents),
    currency,
  };
  return renderCsv(
    columns,
    [...rows, total].map((row) => columns.map((column) => row[column])),
  );
}

const emptyRow = Object.fromEntries(columns.map((column) => [column, ''])) as Row;

function chargeRow(kind: string, cents: number, entry: Entry): Row {
  return {
    ...emptyRow,
    kind,
    amount: renderPlainCents(cents),
    currency: entry.currency,
    date: entry.at,
    study: entry.study,
    bulk_payment: entry.bulk,
    run: entry.run,
    approved_by: entry.approvedBy,
  };
}

function bonusRow(bonus: Bonus, entry: Entry): Row {
  return {
    ...chargeRow('bonus', bonus.amount, entry),
    batch: bonus.batch,
    file: bonus.file,
    line: String(bonus.lineNumber),
    id: bonus.id,
  };
}

/** What this run paid. */
function ownEntries(record: RunRecord, { settings, actor, runUrl }: ReceiptContext): Entry[] {
  return paidBulks(record).map((payment) => ({
    ...payment,
    at: payment.answeredAtMs === null ? '' : new Date(payment.answeredAtMs).toISOString(),
    run: runUrl,
    approvedBy: (settings?.approve ?? null) === null ? '' : actor,
  }));
}

/**
 * What the ledger holds as paid of the run's files, whichever run paid it. If the files hold only
 * part of a bulk payment, only that part of its fees.
 */
function heldEntries(
  held: readonly SkippedBonus[],
  { serverUrl, repository }: ReceiptContext,
): Entry[] {
  const byBulk = Map.groupBy(held, ({ bulk }) => bulk);
  return [...byBulk].map(([bulk, theirs]) => {
    const { claim } = bulk;
    const bonuses = theirs.map(({ bonus }) => bonus);
    const amountCents = addCents(bonuses.map(({ amount }) => amount));
    const share = amountCents / claim.amount;
    const part = (cents: number | null): number | null => (cents === null ? null : cents * share);
    return {
      bulk: claim.bulk,
      study: certain(bonuses[0], 'A bulk payment of the receipt has no bonus.').study,
      currency: claim.currency,
      bonuses,
      amountCents,
      feesCents: part(claim.fees),
      vatCents: part(claim.vat),
      totalCents: claim.total * share,
      at: claim.at,
      run: `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(claim.run.id)}`,
      approvedBy: claim.approved ? claim.run.actor : '',
    };
  });
}
