import type { Code, Place } from '../errors.ts';
import type { MergedPullRequest } from '../plan/previewed.ts';
import type { StudyId } from '../ids.ts';
import { encodePath, escapeMarkdown } from '../text/escape.ts';
import { renderLink } from '../text/markdown.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ReportContext } from '../result/context.ts';

/** A file, linked to its version in the run's commit, if that is known. */
export function linkFile(file: string, context: ReportContext): string {
  return linkLine({ file }, context, escapeMarkdown(file, 200));
}

/** A link with this text to a line of a file, or to the file. */
export function linkLine(
  { file, lineNumber }: Place,
  { sha, serverUrl, repository }: ReportContext,
  text: string,
): string {
  if (sha === null) return text;
  const anchor = lineNumber === undefined ? '' : `#L${lineNumber}`;
  // `plain` shows the lines of a CSV, which GitHub otherwise shows as a table without numbers.
  return renderLink(
    text,
    `${serverUrl}/${repository}/blob/${sha}/${encodePath(file)}?plain=1${anchor}`,
  );
}

/** A code, linked to its paragraph. */
export function linkCode(code: Code, { docsUrl }: ReportContext): string {
  return renderLink(`<code>${code}</code>`, `${docsUrl}/errors.md#${code.toLowerCase()}`);
}

/** The page of a study for its researchers. */
const studyPage = 'https://app.prolific.com/researcher/workspaces/studies';

/** A study by its name; without a name only a link, because nobody reads 24 characters. */
export function linkStudy(study: StudyId, record: RunRecord): string {
  const name = record.studies.get(study)?.name ?? null;
  const text = name === null ? 'open at Prolific' : `**${escapeMarkdown(name, 100)}**`;
  return renderLink(text, `${studyPage}/${study}`);
}

/** A link with this text to the people of a study at Prolific. */
export function linkSubmissions(study: StudyId, text: string): string {
  return renderLink(text, `${studyPage}/${study}/submissions`);
}

/** A link to the page where people start the workflow by hand. */
export function linkRunWorkflow({ serverUrl, repository, workflowFile }: ReportContext): string {
  if (workflowFile === null) return '**Run workflow**';
  return renderLink(
    '**Run workflow**',
    `${serverUrl}/${repository}/actions/workflows/${encodePath(workflowFile)}`,
  );
}

/** `#7 Bonuses of week 2` */
export function linkPullRequest(
  { number, title }: MergedPullRequest,
  { serverUrl, repository }: ReportContext,
): string {
  const text = `${escapeMarkdown(`#${number}`)} ${escapeMarkdown(title, 100)}`;
  return renderLink(text, `${serverUrl}/${repository}/pull/${number}`);
}

export function linkRun(id: string, { serverUrl, repository }: ReportContext): string {
  return renderLink(
    `run ${escapeMarkdown(id, 40)}`,
    `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(id)}`,
  );
}
