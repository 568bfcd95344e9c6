import { renderTime } from '../text/dates.ts';
import { escapeCode, escapeMarkdown } from '../text/escape.ts';
import { joinBlocks, renderFacts } from '../text/markdown.ts';
import { listWords, plural } from '../text/plural.ts';
import { addCents, renderCents } from '../money.ts';
import type { Bonus } from '../bonus.ts';
import type { StudyId } from '../ids.ts';
import type { BatchRows } from '../record/bonus-states.ts';
import { estimateDue } from '../record/costs.ts';
import { paidBulks } from '../record/own-bulks.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ReportContext } from '../result/context.ts';
import { type RunFacts, renderSum, sumOf } from '../result/facts.ts';
import { linkFile, linkLine, linkPullRequest, linkRun, linkStudy } from './links.ts';

/** The most files of a study to name; the others are counted. */
const filesAtMost = 10;

/** The most studies that have a section of their own. */
const studiesAtMost = 20;

/**
 * Facts about each study: its files, its bonuses, what was paid so far. One section each if there
 * are several.
 */
export function renderStudies(facts: RunFacts, context: ReportContext): string | null {
  const studies = studiesOf(facts);
  const shown = studies.slice(0, studiesAtMost);
  const isOne = studies.length === 1;
  const blocks = shown.map((study) => {
    const table = renderFacts(factsOfStudy(study, facts, context, isOne));
    return isOne ? table : joinBlocks([`### ${linkStudy(study, facts.record)}`, table]);
  });
  const more = studies.length - shown.length;
  return joinBlocks([
    ...blocks,
    more > 0 ? `${plural(more, 'more study is', 'more studies are')} not shown here.` : null,
  ]);
}

/** The studies of the files; without files, those whose ledger the run read. */
function studiesOf({ batches, record }: RunFacts): StudyId[] {
  const ofFiles = new Set(batches.map(({ batch }) => batch.study));
  return [...(ofFiles.size > 0 ? ofFiles : record.paidBefore.keys())];
}

function factsOfStudy(
  study: StudyId,
  facts: RunFacts,
  context: ReportContext,
  isOne: boolean,
): [string, string][] {
  const { record } = facts;
  const of = (bonuses: readonly Bonus[]): Bonus[] => bonuses.filter((one) => one.study === study);
  const batches = facts.batches.filter(({ batch }) => batch.study === study);
  const [paid, due] = [of(facts.paid), of(facts.due)];
  const cells: [string, string | null][] = [
    ['Study', isOne ? linkStudy(study, record) : null],
    ['Why', paid.length > 0 && isOne ? renderWhy(record, context) : null],
    ['When', renderWhen(study, facts)],
    ['Money', isOne ? null : renderShare(paid, due, facts)],
    ['File', renderFiles(batches, context)],
    ['Bonuses', renderRange([...paid, ...due], context)],
    ['Balance', isOne ? renderBalance(facts) : null],
    ['Paid in this study so far', renderPaidSoFar(study, facts)],
    [
      'Receipt',
      isOne && context.receiptPath !== null ? escapeCode(context.receiptPath, 200) : null,
    ],
  ];
  return cells.flatMap(([name, cell]) => (cell === null ? [] : [[name, cell]]));
}

