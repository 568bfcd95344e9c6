import { codeBlock, escapeMarkdown, escapeSentence } from '../text/escape.ts';
import { joinBlocks, renderAlert } from '../text/markdown.ts';
import { listWords, plural } from '../text/plural.ts';
import { showCents } from '../money.ts';
import { describeChoices, describeDoubt } from '../ledger/resolution.ts';
import type { ReadIn, ReportContext } from './context.ts';
import { type Doubt, type RunFacts, sayMoney } from './facts.ts';
import { linkCode, linkLine, linkRun, linkRunWorkflow, linkSubmissions } from './links.ts';

/** So many bulk payments in doubt get their lines for `answer`; the others are named on the run after. */
const doubtsAtMost = 10;

/** So many lines of a file are named of one doubt. */
const linesAtMost = 20;

/** What to do about money of which nobody knows: a caution, two steps, lines to copy. Null where nothing is in doubt. */
export function renderNextSteps(
  facts: RunFacts,
  context: ReportContext,
  readIn: ReadIn,
): string | null {
  const { record, doubts } = facts;
  if (record.status !== 'in-doubt') return null;
  const seen = doubts.filter(({ open }) => open !== null);
  const who =
    doubts.reduce((sum, { bonuses }) => sum + bonuses, 0) === 1 ? 'this person' : 'these people';
  return joinBlocks([
    renderAlert(
      'CAUTION',
      `**Do not pay ${who} by hand.** Nothing else in ${context.ledgerUrls.size > 1 ? 'these studies' : 'this study'} is paid until this is known.`,
      readIn,
    ),
    '**Do this**',
    `1. **Wait.** Most such payments turn up within minutes, and every run looks for them: ${linkRunWorkflow(context)}, leave everything empty.`,
    seen.length === 0
      ? '2. **If nothing has turned up after an hour**, that run says here what to look at, and prints the lines to answer with.'
      : '2. **If nothing has turned up by then**, look at Prolific and paste one of these lines into **answer**:',
    ...seen.slice(0, doubtsAtMost).map((doubt) => renderDoubt(doubt, facts, context)),
    seen.length > doubtsAtMost
      ? `${plural(seen.length - doubtsAtMost, 'more payment is', 'more payments are')} in doubt; the next run shows them.`
      : null,
    renderUnwritten(facts, context),
  ]);
}

function renderDoubt(doubt: Doubt, facts: RunFacts, context: ReportContext): string | null {
  const { open } = doubt;
  if (open === null) return null;
  const { claim } = open.bulk;
  const money = sayMoney({ people: doubt.bonuses, cents: doubt.cents }, claim.currency);
  const lines = renderLines(doubt, facts, context);
  const arrived =
    open.arrived === null
      ? 'whether any of it has arrived could not be seen'
      : `${open.arrived.size} of ${doubt.bonuses} ${open.arrived.size === 1 ? 'has' : 'have'} arrived`;
  const { lines: choices, later } = describeChoices(open, context.nowMs);
  const [paid = '', notPaid] = choices.map((line) => line.replace(': <how you know>', ''));
  const at = new Date(context.nowMs).toISOString().slice(11, 16);
  return joinBlocks([
    `${escapeMarkdown(money)}: ${lines}, ${linkSubmissions(doubt.study, 'at Prolific')}. They have the money:`,
    codeBlock([`${paid}: seen at Prolific`]),
    notPaid === undefined
      ? `They do not: ${escapeSentence(later ?? '')} Run again then.`
      : 'They do not:',
    notPaid === undefined ? null : codeBlock([`${notPaid}: not there at ${at} UTC`]),
    `<sub>What happened: it ${escapeSentence(describeDoubt(open))}; ${arrived}. It was claimed ${escapeMarkdown(claim.at.slice(0, 16).replace('T', ' '))} UTC by ${linkRun(claim.run.id, context)}. ${linkCode('PAYMENT_IN_DOUBT', context)}</sub>`,
  ]);
}

/** Whose money it is: lines of the file where the run has it, else the amounts, as the ledger has no names. */
function renderLines({ bulk, open }: Doubt, { batches }: RunFacts, context: ReportContext): string {
  const rows = batches
    .flatMap((batch) => batch.rows)
    .filter((row) => row.state === 'in doubt' && row.bulk === bulk);
  const [first] = rows;
  if (first === undefined) {
    const amounts = open?.bulk.claim.bonuses.map(({ amount }) => showCents(amount)) ?? [];
    return `bonuses of ${listWords(amounts, linesAtMost)} from ${escapeMarkdown(open?.bulk.claim.path ?? '', 200)}`;
  }
  const links = rows
    .slice(0, linesAtMost)
    .map(({ bonus }) => linkLine(bonus, context, String(bonus.lineNumber)));
  const more = rows.length - links.length;
  const words = more > 0 ? [...links, plural(more, 'more line')] : links;
  return `${rows.length === 1 ? 'line' : 'lines'} ${listWords(words, linesAtMost + 1)} of ${escapeMarkdown(first.bonus.file, 200)}`;
}

/** What this run knows and could not write down: only these findings have it. */
function renderUnwritten({ errors, doubts }: RunFacts, context: ReportContext): string | null {
  const known = errors.filter(
    ({ code, message }) =>
      code === 'PAYMENT_IN_DOUBT' &&
      !doubts.some(({ bulk, open }) => open !== null && message.includes(bulk)),
  );
  if (known.length === 0) return null;
  return known
    .map(
      ({ code, message, hint }) =>
        `- ${escapeSentence(message)} ${linkCode(code, context)}<br>${escapeSentence(hint)}`,
    )
    .join('\n');
}
