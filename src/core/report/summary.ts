import { createHash } from 'node:crypto';
import { joinBlocks, renderLink } from '../text/markdown.ts';
import { escapeMarkdown } from '../text/escape.ts';
import { previewBeginning, renderPreviewMark } from '../plan/previewed.ts';
import type { RunRecord } from '../record/run-record.ts';
import { renderAuditChecks } from './audit-checks.ts';
import { renderAuditTrail, renderReconciled } from './audit-trail.ts';
import { renderChecks } from './checks-passed.ts';
import type { ReadIn, ReportContext } from '../result/context.ts';
import { factsOf } from '../result/facts.ts';
import { renderFindings } from './findings.ts';
import { forPeople } from '../result/for-people.ts';
import { renderHeading } from './heading.ts';
import { renderAnswer } from './how-to-answer.ts';
import { linkRun } from './links.ts';
import { renderMoney } from './money-table.ts';
import { renderNextSteps } from './next-steps.ts';
import { renderPeople } from './people.ts';
import { renderNotices, renderUnchecked, renderWarnings } from './remarks.ts';
import { renderStudies } from './study-section.ts';

/**
 * GitHub accepts at most 1 MiB of summary per step; this leaves room for what other commands of the
 * step write.
 */
const summaryBytesAtMost = 1_000_000;

/** GitHub accepts at most 65,536 characters in a comment. */
const commentCharactersAtMost = 65_000;

/** A part of a report; null or empty if it has nothing to say. */
type Block = string | null;

/** The whole of a run as Markdown for the summary of its step. */
export function renderSummary(record: RunRecord, context: ReportContext): string {
  const encoder = new TextEncoder();
  const sizeOf = (text: string): number => encoder.encode(text).length;
  return `${cutBlocks(renderBlocks(record, context, 'summary'), summaryBytesAtMost, sizeOf)}\n`;
}

/** The same for a pull request. It begins with the marker by which the comment is found again. */
export function renderComment(record: RunRecord, context: ReportContext): string {
  const marker = markersOf(record, context).join('\n');
  const whole = (text: string): string => `${marker}\n${text}\n`;
  const blocks = renderBlocks(record, context, 'comment');
  return whole(cutBlocks(blocks, commentCharactersAtMost, (text) => whole(text).length));
}

/** If a plan could not be paid, its preview shows nothing that a merge may pay. */
function markersOf({ status, plan }: RunRecord, context: ReportContext): string[] {
  const marker = commentMarker(context);
  return status === 'planned' && plan !== null && plan.due.length > 0
    ? [marker, renderPreviewMark(plan)]
    : [marker];
}

/** Two jobs, or two steps with different files, studies or labels, each keep their own comment. */
export function commentMarker({ workflowFile, job, csv, settings }: ReportContext): string {
  const key = JSON.stringify([csv, settings?.studyId ?? null, settings?.batch ?? null]);
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 12);
  // Two dashes and an angle bracket end an HTML comment.
  const name = `${workflowFile ?? ''}/${job}`.replace(/[^\w./-]|--/g, '_');
  return `${previewBeginning}${name} ${digest} -->`;
}

/**
 * In the order in which they are read: what happened, what to do, the money, the rest folded away.
 */
function renderBlocks(run: RunRecord, context: ReportContext, readIn: ReadIn): Block[] {
  const record = forPeople(run);
  const facts = factsOf(record);
  return [
    renderHeading(facts, context, readIn),
    renderNextSteps(facts, context, readIn),
    renderFindings(facts, context, readIn),
    renderAuditChecks(record),
    renderReconciled(facts),
    renderUnchecked(record, readIn),
    renderMoney(facts),
    renderAnswer(facts, context, 'open'),
    renderStudies(facts, context),
    renderChecks(facts, context),
    renderWarnings(record, readIn),
    renderPeople(facts, context, readIn),
    renderAnswer(facts, context, 'folded'),
    renderAuditTrail(facts, context),
    renderNotices(record, readIn),
    renderFooter(context),
  ];
}

/**
 * The last cut, in case all parts together are still too long in spite of their own limits. It
 * leaves out whole blocks, because half a block of HTML would swallow what comes after it.
 *
 * @param sizeOf the size of a report with this text, in the unit of `most`
 */
function cutBlocks(
  blocks: readonly Block[],
  most: number,
  sizeOf: (text: string) => number,
): string {
  const fits = (some: readonly Block[]): boolean => sizeOf(joinBlocks(some)) <= most;
  if (fits(blocks)) return joinBlocks(blocks);
  const note = '**There is no room for more here.** The log has everything.';
  const kept: Block[] = [];
  for (const block of blocks) if (fits([...kept, block, note])) kept.push(block);
  return joinBlocks([...kept, note]);
}

function renderFooter(context: ReportContext): string {
  const { sha, actor, docsUrl, runId } = context;
  return `<sub>${[
    ...(sha === null ? [] : [`Commit ${sha.slice(0, 7)}`]),
    `${linkRun(runId, context)} for ${escapeMarkdown(actor, 60)}`,
    renderLink('what these words mean', `${docsUrl}/how-it-works.md#words`),
  ].join(' · ')}</sub>`;
}
