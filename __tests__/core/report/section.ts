import { renderSummary } from '../../../src/core/report/summary.ts';
import type { ReportContext } from '../../../src/core/report/context.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import type { Mode } from '../../../src/core/settings.ts';
import { context, recordOf } from '../../kit/run-records.ts';

/** The text under one heading, or null where there is no such heading. */
export function sectionOf(
  title: string,
  mode: Mode,
  given: Partial<RunRecord>,
  around: Partial<ReportContext> = {},
): string | null {
  const text = renderSummary(recordOf(mode, given), { ...context, ...around });
  const start = text.indexOf(`### ${title}`);
  if (start === -1) return null;
  const end = text.indexOf('\n### ', start);
  return text.slice(start, end === -1 ? undefined : end).trimEnd();
}
