import { escapeCode, escapeMarkdown } from '../text/escape.ts';
import { fitLines, joinBlocks, renderRow, renderTable, type Space } from '../text/markdown.ts';
import { formatCents } from '../money.ts';
import { addMoney, type BulkMoney } from '../record/costs.ts';
import { type BulkReport, isPaid, type RunRecord } from '../record/run-record.ts';
import type { OpenReport } from '../ledger/open.ts';

const ownStates: Record<BulkReport['state'], string> = {
  'set-up': 'draft, pays nothing',
  claimed: 'claimed, in doubt',
  accepted: 'accepted by Prolific, not seen yet',
  refused: 'not paid',
  unknown: 'in doubt',
  settled: 'arrived',
};

/** The bulk payments of this run, and those of earlier runs that are still open; null where there are none. */
export function renderBulks(record: RunRecord, space: Space): string | null {
  const own = ownRows(record);
  const foreign = record.open
    .filter(({ bulk }) => !record.bulks.some((report) => report.bulk === bulk.claim.bulk))
    .map(openRow);
  if (own.length + foreign.length === 0) return null;
  const half = { ...space, most: space.most / 2 };
  return joinBlocks([
    '### Bulk payments',
    renderRows(
      ['Bulk payment', 'Batch', 'Bonuses:', 'Amount:', 'Fees:', 'VAT:', 'Total:', 'State'],
      own,
      half,
    ),
    foreign.length > 0 ? 'Of earlier runs, and still open:' : null,
    renderRows(
      ['Bulk payment', 'Batch', 'Bonuses:', 'Amount:', 'Arrived:', 'Claimed', 'State'],
      foreign,
      half,
    ),
  ]);
}

function renderRows(
  heads: readonly string[],
  rows: readonly string[],
  space: Space,
): string | null {
  if (rows.length === 0) return null;
  const { shown, leftOut } = fitLines(rows, (row) => row, space);
  const more = leftOut > 0 ? `${leftOut} more are not shown here; the ledger has them all.` : null;
  return joinBlocks([renderTable(heads, shown), more]);
}

/** What was paid comes first, and sums to the total as printed; so do the drafts of a plan. */
function ownRows({ bulks }: RunRecord): string[] {
  const groups = [bulks.filter(isPaid), bulks.filter((report) => !isPaid(report))];
  return groups.flatMap((reports) => addMoney(reports).bulks.map(ownRow));
}

function ownRow({ report, amountCents, feesCents, vatCents, totalCents }: BulkMoney): string {
  return renderRow([
    escapeCode(report.bulk),
    escapeCode(report.batch, 200),
    String(report.bonuses.length),
    `${formatCents(amountCents)}&nbsp;${escapeMarkdown(report.currency)}`,
    feesCents === null ? 'not known' : formatCents(feesCents),
    vatCents === null ? 'not known' : formatCents(vatCents),
    formatCents(totalCents),
    ownStates[report.state],
  ]);
}

function openRow({ bulk, arrived, inDoubt }: OpenReport): string {
  const { claim } = bulk;
  return renderRow([
    escapeCode(claim.bulk),
    escapeCode(claim.batch, 200),
    String(claim.bonuses.length),
    `${formatCents(claim.amount)}&nbsp;${escapeMarkdown(claim.currency)}`,
    arrived === null ? 'not known' : String(arrived.size),
    `${escapeMarkdown(claim.at.slice(0, 16).replace('T', ' '))}&nbsp;UTC`,
    inDoubt ? '**in doubt**' : 'accepted by Prolific, not all seen yet',
  ]);
}
