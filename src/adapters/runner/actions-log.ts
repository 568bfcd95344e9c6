import * as core from '@actions/core';
import type { Place } from '../../core/errors.ts';
import { escapeLog } from '../../core/text/escape.ts';
import type { Log } from '../../ports.ts';

/** So many findings are in the log: a file of a hundred thousand wrong lines would fill it. The summary counts all. */
const findingsAtMost = 1_000;

/** GitHub shows no more annotations of one kind for a step; the summary has everything. */
const annotationsOfAKind = 10;

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

type Kind = keyof typeof annotate;

/** The log of a run on the runner. Everything that goes through it is made harmless first; ids must come masked. */
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
    notice: (text, place) => {
      report('notice', text, place);
    },
    warning: (text, place) => {
      report('warning', text, place);
    },
    finding: ({ kind, code, message, hint, place, isAnswered }) => {
      findings += 1;
      if (findings === findingsAtMost + 1)
        core.info(`There are more than ${findingsAtMost} findings; the others are not in the log.`);
      if (findings > findingsAtMost) return;
      // A question alone does not break a plan; where it stops a payment, the step itself fails.
      // The log shows no place beside an annotation, and a message does not repeat it.
      const what = [...whereOf(place), message].join(': ');
      if (kind === 'error') report('error', `${code}: ${what} ${hint}`, place);
      else if (isAnswered === true)
        report('notice', `${code} (question, answered by the approval): ${what}`, place);
      else report('warning', `${code} (question): ${what} ${hint}`, place);
    },
  };
}

function whereOf(place: Place | undefined): string[] {
  if (place === undefined) return [];
  const { file, lineNumber } = place;
  return [lineNumber === undefined ? file : `${file}, line ${lineNumber}`];
}
