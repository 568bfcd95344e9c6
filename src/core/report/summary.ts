import { createHash } from 'node:crypto';
import { joinBlocks, type Space } from '../text/markdown.ts';
import { renderApproval } from './how-to-approve.ts';
import { renderBulks } from './bulk-table.ts';
import type { ReportContext } from './context.ts';
import { renderFindings } from './findings.ts';
import { renderAsked, renderHappened, renderHeading } from './heading.ts';
import { renderMoney } from './money-table.ts';
import { renderNextSteps } from './next-steps.ts';
import { renderLedgerLinks, renderRemarks, renderUnchecked } from './remarks.ts';
import { renderBatches } from './batch-tables.ts';
import type { RunRecord } from '../record/run-record.ts';

/** GitHub takes no summary of a step above 1 MiB; below that is room for what other commands of the step write. */
export const summaryBytesAtMost = 1_000_000;

/** GitHub takes no comment above 65,536 characters. */
export const commentCharactersAtMost = 65_000;

/** Headings, blank lines and the sentences that say what was left out. */
const sizeOfSeams = 4_000;

/** The whole of a run as Markdown for the summary of its step. */
export function renderSummary(record: RunRecord, context: ReportContext): string {
  const encoder = new TextEncoder();
  const sizeOf = (text: string): number => encoder.encode(text).length;
  return `${renderReport(record, context, { most: summaryBytesAtMost, sizeOf })}\n`;
}

/** The same for a pull request. It begins with the marker by which the comment is found again. */
export function renderComment(record: RunRecord, context: ReportContext): string {
  const marker = commentMarker(context);
  const most = commentCharactersAtMost - marker.length;
  return `${marker}\n${renderReport(record, context, { most, sizeOf: (text) => text.length })}\n`;
}

/** Two jobs, or two steps with other files, studies or labels, each keep a comment of their own. */
export function commentMarker({ workflowFile, job, csv, settings }: ReportContext): string {
  const key = JSON.stringify([csv, settings?.studyId ?? null, settings?.batch ?? null]);
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 12);
  // A comment of HTML ends at two dashes and an angle bracket.
  const name = `${workflowFile ?? ''}/${job}`.replace(/[^\w./-]|--+/g, '_');
  return `<!-- pay-prolific-bonuses: plan ${name} ${digest} -->`;
}

/** What must be read is written first and whole; findings, bulk payments, remarks and tables share the room that it leaves. */
function renderReport(record: RunRecord, context: ReportContext, space: Space): string {
  const head = joinBlocks([
    renderHeading(record),
    renderAsked(record, context),
    renderHappened(record),
  ]);
  const nextSteps = renderNextSteps(record, context);
  const approval = renderApproval(record, context);
  const money = renderMoney(record);
  const links = renderLedgerLinks(context);
  let left =
    space.most - sizeOfSeams - space.sizeOf(joinBlocks([head, nextSteps, approval, money, links]));
  const renderWithin = (part: number, render: (within: Space) => string | null): string | null => {
    const block = render({ ...space, most: left * part });
    left -= space.sizeOf(block ?? '');
    return block;
  };
  // A run without a plan has no tables that would need the rest.
  const part = record.plan === null ? 0.9 : 0.6;
  const findings = renderWithin(part, (within) => renderFindings(record, context, within));
  const unchecked = renderWithin(0.4, (within) => renderUnchecked(record, within));
  const bulks = renderWithin(0.4, (within) => renderBulks(record, within));
  const remarks = renderWithin(0.4, (within) => renderRemarks(record, within));
  const batches = renderWithin(1, (within) => renderBatches(record, context, within));
  return joinBlocks([
    head,
    findings,
    unchecked,
    nextSteps,
    money,
    approval,
    bulks,
    batches,
    remarks,
    links,
  ]);
}
