import { codeBlock, escapeSentence } from '../text/escape.ts';
import { joinBlocks, renderFolded } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import type { ReportContext } from '../result/context.ts';
import { canBeAnswered } from '../result/answerable.ts';
import { factsOf, type RunFacts, renderSum, sumOf } from '../result/facts.ts';
import { linkRunWorkflow } from './links.ts';
import type { RunRecord } from '../record/run-record.ts';

/** How to pay exactly this plan, as lines for the log; none if that is not possible. */
export function renderAnswerLines(record: RunRecord, context: ReportContext): string[] {
  const facts = factsOf(record);
  if (!canBeAnswered(facts)) return [];
  const money = renderSum(sumOf(facts.due), facts.currency);
  const { digest } = facts.record.plan;
  const command = commandOf(digest, context);
  return [
    `To pay exactly this plan (${money}), look at it and start a manual run:`,
    ...(command === null ? [] : [command]),
    `In the form of the manual run, that is: answer = ${digest}`,
  ];
}

/**
 * The same as Markdown. Null if it is not possible.
 *
 * @param as `open` if the run waits for an answer, otherwise folded at the end; one of the two
 * calls returns null
 */
export function renderAnswer(
  facts: RunFacts,
  context: ReportContext,
  as: 'open' | 'folded',
): string | null {
  if (!canBeAnswered(facts)) return null;
  const { record, due, questions } = facts;
  const { digest } = record.plan;
  const waits = questions.length > 0 || record.status === 'blocked';
  if (waits !== (as === 'open')) return null;
  const { people } = sumOf(due);
  const command = commandOf(digest, context);
  const which =
    questions.length === 0
      ? ''
      : `, and answers the ${questions.length === 1 ? 'question' : 'questions'} above`;
  const how = joinBlocks([
    `Open ${linkRunWorkflow(context)}, paste this into **answer**, press the green button:`,
    codeBlock([digest]),
    `It pays ${people === 1 ? 'this person' : `these ${plural(people, 'person', 'people')}`} these amounts${which}. If one of them changes, it pays nobody.`,
    record.unchecked.length === 0
      ? null
      : 'Not everything could be checked. If a question comes up later, the digest changes, and this one pays nobody.',
    command === null ? null : renderFolded('In a terminal', codeBlock([command])),
  ]);
  return waits
    ? joinBlocks(['**To pay it as it is**', how])
    : renderFolded(escapeSentence('Pay exactly this plan by hand instead'), how);
}

/** A word that every shell takes literally, and no program takes as an option. */
const plainWord = /^[\w./][\w./@+-]*$/;

/**
 * Null if a shell could interpret the name of the workflow or branch: anybody can push a branch,
 * and people run the commands that they copy. Quoting differs from shell to shell.
 */
function commandOf(digest: string, { workflowFile, branch }: ReportContext): string | null {
  if (![workflowFile, branch].every((word) => plainWord.test(word ?? 'unknown'))) return null;
  return [
    'gh workflow run',
    workflowFile ?? '<workflow file>',
    ...(branch === null ? [] : [`--ref ${branch}`]),
    `-f answer=${digest}`,
  ].join(' ');
}
