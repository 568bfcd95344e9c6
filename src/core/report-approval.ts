import { codeBlock, encodePath, escapeCode, escapeMarkdown } from './escape.ts';
import type { Finding } from './errors.ts';
import { joinBlocks, renderLink, renderRow, renderTable } from './markdown.ts';
import { plural } from './plural.ts';
import { addCents, formatCents } from './money.ts';
import type { Plan } from './plan.ts';
import type { ReportContext } from './report-context.ts';
import { linkCode } from './report-links.ts';
import type { RunRecord } from './run-record.ts';

/**
 * How to approve exactly this plan: for a plan with something due and no error, and for a run that only questions, or the approval
 * of another plan, have stopped. Null for every other.
 */
export function renderApproval(record: RunRecord, context: ReportContext): string | null {
  const { plan, findings, status } = record;
  if (plan === null || plan.due.length === 0) return null;
  const isOpenToApproval = findings.every(
    ({ kind, code }) => kind === 'question' || code === 'PLAN_CHANGED',
  );
  const waits = status === 'planned' || (status === 'blocked' && findings.length > 0);
  if (!waits || !isOpenToApproval) return null;
  const total = formatCents(addCents(plan.due.map(({ amount }) => amount)));
  const form = [
    ['mode', 'pay'],
    ['approve', plan.digest],
    ['max-total', total],
  ] as const;
  const file = context.workflowFile;
  return joinBlocks([
    '### Approve this plan',
    `The plan of ${plural(plan.due.length, 'bonus', 'bonuses')}, ${total} ${record.currency === null ? 'in all' : escapeMarkdown(record.currency)}, has the digest`,
    codeBlock([plan.digest]),
    'Whoever approves it pays exactly these people these amounts; once one of them changes, the digest does not fit any more and nothing is paid. An approval answers the questions, and no error.',
    renderQuestions(findings, plan, context),
    'On the command line:',
    codeBlock([manualRun(form, context)]),
    `Or ${file === null ? 'in the form of the manual run' : `with ${renderLink('Run workflow', `${context.serverUrl}/${context.repository}/actions/workflows/${encodePath(file)}`)}`}, if the workflow has these inputs:`,
    renderTable(
      ['Field', 'What to type'],
      form.map(([name, value]) => renderRow([`<code>${name}</code>`, escapeCode(value)])),
    ),
  ]);
}

/** A line for a shell. A branch can have any name, so what is not plain is quoted. */
function manualRun(
  form: readonly (readonly [string, string])[],
  { workflowFile, branch }: ReportContext,
): string {
  return [
    'gh workflow run',
    workflowFile === null ? '<workflow file>' : quoteForShell(workflowFile),
    ...(branch === null ? [] : [`--ref ${quoteForShell(branch)}`]),
    ...form.map(([name, value]) => `-f ${name}=${value}`),
  ].join(' ');
}

function quoteForShell(word: string): string {
  // A word that begins with a dash would be an option.
  if (/^[\w./][\w./@+-]*$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What rests on each kind of question, in money: the due bonuses of the lines and files that it names. */
function renderQuestions(
  findings: readonly Finding[],
  plan: Plan,
  context: ReportContext,
): string | null {
  const questions = findings.filter(({ kind }) => kind === 'question');
  if (questions.length === 0) return null;
  const rows = [...Map.groupBy(questions, ({ code }) => code)].map(([code, asked]) => {
    const due = plan.due.filter((bonus) =>
      asked.some(
        ({ place }) =>
          place === undefined ||
          (place.file === bonus.file &&
            (place.lineNumber === undefined || place.lineNumber === bonus.lineNumber)),
      ),
    );
    const amount = formatCents(addCents(due.map((bonus) => bonus.amount)));
    return renderRow([linkCode(code, context), String(asked.length), String(due.length), amount]);
  });
  return joinBlocks([
    'What an approval would pay in spite of a question:',
    renderTable(['Question', 'Asked:', 'Bonuses:', 'Amount:'], rows),
  ]);
}
