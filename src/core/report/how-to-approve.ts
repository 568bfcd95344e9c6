import { codeBlock, encodePath, escapeCode, escapeMarkdown } from '../text/escape.ts';
import type { Code, Finding } from '../errors.ts';
import { joinBlocks, renderLink, renderRow, renderTable } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { addCents, formatCents } from '../money.ts';
import type { Plan } from '../plan/due.ts';
import type { ReportContext } from './context.ts';
import { linkCode } from './links.ts';
import type { RunRecord } from '../record/run-record.ts';

/** The manual run that pays a plan under its approval. */
interface ManualRun {
  /** `3 bonuses, 17.54 GBP` */
  readonly what: string;
  /** A line for a shell. */
  readonly command: string;
  /** The same for the form of the manual run: each field and what to type. */
  readonly fields: readonly (readonly [string, string])[];
}

/**
 * For a plan with something due and no error, and for a run that only questions, or the approval of another plan, have stopped. Null for
 * every other.
 */
function findManualRun(record: RunRecord, context: ReportContext): ManualRun | null {
  const { plan, findings, status, currency } = record;
  if (plan === null || plan.due.length === 0) return null;
  const isOpenToApproval = findings.every(
    ({ kind, code }) => kind === 'question' || isForApproval(code),
  );
  const waits = status === 'planned' || (status === 'blocked' && findings.length > 0);
  if (!waits || !isOpenToApproval) return null;
  const total = formatCents(addCents(plan.due.map(({ amount }) => amount)));
  const fields = [['answer', plan.digest]] as const;
  const what = `${plural(plan.due.length, 'bonus', 'bonuses')}, ${total} ${currency ?? 'in all'}`;
  return { what, command: commandOf(fields, context), fields };
}

/** Errors that the digest of this plan ends. */
function isForApproval(code: Code): boolean {
  return code === 'PLAN_CHANGED' || code === 'APPROVAL_REQUIRED';
}

/** A branch can have any name, so what is not plain is quoted. */
function commandOf(fields: ManualRun['fields'], { workflowFile, branch }: ReportContext): string {
  return [
    'gh workflow run',
    workflowFile === null ? '<workflow file>' : quoteForShell(workflowFile),
    ...(branch === null ? [] : [`--ref ${quoteForShell(branch)}`]),
    ...fields.map(([name, value]) => `-f ${name}=${value}`),
  ].join(' ');
}

/** Whether this plan can be paid as it is by approving it. */
export function canBeApproved(record: RunRecord, context: ReportContext): boolean {
  return findManualRun(record, context) !== null;
}

/** How to approve exactly this plan, as lines of the log; none where there is nothing to approve. */
export function describeApproval(record: RunRecord, context: ReportContext): string[] {
  const run = findManualRun(record, context);
  if (run === null) return [];
  const form = run.fields.map(([name, value]) => `${name} = ${value}`).join(', ');
  return [
    `To pay exactly this plan (${run.what}), look at it and start a manual run:`,
    run.command,
    `In the form of the manual run, that is: ${form}`,
  ];
}

/** The same as Markdown; null where there is nothing to approve. */
export function renderApproval(record: RunRecord, context: ReportContext): string | null {
  const { plan, findings, unchecked } = record;
  const run = findManualRun(record, context);
  if (plan === null || run === null) return null;
  const { workflowFile, serverUrl, repository } = context;
  const actions = `${serverUrl}/${repository}/actions/workflows`;
  return joinBlocks([
    '### Approve this plan',
    `The plan of ${escapeMarkdown(run.what)}, has the digest`,
    codeBlock([plan.digest]),
    'Whoever approves it pays exactly these people these amounts; once one of them changes, the digest does not fit any more and nothing is paid. An approval answers the questions, and no error.',
    unchecked.length === 0
      ? null
      : 'Not everything could be checked: see *Not checked*. A question that comes of it makes another digest, and nothing is paid under this one.',
    renderQuestions(findings, plan, context),
    'On the command line:',
    codeBlock([run.command]),
    `Or ${workflowFile === null ? 'in the form of the manual run' : `with ${renderLink('Run workflow', `${actions}/${encodePath(workflowFile)}`)}`}, if the workflow has these inputs:`,
    renderTable(
      ['Field', 'What to type'],
      run.fields.map(([name, value]) => renderRow([`<code>${name}</code>`, escapeCode(value)])),
    ),
  ]);
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
    // A question names a line, a file, or nothing, which is all of the plan.
    const places = new Set(asked.map(({ place }) => keyOf(place?.file, place?.lineNumber)));
    const due = plan.due.filter(
      ({ file, lineNumber }) =>
        places.has(keyOf()) || places.has(keyOf(file)) || places.has(keyOf(file, lineNumber)),
    );
    const amount = formatCents(addCents(due.map((bonus) => bonus.amount)));
    return renderRow([linkCode(code, context), String(asked.length), String(due.length), amount]);
  });
  return joinBlocks([
    'What an approval would pay in spite of a question:',
    renderTable(['Question', 'Asked:', 'Bonuses:', 'Amount:'], rows),
  ]);
}

function keyOf(file = '', lineNumber = 0): string {
  return `${lineNumber} ${file}`;
}
