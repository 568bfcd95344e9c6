import type { OpenBulk } from '../ledger/open.ts';
import { isPaid, type OwnBulk, ownBulks } from '../record/own-bulks.ts';
import { escapeCode, escapeMarkdown, escapeSentence } from '../text/escape.ts';
import { joinBlocks, renderFolded, renderLink, renderRow, renderTable } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { renderCents, renderCount } from '../money.ts';
import { addMoney, type BulkMoney } from '../record/costs.ts';
import type { ReportContext } from '../result/context.ts';
import type { RunFacts } from '../result/facts.ts';
import { linkFile, linkStudy } from './links.ts';

/**
 * What Prolific's support and an audit ask for, folded away: bulk ids, the ledger, the digest, and
 * files with nothing new.
 */

/** The most bulk payments, files and ledgers that are shown. */
const rowsAtMost = 100;

const stateWords: Record<OwnBulk['state'], string> = {
  'set-up': 'draft, pays nothing',
  claimed: '**in doubt**',
  accepted: 'accepted',
  refused: 'not paid',
  unknown: '**in doubt**',
  settled: 'arrived',
  'resolved-paid': 'paid, by your answer',
  'resolved-not-paid': 'not paid, by your answer',
  contradicted: '**in doubt**',
};

export function renderAuditTrail(facts: RunFacts, context: ReportContext): string | null {
  const { record } = facts;
  const blocks = [
    renderOwn(facts),
    renderEarlier(facts),
    renderUnchanged(facts, context),
    renderLedgers(facts, context),
    record.plan === null || facts.due.length + facts.paid.length === 0
      ? null
      : `Digest of the plan: ${escapeCode(record.plan.digest)}`,
  ].filter((block) => block !== null);
  if (blocks.length === 0) return null;
  return renderFolded("For Prolific's support and for audits", joinBlocks(blocks));
}

/** What was paid comes first, and sums to the total as printed. */
function renderOwn({ record }: RunFacts): string | null {
  const bulks = ownBulks(record);
  if (bulks.length === 0) return null;
  const groups = [bulks.filter(isPaid), bulks.filter((payment) => !isPaid(payment))];
  const money = groups.flatMap((payments) => addMoney(payments).bulks);
  return cut(
    ['Bulk payment', 'People:', 'Amount:', 'Fees:', 'VAT:', 'Total:', 'State'],
    money.map(ownRow),
  );
}

function ownRow({
  payment,
  amountCents,
  feesCents,
  vatCents,
  totalCents,
}: BulkMoney<OwnBulk>): string {
  return renderRow([
    escapeCode(payment.bulk),
    String(payment.bonuses.length),
    `${renderCents(amountCents)} ${escapeMarkdown(payment.currency)}`,
    feesCents === null ? 'not known' : renderCents(feesCents),
    vatCents === null ? 'not known' : renderCents(vatCents),
    renderCents(totalCents),
    stateWords[payment.state],
  ]);
}

function renderEarlier({ record }: RunFacts): string | null {
  const earlier = record.open.filter(
    ({ bulk }) => !record.bulks.some((payment) => payment.bulk === bulk.claim.bulk),
  );
  if (earlier.length === 0) return null;
  const table = cut(
    ['Bulk payment', 'People:', 'Amount:', 'Arrived:', 'Claimed', 'State'],
    earlier.map(openRow),
  );
  return joinBlocks(['Of earlier runs, and still open:', table]);
}

function openRow({ bulk, arrived, inDoubt }: OpenBulk): string {
  const { claim } = bulk;
  return renderRow([
    escapeCode(claim.bulk),
    String(claim.bonuses.length),
    `${renderCents(claim.amount)} ${escapeMarkdown(claim.currency)}`,
    arrived === null ? 'not known' : String(arrived.size),
    `${escapeMarkdown(claim.at.slice(0, 16).replace('T', ' '))} UTC`,
    inDoubt ? '**in doubt**' : stateWords[bulk.state.kind],
  ]);
}

function cut(heads: readonly string[], rows: readonly string[]): string {
  const more = rows.length - rowsAtMost;
  return joinBlocks([
    renderTable(heads, rows.slice(0, rowsAtMost)),
    more > 0 ? `${plural(more, 'more is', 'more are')} not shown; the ledger has them all.` : null,
  ]);
}

/** Files whose lines were all paid before: one line each. */
function renderUnchanged({ batches }: RunFacts, context: ReportContext): string | null {
  const files = batches.flatMap(({ rows }) => {
    const isDone = rows.every(({ state }) => state === 'already paid' || state === 'zero');
    const [first] = rows;
    if (!isDone || first === undefined) return [];
    const paid = rows.filter(({ state }) => state === 'already paid').length;
    return [`- ${linkFile(first.bonus.file, context)}: ${paid} paid before`];
  });
  if (files.length === 0) return null;
  const more = files.length - rowsAtMost;
  return joinBlocks([
    `${plural(files.length, 'file has', 'files have')} nothing new:`,
    [...files.slice(0, rowsAtMost), ...(more > 0 ? [`- and ${renderCount(more)} more`] : [])].join(
      '\n',
    ),
  ]);
}

/** Links to the ledger, once it has something to show. */
function renderLedgers({ record }: RunFacts, { ledgerUrls }: ReportContext): string | null {
  const links = [...ledgerUrls].flatMap(([study, url]) => {
    const wrote = ownBulks(record).some((one) => one.study === study && one.state !== 'set-up');
    if (record.paidBefore.get(study)?.hasLines !== true && !wrote) return [];
    const page = url.replace(/\.jsonl$/, '.md');
    const name = ledgerUrls.size > 1 ? ` of ${linkStudy(study, record)}` : ' of this study';
    return [
      `${renderLink('Everything that was paid', page)}${name}; ${renderLink('the record itself', url)}`,
    ];
  });
  return links.length === 0 ? null : links.slice(0, rowsAtMost).join('<br>');
}

/** What happened to payments of earlier runs: proven, or answered by a human. */
export function renderReconciled({ record }: RunFacts): string | null {
  const { reconciled } = record;
  if (reconciled.length === 0) return null;
  const lines = reconciled.slice(0, 10).map((sentence) => `- ${escapeSentence(sentence)}`);
  const more = reconciled.length - lines.length;
  if (more > 0) lines.push(`- and ${renderCount(more)} more; the ledger has them all.`);
  return lines.join('\n');
}
