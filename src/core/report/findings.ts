import type { Finding } from '../errors.ts';
import { escapeSentence } from '../text/escape.ts';
import { fitLines, joinBlocks, type Space } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import type { ReportContext } from './context.ts';
import { linkCode, linkPlace } from './links.ts';
import type { RunRecord } from '../record/run-record.ts';

/** What still keeps the run from paying: every error, and the questions that no approval has answered. */
export function findOpen({ findings }: RunRecord): readonly Finding[] {
  return findings.filter(({ isAnswered }) => isAnswered !== true);
}

/** Errors and questions, every one, as far as there is room; it says how many there was no room for. */
export function renderFindings(
  record: RunRecord,
  context: ReportContext,
  space: Space,
): string | null {
  const open = findOpen(record);
  const groups = [
    ['Errors', open.filter(({ kind }) => kind === 'error')],
    ['Questions', open.filter(({ kind }) => kind === 'question')],
    ['Questions, answered by the approval', record.findings.filter((one) => !open.includes(one))],
  ] as const;
  const blocks: (string | null)[] = [];
  let left = space.most;
  for (const [title, findings] of groups) {
    const block = renderGroup(title, findings, context, { ...space, most: left });
    left -= space.sizeOf(block ?? '');
    blocks.push(block);
  }
  return joinBlocks(blocks);
}

function renderGroup(
  title: string,
  findings: readonly Finding[],
  context: ReportContext,
  space: Space,
): string | null {
  if (findings.length === 0) return null;
  const { shown, leftOut } = fitLines(
    findings,
    (finding) => renderFinding(finding, context),
    space,
  );
  const more =
    leftOut > 0
      ? `- **${plural(leftOut, 'more is', 'more are')} not shown here**: there is no room for them. The log has them all.`
      : null;
  return `### ${title} (${findings.length})\n\n${[...shown, ...(more === null ? [] : [more])].join('\n')}`;
}

function renderFinding(finding: Finding, context: ReportContext): string {
  const { code, message, hint, place, isAnswered } = finding;
  const advice = isAnswered === true ? '' : `<br>${escapeSentence(hint)}`;
  const where = place === undefined ? '' : ` (${linkPlace(place, context)})`;
  return `- ${linkCode(code, context)}: ${escapeSentence(message)}${where}${advice}`;
}