/** This study's part of the run's money. */
function renderShare(
  paid: readonly Bonus[],
  due: readonly Bonus[],
  { record, currency }: RunFacts,
): string | null {
  const parts = [
    paid.length === 0 ? null : `paid ${renderSum(sumOf(paid), currency)}`,
    due.length === 0 ? null : renderDue(due, paid.length > 0, record, currency),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : escapeMarkdown(parts.join('; '));
}

function renderDue(
  due: readonly Bonus[],
  isRest: boolean,
  record: RunRecord,
  currency: string | null,
): string {
  const costs = estimateDue(record, due);
  const charged = costs === null ? '' : `, about ${renderCents(costs.totalCents)} charged`;
  return `${isRest ? 'still due ' : ''}${renderSum(sumOf(due), currency)}${charged}`;
}

/**
 * `merge of #7 Bonuses of week 2 by octocat, approved by ada, run 41`; if the run did not ask for
 * the pull request, the event.
 */
function renderWhy({ pullRequests: [merged] }: RunRecord, context: ReportContext): string {
  const { eventName, actor, runId } = context;
  const started =
    merged === undefined
      ? escapeMarkdown(eventName.replaceAll('_', ' '), 40)
      : `merge of ${linkPullRequest(merged, context)}`;
  const approvers = merged?.approvedBy.map((login) => escapeMarkdown(login, 60)) ?? [];
  return [
    `${started} by ${escapeMarkdown(actor, 60)}`,
    ...(approvers.length > 0 ? [`approved by ${listWords(approvers, 5)}`] : []),
    linkRun(runId, context),
  ].join(', ');
}

function renderWhen(study: StudyId, { record }: RunFacts): string | null {
  const times = paidBulks(record)
    .filter((bulk) => bulk.study === study)
    .flatMap(({ answeredAtMs }) => (answeredAtMs === null ? [] : [answeredAtMs]));
  return times.length === 0 ? null : `accepted ${renderTime(Math.max(...times))}`;
}

/** Each file with its new lines; files without any are counted at the end of the report. */
function renderFiles(batches: readonly BatchRows[], context: ReportContext): string | null {
  const moving = batches.flatMap(({ batch, rows }) => {
    const theirs = rows.filter(({ state }) => state !== 'already paid' && state !== 'zero');
    const first = theirs[0];
    return first === undefined
      ? []
      : [{ batch, rows, count: theirs.length, file: first.bonus.file }];
  });
  if (moving.length === 0) return null;
  const texts = moving.slice(0, filesAtMost).map(({ batch, rows, count, file }) => {
    const word = rows.some(({ state }) => state === 'due') ? 'new line' : 'line';
    const before = rows.filter(({ state }) => state === 'already paid').length;
    const label = batch.labelGiven ? `, as ${escapeCode(batch.label, 100)}` : '';
    const earlier = before > 0 ? `, ${plural(before, 'line')} paid before` : '';
    return `${linkFile(file, context)}: ${plural(count, word)}${earlier}${label}`;
  });
  const more = moving.length - texts.length;
  return [...texts, ...(more > 0 ? [`and ${plural(more, 'more file')}`] : [])].join('<br>');
}

function renderRange(bonuses: readonly Bonus[], context: ReportContext): string | null {
  if (bonuses.length < 2) return null;
  const sorted = bonuses.map(({ amount }) => amount).toSorted((a, b) => a - b);
  const [least = 0] = sorted;
  const most = sorted.at(-1) ?? least;
  if (least === most) return `${renderCents(least)} each`;
  const middle = sorted.slice(
    Math.floor((sorted.length - 1) / 2),
    Math.floor(sorted.length / 2) + 1,
  );
  const median = addCents(middle) / middle.length;
  const largest = bonuses
    .filter(({ amount }) => amount === most)
    .map((bonus) => linkLine(bonus, context, `line ${bonus.lineNumber}`));
  return `${renderCents(least)} to ${renderCents(most)}, median ${renderCents(median)}; largest ${listWords(largest, 1)}`;
}

/** Null if the run moves no money. */
function renderBalance({ record, due, paid }: RunFacts): string | null {
  const { balance } = record;
  if (balance === null) return null;
  const now = `${renderCents(balance.available)} ${escapeMarkdown(balance.currency)}`;
  if (paid.length > 0) return `${now} before this run`;
  if (due.length === 0) return null;
  const costs = estimateDue(record, due);
  if (costs === null) return now;
  const after = balance.available - costs.totalCents;
  return after < 0
    ? `${now}, about ${renderCents(-after)} too little`
    : `${now} now, about ${renderCents(after)} after`;
}

function renderPaidSoFar(study: StudyId, { record, paid }: RunFacts): string | null {
  const before = record.paidBefore.get(study);
  if (before === undefined) return null;
  const own = paid.filter((bonus) => bonus.study === study);
  const bonuses = before.bonuses + own.length;
  if (bonuses === 0) return 'nothing';
  const cents = before.cents + addCents(own.map(({ amount }) => amount));
  const sum = `${renderCents(cents)} in ${plural(bonuses, 'bonus', 'bonuses')}`;
  if (own.length > 0) return before.bonuses > 0 ? `${sum}, these included` : null;
  const labels = before.labels.map((label) => escapeMarkdown(label, 100));
  return `${sum} (${listWords(labels, 3)})`;
}
