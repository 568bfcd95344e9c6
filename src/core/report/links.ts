import type { Code, Place } from '../errors.ts';
import { encodePath, escapeMarkdown } from '../text/escape.ts';
import { renderLink } from '../text/markdown.ts';
import type { ReportContext } from './context.ts';

/** Where a finding is, linked to the line of the file in the commit of the run where that is known. */
export function linkPlace({ file, lineNumber }: Place, context: ReportContext): string {
  const line = lineNumber === undefined ? '' : `, line ${lineNumber}`;
  const text = `${escapeMarkdown(file, 200)}${line}`;
  const path = context.repositoryPaths.get(file);
  if (context.sha === null || path === undefined) return text;
  const { serverUrl, repository, sha } = context;
  const anchor = lineNumber === undefined ? '' : `#L${lineNumber}`;
  // `plain` shows the lines of a CSV, which GitHub otherwise shows as a table without numbers.
  return renderLink(
    text,
    `${serverUrl}/${repository}/blob/${sha}/${encodePath(path)}?plain=1${anchor}`,
  );
}

/** A code, linked to its paragraph. */
export function linkCode(code: Code, { docsUrl }: ReportContext): string {
  return renderLink(`<code>${code}</code>`, `${docsUrl}/errors.md#${code.toLowerCase()}`);
}
