import { escapeCode, escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderRow, renderTable } from '../text/markdown.ts';
import { listWords, plural } from '../text/plural.ts';
import { addCents, showCents } from '../money.ts';
import type { Bonus } from '../bonus.ts';
import type { StudyId } from '../ids.ts';
import type { BatchRows } from '../record/bonus-states.ts';
import { estimateDue } from '../record/costs.ts';
import { paidBulks } from '../record/own-bulks.ts';
import type { ReportContext } from './context.ts';
import type { RunFacts } from './facts.ts';
import { linkFile, linkLine, linkRun, linkStudy } from './links.ts';

/** So many files of a study are named; the others are counted. */
const filesAtMost = 10;

/** So many studies have a section of their own. */
const studiesAtMost = 20;

/** What is to know of each study: its files, its bonuses, what was paid so far. One section each where there are several. */
export function renderStudies(facts: RunFacts, context: ReportContext): string | null {
  const studies = [...new Set(facts.batches.map(({ batch }) => batch.study))];
  const shown = studies.slice(0, studiesAtMost);
  const isOne = studies.length === 1;
  const blocks = shown.map((study) => {
    const rows = rowsOf(study, facts, context, isOne);
    const table = rows.length === 0 ? null : renderTable(['', ''], rows);
    return isOne ? table : joinBlocks([`### ${linkStudy(study, facts.record)}`, table]);
  });
  const more = studies.length - shown.length;
  return joinBlocks([
    ...blocks,
    more > 0 ? `${plural(more, 'more study is', 'more studies are')} not shown here.` : null,
  ]);
}

function rowsOf(study: StudyId, facts: RunFacts, context: ReportContext, isOne: boolean): string[] {
  const { record } = facts;
  const of = (bonuses: readonly Bonus[]): Bonus[] => bonuses.filter((one) => one.study === study);
  const batches = facts.batches.filter(({ batch }) => batch.study === study);
  const moving = [...of(facts.paid), ...of(facts.due)];
  const cells: [string, string | null][] = [
    ['Study', isOne ? linkStudy(study, record) : null],
    ['Why', facts.paid.length > 0 && isOne ? sayWhy(context) : null],
    ['When', sayWhen(of(facts.paid).length > 0, study, facts)],
    ['File', renderFiles(batches, facts, context)],
    ['Bonuses', renderRange(moving, context)],
    ['Balance', isOne ? sayBalance(facts) : null],
    ['Paid in this study so far', sayPaidSoFar(study, facts)],
    [
      'Receipt',
      isOne && context.receiptPath !== null ? escapeCode(context.receiptPath, 200) : null,
    ],
  ];
  return cells.flatMap(([name, cell]) => (cell === null ? [] : [renderRow([name, cell])]));
}

function sayWhy({ eventName, actor, runId, ...context }: ReportContext): string {
  const started = escapeMarkdown(eventName.replaceAll('_', ' '), 40);
  const run = linkRun(runId, { eventName, actor, runId, ...context });
  return `${started} by ${escapeMarkdown(actor, 60)}, ${run}`;
}

function sayWhen(hasPaid: boolean, study: StudyId, { record }: RunFacts): string | null {
  const times = paidBulks(record)
    .filter((report) => report.study === study)
    .flatMap(({ answeredAtMs }) => (answeredAtMs === null ? [] : [answeredAtMs]));
  if (!hasPaid || times.length === 0) return null;
  return `accepted ${showTime(Math.max(...times))}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `27 Nov 2026`, by UTC. */
function showDay(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `27 Nov 2026, 23:27 UTC` */
function showTime(ms: number): string {
  return `${showDay(ms)}, ${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** Each file with its new lines; those that have none are counted at the end of the report. */
function renderFiles(
  batches: readonly BatchRows[],
  { record }: RunFacts,
  context: ReportContext,
): string | null {
  const moving = batches.flatMap(({ batch, rows }) => {
    const theirs = rows.filter(({ state }) => state !== 'already paid' && state !== 'zero');
    const first = theirs[0];
    return first === undefined
      ? []
      : [{ batch, rows, count: theirs.length, file: first.bonus.file }];
  });
  if (moving.length === 0) return null;
  const word = record.mode === 'plan' ? 'new line' : 'line';
  const texts = moving.slice(0, filesAtMost).map(({ batch, rows, count, file }) => {
    const before = rows.filter(({ state }) => state === 'already paid').length;
    const label = batch.labelGiven ? `, as ${escapeCode(batch.label, 100)}` : '';
    const earlier = before > 0 ? `, ${plural(before, 'line')} paid before` : '';
    return `${linkFile(file, context)}: ${plural(count, word)}${earlier}${label}`;
  });
  const more = moving.length - texts.length;
  return [...texts, ...(more > 0 ? [`and ${plural(more, 'more file')}`] : [])].join('<br>');
}

function renderRange(bonuses: readonly Bonus[], context: ReportContext): string | null {
  const sorted = bonuses.toSorted((a, b) => a.amount - b.amount);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined || sorted.length < 2) return null;
  if (least.amount === most.amount) return `${showCents(least.amount)} each`;
  const middle = sorted.slice(
    Math.floor((sorted.length - 1) / 2),
    Math.floor(sorted.length / 2) + 1,
  );
  const median = addCents(middle.map(({ amount }) => amount)) / middle.length;
  const line = linkLine(most, context, `line ${most.lineNumber}`);
  return `${showCents(least.amount)} to ${showCents(most.amount)}, median ${showCents(median)}; largest ${line}`;
}

function sayBalance({ record, due }: RunFacts): string | null {
  const { balance } = record;
  if (balance === null) return null;
  const now = `${showCents(balance.available)} ${escapeMarkdown(balance.currency)}`;
  const costs = record.mode === 'plan' ? estimateDue(record, due) : null;
  if (costs === null) return record.mode === 'plan' ? now : `${now} before this run`;
  return `${now} now, about ${showCents(balance.available - costs.totalCents)} after`;
}

function sayPaidSoFar(study: StudyId, { record, paid }: RunFacts): string | null {
  const before = record.paidBefore.get(study);
  if (before === undefined) return null;
  const own = paid.filter((bonus) => bonus.study === study);
  const bonuses = before.bonuses + own.length;
  if (bonuses === 0) return 'nothing';
  const cents = before.cents + addCents(own.map(({ amount }) => amount));
  const sum = `${showCents(cents)} in ${plural(bonuses, 'bonus', 'bonuses')}`;
  if (own.length > 0) return before.bonuses > 0 ? `${sum}, these included` : null;
  return `${sum} (${listWords(
    before.labels.map((label) => escapeMarkdown(label, 100)),
    3,
  )})`;
}
