import type { Code } from '../../src/core/errors.ts';
import { isFailure, type RunRecord } from '../../src/core/record/run-record.ts';

/** What a test asks of the record of a run that has ended. */

/** The codes of what stopped or questioned a run. */
export function codesOf(record: RunRecord): Code[] {
  return record.findings.map(({ code }) => code);
}

/** What the user reads about a finding. */
export function textOf(record: RunRecord, code: Code): string {
  return record.findings
    .filter((finding) => finding.code === code)
    .map(({ message, hint }) => `${message} ${hint}`)
    .join('\n');
}

export function exitOf({ status }: RunRecord): 0 | 1 {
  return status === null || isFailure(status) ? 1 : 0;
}
