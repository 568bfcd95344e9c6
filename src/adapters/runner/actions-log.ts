import * as core from '@actions/core';
import type { Place } from '../../core/errors.ts';
import { escapeLog } from '../../core/text/escape.ts';
import { listWords } from '../../core/text/plural.ts';
import type { Log } from '../../ports.ts';

/**
 * The most findings in the log: a file of a hundred thousand wrong lines would fill it. The summary
 * counts all.
 */
const findingsAtMost = 1_000;

/** The most lines to name for one finding; more would not fit into a line of the log. */
const linesAtMost = 500;

/** GitHub shows at most this many annotations of one kind per step; the summary has everything. */
const annotationsOfAKind = 10;

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

type Kind = keyof typeof annotate;

/**
 * The log of a run on the runner. It makes every text harmless first; callers must have masked the
 * ids.
 */
export function openActionsLog(): Log {
  const left: Record<Kind, number> = {
    error: annotationsOfAKind,
    warning: annotationsOfAKind,
    notice: annotationsOfAKind,
  };
  let findings = 0;

  const report = (kind: Kind, text: string, place?: Place): void => {
    if (left[kind] === 0) {
      core.info(escapeLog(`${kind}: ${text}`));
      return;
    }
    left[kind] -= 1;
    annotate[kind](escapeLog(text), {
      ...(place !== undefined && { file: place.file }),
      ...(place?.lineNumber !== undefined && { startLine: place.lineNumber }),
    });
  };

  return {
    line: (text) => {
      core.info(escapeLog(text));
    },
    list: (title, lines) => {
      core.startGroup(escapeLog(title));
      for (const line of lines) core.info(escapeLog(line));
      core.endGroup();
    },
    notice: (text) => {
      report('notice', text);
    },
    warning: (text) => {
      report('warning', text);
    },
    finding: ({ kind, code, message, hint, place, isAnswered }, places) => {
      findings += 1;
      if (findings === findingsAtMost + 1)
        core.info(`There are more than ${findingsAtMost} findings; the others are not in the log.`);
      if (findings > findingsAtMost) return;
      // A question alone does not break a plan; if it stops a payment, the step itself fails. The
      // log shows no place beside an annotation, so the message names it.
      const where = whereOf(places);
      const what = where === '' ? message : `${where}: ${message}`;
      if (kind === 'error') report('error', `${code}: ${what} ${hint}`, place);
      else if (isAnswered === true)
        report('notice', `${code} (question, answered by the approval): ${what}`, place);
      else report('warning', `${code} (question): ${what} ${hint}`, place);
    },
  };
}

/** `week1.csv, lines 2, 3 and 5`, for each file. */
function whereOf(places: readonly Place[]): string {
  const files = [...Map.groupBy(places, ({ file }) => file)].map(([file, theirs]) => {
    const lines = theirs.flatMap(({ lineNumber }) => lineNumber ?? []).map(String);
    if (lines.length === 0) return file;
    return `${file}, ${lines.length === 1 ? 'line' : 'lines'} ${listWords(lines, linesAtMost)}`;
  });
  return files.join('; ');
}
