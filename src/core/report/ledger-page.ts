import type { StudyId } from '../ids.ts';
import type { BulkPayment, StudyLedger } from '../ledger/fold.ts';
import { isInDoubt } from '../ledger/fold.ts';
import { renderCents, renderCount } from '../money.ts';
import { heldBy, totalsOf } from '../record/ledger-totals.ts';
import { renderDay, renderMonth } from '../text/dates.ts';
import { escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderFacts, renderRow, renderTable } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';

/** The most bulk payments with a row on the page; the newest ones. */
export const pageRowsAtMost = 200;

/** The most months with a bar; the newest ones. */
const monthsAtMost = 24;

/**
 * The page of a study on the ledger branch, for people: what was paid so far, a chart of months,
 * one row for each bulk payment. Made only from the fold, so that every run writes the same page;
 * never read back. It has no ids of people.
 *
 * @param runsUrl where the runs of the repository are, without a slash at its end:
 *   `https://github.com/lab/study/actions/runs`
 */
export function renderLedgerPage(study: StudyId, ledger: StudyLedger, runsUrl: string): string {
  const bulks = [...ledger.bulks.values()];
  const totals = totalsOf(ledger);
  const currency = escapeMarkdown(bulks[0]?.claim.currency ?? '', 10);
  const newest = bulks.toReversed();
  const more = newest.length - pageRowsAtMost;
  const link = `https://app.prolific.com/researcher/workspaces/studies/${study}`;
  return `${joinBlocks([
    '# Bonus payments of this study',
    `Written by the action with every change; the record itself is [the .jsonl beside it](${study}.jsonl). [The study at Prolific](${link}).`,
    renderFacts([
      ['Charged to the workspace', `${renderCents(totals.chargedCents)} ${currency}`],
      ['To participants', `${renderCents(totals.cents)} ${currency}`],
      ['Bonuses', renderCount(totals.bonuses)],
      ['Last payment', newest[0] === undefined ? 'none' : dayOf(newest[0])],
      ['State', stateOfAll(bulks)],
    ]),
    renderChart(bulks, currency),
    renderTable(
      ['Date', 'File', 'People:', 'Participants:', 'Fees:', 'VAT:', 'Charged:', 'State', 'Run'],
      newest.slice(0, pageRowsAtMost).map((bulk) => renderBulk(bulk, runsUrl)),
    ),
    more > 0
      ? `${plural(more, 'earlier payment is', 'earlier payments are')} in the record.`
      : null,
  ])}\n`;
}

function renderBulk(bulk: BulkPayment, runsUrl: string): string {
  const { claim } = bulk;
  const { bonuses, cents, chargedCents, share } = heldBy(bulk);
  const part = (all: number | null): string =>
    all === null ? 'not known' : renderCents(all * share);
  return renderRow([
    dayOf(bulk),
    escapeMarkdown(claim.batch, 100),
    ...(bonuses === 0
      ? ['', '', '', '', '', `${stateOf(bulk)}, ${renderClaimMoney(claim)}`]
      : [
          renderCount(bonuses),
          renderCents(cents),
          part(claim.fees),
          part(claim.vat),
          renderCents(chargedCents),
          stateOf(bulk),
        ]),
    `[${escapeMarkdown(claim.run.id, 40)}](${runsUrl}/${encodeURIComponent(claim.run.id)})`,
  ]);
}

/**
 * Money that does not count as paid. It must not be in a column of money, because people add those
 * up.
 */
function renderClaimMoney({ amount, bonuses }: BulkPayment['claim']): string {
  return `${renderCents(amount)} to ${plural(bonuses.length, 'person', 'people')}`;
}

function dayOf({ claim }: BulkPayment): string {
  return renderDay(Date.parse(claim.at));
}

function stateOf(bulk: BulkPayment): string {
  if (isInDoubt(bulk)) return '⚠️ in doubt';
  const { kind } = bulk.state;
  if (kind === 'settled') return '✅ arrived';
  if (kind === 'accepted') return 'accepted';
  if (kind === 'resolved-paid') return '✅ answered: paid';
  if (kind === 'resolved-not-paid')
    return heldBy(bulk).bonuses > 0 ? 'answered: not paid, except for these' : 'answered: not paid';
  return 'not paid';
}

function stateOfAll(bulks: readonly BulkPayment[]): string {
  const doubts = bulks.filter(isInDoubt).length;
  if (doubts > 0) return `⚠️ ${plural(doubts, 'payment')} in doubt`;
  const waiting = bulks.filter(({ state }) => state.kind === 'accepted').length;
  return waiting > 0 ? `${plural(waiting, 'payment')} on the way` : '✅ all arrived';
}

/**
 * What was charged, by month of the claim; a month without payments between two others has an empty
 * bar.
 */
function renderChart(bulks: readonly BulkPayment[], currency: string): string | null {
  const charged = new Map<number, number>();
  for (const bulk of bulks) {
    const { chargedCents } = heldBy(bulk);
    const at = new Date(bulk.claim.at);
    const month = at.getUTCFullYear() * 12 + at.getUTCMonth();
    if (chargedCents > 0) charged.set(month, (charged.get(month) ?? 0) + chargedCents);
  }
  if (charged.size === 0) return null;
  const last = Math.max(...charged.keys());
  const first = Math.max(Math.min(...charged.keys()), last - monthsAtMost + 1);
  const months = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const names = months.map((month) => `"${renderMonth(month)}"`);
  const sums = months.map((month) => (Math.round(charged.get(month) ?? 0) / 100).toFixed(2));
  const top = Math.max(1, ...sums.map(Number));
  return [
    '```mermaid',
    // The colour of GitHub's links: Mermaid's own is nearly white in a light theme.
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%`,
    'xychart-beta',
    `  title "Charged to the workspace, ${currency}"`,
    `  x-axis [${names.join(', ')}]`,
    `  y-axis "${currency}" 0 --> ${Math.ceil(top * 1.1)}`,
    `  bar [${sums.join(', ')}]`,
    '```',
  ].join('\n');
}
