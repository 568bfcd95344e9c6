import { codeBlock, escapeMarkdown, escapeSentence } from '../text/escape.ts';
import { joinBlocks, renderAlert } from '../text/markdown.ts';
import { listWords, plural } from '../text/plural.ts';
import { renderClock, renderDay, renderTime } from '../text/dates.ts';
import { renderCents, renderCount } from '../money.ts';
import type { OpenBulk } from '../ledger/open.ts';
import { renderChoices, renderWhyInDoubt, notPaidFromMs } from '../ledger/resolution.ts';
import type { ReadIn, ReportContext } from '../result/context.ts';
import { type Doubt, isAcceptedLongAgo, type RunFacts, renderSum } from '../result/facts.ts';
import { linkCode, linkLine, linkRun, linkRunWorkflow, linkSubmissions } from './links.ts';

/**
 * The most bulk payments in doubt that get their lines for `answer`; the next run names the others.
 */
const doubtsAtMost = 10;

/** The most lines of a file to name for one doubt. */
const linesAtMost = 20;

/** A doubt that the run has looked at. */
interface Seen extends Doubt {
  readonly open: OpenBulk;
}

/**
 * What to do about money in doubt: a warning, two steps, and lines to copy. Null if nothing is in
 * doubt.
 */
export function renderNextSteps(
  facts: RunFacts,
  context: ReportContext,
  readIn: ReadIn,
): string | null {
  const { record, doubts } = facts;
  if (record.status !== 'in-doubt') return null;
  const seen = doubts.flatMap(({ open, ...doubt }) => (open === null ? [] : [{ ...doubt, open }]));
  const who =
    doubts.reduce((sum, { bonuses }) => sum + bonuses, 0) === 1 ? 'this person' : 'these people';
  return joinBlocks([
    renderAlert(
      'CAUTION',
      `**Do not pay ${who} by hand.** Nothing else in ${context.ledgerUrls.size > 1 ? 'these studies' : 'this study'} is paid until this is known.`,
      readIn,
    ),
    '**Do this**',
    ...renderSteps(seen, context),
    ...seen.slice(0, doubtsAtMost).map((doubt) => renderDoubt(doubt, facts, context)),
    seen.length > doubtsAtMost
      ? `${plural(seen.length - doubtsAtMost, 'more payment is', 'more payments are')} in doubt; the next run shows them.`
      : null,
    renderUnwritten(facts, context),
  ]);
}

/**
 * Two numbered steps: let the money turn up by itself, then look at Prolific and say what is there.
 */
function renderSteps(seen: readonly Seen[], context: ReportContext): string[] {
  const run = `${linkRunWorkflow(context)}, leave everything empty.`;
  if (seen.length === 0)
    return [
      `1. **Wait an hour.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
      '2. **If nothing has turned up by then**, that run says here what to look at, and prints the lines to answer with.',
    ];
  const paste = 'look at Prolific and paste one of these lines into **answer**:';
  if (seen.every(isAcceptedLongAgo))
    return [
      `1. **Look once more.** Prolific said that it would pay, and every run looks for the money: ${run}`,
      `2. **If it is still missing**, ask Prolific's support, then ${paste}`,
    ];
  const { nowMs } = context;
  const fromMs = Math.max(0, ...seen.map(({ open }) => notPaidFromMs(open, nowMs) ?? 0));
  return fromMs > nowMs
    ? [
        `1. **Wait until ${renderMoment(fromMs, nowMs)}.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
        `2. **If nothing has turned up by then**, ${paste}`,
      ]
    : [
        `1. **Look once more.** Most such payments turn up within minutes, and every run looks for them: ${run}`,
        `2. **If nothing has turned up then**, ${paste}`,
      ];
}

/**
 * `10:50 UTC`, with the date if it is another day; rounded up to the next minute, so that it is not
 * too early.
 */
function renderMoment(ms: number, nowMs: number): string {
  const minuteMs = Math.ceil(ms / 60_000) * 60_000;
  return renderDay(minuteMs) === renderDay(nowMs) ? renderClock(minuteMs) : renderTime(minuteMs);
}

function renderDoubt(doubt: Seen, facts: RunFacts, context: ReportContext): string {
  const { open } = doubt;
  const { nowMs } = context;
  const { claim } = open.bulk;
  const money = renderSum({ people: doubt.bonuses, cents: doubt.cents }, claim.currency);
  const lines = renderLines(doubt, facts, context);
  const arrived =
    open.arrived === null
      ? 'whether any of it has arrived could not be seen'
      : `${renderCount(open.arrived.size)} of ${renderCount(doubt.bonuses)} ${open.arrived.size === 1 ? 'has' : 'have'} arrived`;
  const [paid = '', notPaid] = renderChoices(open, nowMs).lines.map((line) =>
    line.replace(': <how you know>', ''),
  );
  const fromMs = notPaidFromMs(open, nowMs) ?? nowMs;
  const later =
    fromMs > nowMs
      ? `from ${renderMoment(fromMs, nowMs)} on, a run prints the line for that.`
      : 'run again. GitHub did not say this time how old the payment is.';
  return joinBlocks([
    `${escapeMarkdown(money)}: ${lines}, ${linkSubmissions(doubt.study, 'at Prolific')}. They have the money:`,
    codeBlock([`${paid}: seen at Prolific`]),
    notPaid === undefined ? `They do not: ${later}` : 'They do not:',
    notPaid === undefined ? null : codeBlock([`${notPaid}: not there at ${renderClock(nowMs)}`]),
    `<sub>What happened: this payment of ${linkRun(claim.run.id, context)}, ${renderTime(Date.parse(claim.at))}, ${escapeSentence(renderWhyInDoubt(open))}; ${arrived}. ${linkCode('PAYMENT_IN_DOUBT', context)}</sub>`,
  ]);
}

/**
 * Whose money it is: lines of the file if the run has it; otherwise the amounts, because the ledger
 * has no names.
 */
function renderLines({ bulk, open }: Seen, { batches }: RunFacts, context: ReportContext): string {
  const rows = batches.flatMap((batch) => batch.rows).filter((row) => row.bulk === bulk);
  const [first] = rows;
  if (first === undefined) {
    const { bonuses, path } = open.bulk.claim;
    const amounts = bonuses.map(({ amount }) => renderCents(amount));
    return `bonuses of ${listWords(amounts, linesAtMost)} from ${escapeMarkdown(path, 200)}`;
  }
  const links = rows
    .slice(0, linesAtMost)
    .map(({ bonus }) => linkLine(bonus, context, String(bonus.lineNumber)));
  const more = rows.length - links.length;
  const words = more > 0 ? [...links, plural(more, 'more line')] : links;
  return `${rows.length === 1 ? 'line' : 'lines'} ${listWords(words, linesAtMost + 1)} of ${escapeMarkdown(first.bonus.file, 200)}`;
}

/** What this run knows but could not record: only these findings have it. */
function renderUnwritten({ errors, doubts }: RunFacts, context: ReportContext): string {
  const known = errors.filter(
    ({ code, message }) =>
      code === 'PAYMENT_IN_DOUBT' &&
      !doubts.some(({ bulk, open }) => open !== null && message.includes(bulk)),
  );
  return known
    .map(
      ({ code, message, hint }) =>
        `- ${escapeSentence(message)} ${linkCode(code, context)}<br>${escapeSentence(hint)}`,
    )
    .join('\n');
}
