import type { Finding } from './errors.ts';
import { escapeSentence } from './escape.ts';
import { fitLines, joinBlocks, type Space } from './markdown.ts';
import { plural } from './plural.ts';
import type { ReportContext } from './report-context.ts';
import { linkCode, linkPlace } from './report-links.ts';
import type { RunRecord } from './run-record.ts';
import type { Settings } from './settings.ts';

/** What still keeps the run from paying: every error, and the questions that no approval has answered. */
export function findOpen({ findings }: RunRecord, settings: Settings | null): readonly Finding[] {
  const approve = settings?.approve ?? null;
  const isAnswered = approve !== null && !findings.some(({ code }) => code === 'PLAN_CHANGED');
  return isAnswered ? findings.filter(({ kind }) => kind === 'error') : findings;
}

/** Errors and questions, every one, as far as there is room; it says how many there was no room for. */
export function renderFindings(
  record: RunRecord,
  context: ReportContext,
  space: Space,
): string | null {
  const { findings } = record;
  const errors = findings.filter(({ kind }) => kind === 'error');
  const questions = findings.filter(({ kind }) => kind === 'question');
  const first = renderGroup('Errors', errors, context, space);
  const rest = { ...space, most: space.most - space.sizeOf(first ?? '') };
  const isOpen = findOpen(record, context.settings).some(({ kind }) => kind === 'question');
  const title = isOpen ? 'Questions' : 'Questions, answered by the approval';
  return joinBlocks([first, renderGroup(title, questions, context, rest)]);
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
      ? `- **${plural(leftOut, 'more is', 'more are')} not shown here**: there is no room for them. Mend these first and run again.`
      : null;
  return `### ${title} (${findings.length})\n\n${[...shown, ...(more === null ? [] : [more])].join('\n')}`;
}

function renderFinding(finding: Finding, context: ReportContext): string {
  const { code, message, hint, place } = finding;
  const where = place === undefined ? '' : ` (${linkPlace(place, context)})`;
  return `- ${linkCode(code, context)}: ${escapeSentence(message)}${where}<br>${escapeSentence(hint)}`;
}
